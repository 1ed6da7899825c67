"""SIGKILL at the n-th fsync or write of a life, for each n that a course of commands reaches."""
import chain
import strace
from row import Row
from tally import Tally
from teller import GaveUp, Teller


class KillAtSync(Row):
    name = "kill-at-sync"
    fault = "SIGKILL at the n-th fsync, and at the n-th write to the data, for each n"
    proof = "strace's log shows the call that never came back, and the death"
    sabotage, safeguard = "commit", "nobody is answered before the commit"
    # Of each kind.
    sizes = {"quick": 4, "middle": 20, "whole": 240}
    # What was written before a sync outlives the process, so only a kill among the writes of a group shows it.
    sabotaged = 6
    # How many such calls a start and two courses make, about.
    CALLS = {strace.SYNCS: 26, strace.WRITES: 310}

    def run(self, stage, count):
        tally = Tally()
        for calls, most in self.CALLS.items():
            for n in chosen(min(count, most), most, stage.seed):
                self.once(stage, calls, n, tally)
        return tally

    def once(self, stage, calls, n, tally):
        folder = stage.fresh("kill")
        log, data = folder / "strace", folder / "data"
        bot = stage.bot(folder=folder)
        # Syncs of the directory count too; of writes only those to the data.
        paths = [data / name for name in ("sitrep.db", "sitrep.db-wal", "sitrep.db.new")]
        bot.prefix = strace.prefix(log, f"{calls}:signal=KILL:when={n}", calls=calls,
                                   paths=paths if calls == strace.WRITES else ())
        teller = Teller(bot, patience=40 if not stage.sabotage else 6)
        try:
            teller.begin()
            teller.course()
            teller.course()
            teller.judge(tally)
            tally.sort(chain.faults(chain.events(bot.data)))
        except GaveUp as error:
            tally.lost.append(f"{calls} {n}: {error}")
        tally.injected += strace.died_in(log, calls)
        bot.kill()
        tally.runs += 1


def chosen(count, most, seed=0):
    """So many of 1…most, spread evenly and shifted by the seed, so that another try looks elsewhere; all of them where
    there are as many."""
    return sorted({1 + (n * most // count + seed * 7) % most for n in range(count)})
