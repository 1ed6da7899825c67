"""SIGKILL at random moments while pages and posts are on their way out, and the services have their faults too."""
import settings
from row import Row
from tally import Tally


class KillPages(Row):
    name = "kill-pages"
    fault = "SIGKILL while people are paged, services failing"
    proof = "each kill ended a process; the stand-ins count their faults"
    sabotage, safeguard = "outbox", "what has to leave is kept in the commit of its cause"
    sizes = {"quick": None, "middle": 20, "whole": 200}
    sabotaged = 10

    def run(self, stage, count):
        from crash_pages import Run
        from page_stage import PageStage
        page = PageStage(stage.fresh(), stage.seed)
        try:
            run = Run(page, stage.start(page.configuration()), stage.seed)
            record = run.go(count)
            tally = Tally(runs=len(record.fates), injected=len(record.kills))
            tally.sort(record.violations())
            tally.wrong += [f"a request that the vendor's documents do not allow: {found}" for found in page.rejected]
            tally.notes.append(f"{len(record.arrivals)} requests taken")
            return tally
        finally:
            page.end()


class KillSlack(Row):
    name = "kill-slack"
    fault = "SIGKILL under load at Slack, with its faults"
    proof = "each kill ended a process; the stand-in counts its faults"
    sabotage, safeguard = "lookup", "in doubt the channel is read before something is posted again"
    sizes = {"quick": None, "middle": 8, "whole": 100}
    sabotaged = 8

    def run(self, stage, count):
        """Twenty to a workspace: a longer run has more to say than Slack lets through while it is judged."""
        tally = Tally()
        for first in range(0, count, 20):
            tally.add(self.some(stage, min(20, count - first), stage.seed + first))
        return tally

    def some(self, stage, count, seed):
        from crash_slack import LEAD_SECONDS, VP_SECONDS, Run
        from slack_stage import SlackStage
        slack = SlackStage(stage.fresh(), "http")
        try:
            quick = {"chats": {"slack": {"posts_per_second": 50}}}
            ladder = settings.ladder(f"{LEAD_SECONDS} seconds", f"{VP_SECONDS} seconds")
            run = Run(slack, slack.join(stage.start(slack.configuration(ladder, quick))), seed)
            violations = run.go(count)
            tally = Tally(runs=len(run.commands), injected=count + sum(run.faults.counted.values()))
            tally.sort(violations)
            tally.notes.append(f"faults {dict(run.faults.counted)}")
            return tally
        finally:
            slack.end()


class KillMatrix(Row):
    name = "kill-matrix"
    fault = "SIGKILL under load at a real Synapse"
    proof = "each kill ended a process"
    sabotage, safeguard = "lookup", "in doubt the room is searched before something is posted again"
    sizes = {"quick": None, "middle": None, "whole": 50}
    sabotaged = 10

    def run(self, stage, count):
        import crash_matrix
        from matrix_stage import MatrixStage
        from synapse import Synapse
        synapse = Synapse(stage.fresh("synapse"))
        synapse.start()
        try:
            matrix = MatrixStage(synapse, stage.fresh())
            ops = matrix.room(invite_bot=True)
            ladder = settings.ladder(f"{crash_matrix.LEAD_SECONDS} seconds", f"{crash_matrix.VP_SECONDS} seconds")
            bot = stage.start(matrix.configuration(ops, ladder))
            matrix.bot_is_in(ops)
            record = crash_matrix.run(matrix, bot, ops, count, stage.seed)
            tally = Tally(runs=len(record.commands), injected=count)
            tally.sort(record.violations())
            return tally
        finally:
            synapse.stop()
