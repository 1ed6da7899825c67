"""EIO at the n-th fsync or write of a life, for each n that a course of commands reaches."""
import chain
import strace
from row import Row
from rows.kill_at_sync import chosen
from tally import Tally
from teller import GaveUp, Teller


class SyncErrors(Row):
    name = "sync-errors"
    fault = "EIO from the n-th fsync, for each n"
    proof = "strace's log shows the call that it answered with EIO"
    sabotage, safeguard = "refusal", "what the disk refused is refused to whoever asked"
    sizes = {"quick": 6, "middle": 24, "whole": 48}
    sabotaged = 8
    # A start on an empty directory takes about twenty, a course of commands the rest.
    calls, most, error = strace.SYNCS, 48, "EIO"

    def run(self, stage, count):
        tally = Tally()
        for n in chosen(count, self.most):
            self.once(stage, n, tally)
        return tally

    def once(self, stage, n, tally):
        folder = stage.fresh(f"{self.name}-{n}")
        log, data = folder / "strace", folder / "data"
        bot = stage.bot(folder=folder)
        paths = [data / name for name in ("sitrep.db", "sitrep.db-wal", "sitrep.db.new", "sitrep.db.new-journal")]
        # Three in a row: one alone might hit a call whose failure is harmless, as that of a checkpoint is.
        bot.prefix = strace.prefix(log, f"{self.calls}:error={self.error}:when={n}..{n + 2}", calls=self.calls,
                                   paths=paths if self.calls == strace.WRITES else ())
        teller = Teller(bot, patience=40 if not stage.sabotage else 5)
        try:
            teller.begin()
            # One course does not reach the last of them.
            for _ in range(4):
                teller.course()
                if bot.prefix == [] or strace.injected(log):
                    break
            # What was acknowledged has to be there also for whoever opens the file after a crash.
            bot.kill()
            teller.judge(tally)
            tally.sort(chain.faults(chain.events(data)))
        except GaveUp as error:
            tally.lost.append(f"n = {n}: {error}")
        bot.kill()
        tally.runs += 1
        tally.injected += strace.injected(log) > 0
        tally.notes.append(f"refused {teller.refused}")


class WriteErrors(SyncErrors):
    name = "write-errors"
    fault = "EIO from the n-th write to the data, for each n"
    sizes = {"quick": 6, "middle": 30, "whole": 240}
    calls, most = strace.WRITES, 240
