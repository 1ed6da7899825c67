"""A chat fails for a while under many channels that wait for an answer, and then it is back."""
from row import Row
from tally import Tally


class Silence(Row):
    """Each kind of fault once, with so many channels."""

    sabotage, safeguard = "lookup", "in doubt the room is searched before something is posted again"
    kinds = ("500", "cut", "lost")

    @staticmethod
    def lasts(count):
        """Seconds. A few channels show in six what many show in twenty."""
        return 20 if count >= 10 else 6

    def run(self, stage, count):
        tally = Tally()
        # Without the look-up it is where the answers are lost that something is said twice.
        for kind in self.kinds if not stage.sabotage else ("lost",):
            outage, faults = self.outage(stage, kind, count)
            tally.runs += len(outage.rooms)
            tally.injected += faults
            tally.sort(outage.violations())
            tally.late += outage.late()
            tally.notes.append(f"{kind}: {count} channels, the last after {max(outage.took.values(), default=0):.0f} s")
        return tally


class OutageSlack(Silence):
    name = "outage-slack"
    fault = "Slack fails for 20 s (quick: 6 s) under many channels"
    proof = "the stand-in counts the calls that it failed"
    # With twenty in every run of the live tests (test_outage.py).
    sizes = {"quick": 5, "middle": 50, "whole": 200}
    sabotaged = 5

    def outage(self, stage, kind, count):
        from outage import SlackOutage
        from slack_stage import SlackStage
        slack = SlackStage(stage.fresh(), "http")
        try:
            slack.join(stage.start(slack.configuration()))
            outage = SlackOutage(slack, kind, count, self.lasts(count))
            if stage.sabotage and count < 10:
                outage.watched = 20
            failed = []
            fault, begin = outage.fault, outage.begin

            def counting():
                begin()
                slack.slack.chance = lambda method: failed.append(method) or dict(fault)
            outage.begin = counting
            outage.go()
            return outage, len(failed)
        finally:
            slack.end()


class OutageMatrix(Silence):
    name = "outage-matrix"
    fault = "Matrix fails for 20 s under many rooms"
    proof = "the door before Synapse counts the requests that it failed"
    sizes = {"quick": None, "middle": 20, "whole": 200}
    sabotaged = 10

    def run(self, stage, count):
        from synapse import Synapse
        self.synapse = Synapse(stage.fresh("synapse"))
        self.synapse.start()
        try:
            return super().run(stage, count)
        finally:
            self.synapse.stop()

    def outage(self, stage, kind, count):
        from matrix_stage import MatrixStage
        from outage import Door, MatrixOutage
        matrix = MatrixStage(self.synapse, stage.fresh())
        with Door(self.synapse.url) as door:
            rooms = [matrix.room(f"desk {number}", invite_bot=True) for number in range(count)]
            stage.start(matrix.configuration(rooms[0], {"chats": {"matrix": {"homeserver": door.url}}}))
            for room in rooms:
                matrix.bot_is_in(room, timeout=60)
            return MatrixOutage(matrix, door, kind, rooms, self.lasts(count)).go(), door.counted[kind]
