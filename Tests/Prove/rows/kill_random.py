"""SIGKILL at random moments under load, on the built-in rooms."""
import crash_local
import settings
from row import Row
from tally import Tally


class KillRandom(Row):
    name = "kill-random"
    fault = "SIGKILL at random moments under load"
    proof = "each kill ended a process that then had exit status -9"
    sabotage, safeguard = "inbox", "what was taken in is remembered, so that a repeat is none"
    sizes = {"quick": 8, "middle": 60, "whole": 1000}
    sabotaged = 8

    def run(self, stage, count):
        """A hundred to a store: what a longer run has open would go on talking for minutes."""
        tally = Tally()
        for first in range(0, count, 100):
            tally.add(self.some(stage, min(100, count - first), stage.seed + first))
        return tally

    def some(self, stage, count, seed):
        tally = Tally(runs=count)
        ladder = settings.ladder(f"{crash_local.LEAD_SECONDS} seconds", f"{crash_local.VP_SECONDS} seconds")
        bot = stage.start(ladder)
        kill = bot.kill

        def counted():
            kill()
            tally.injected += bot.process.returncode == -9

        bot.kill = counted
        record = crash_local.run(bot, count, seed)
        bot.kill = kill
        # It is not needed any more, and the next one has the machine for itself.
        bot.kill()
        tally.sort(record.violations())
        tally.notes.append(f"{len(record.commands)} commands and {len(record.declared)} incidents judged")
        return tally
