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
        tally = Tally(runs=count)
        ladder = settings.ladder(f"{crash_local.LEAD_SECONDS} seconds", f"{crash_local.VP_SECONDS} seconds")
        bot = stage.start(ladder)
        kill = bot.kill

        def counted():
            kill()
            tally.injected += bot.process.returncode == -9

        bot.kill = counted
        record = crash_local.run(bot, count, stage.seed)
        bot.kill = kill
        tally.sort(record.violations())
        tally.notes.append(f"{len(record.commands)} commands and {len(record.declared)} incidents judged")
        return tally
