"""After an outage of a chat every channel is answered within the limit, and none twice."""
import pytest

from matrix_stage import MatrixStage
from outage import Door, MatrixOutage, SlackOutage
from slack_stage import SlackStage


@pytest.fixture
def stage(tmp_path):
    stage = SlackStage(tmp_path, "http")
    yield stage
    stage.end()


@pytest.mark.timeout(480)
@pytest.mark.parametrize("fault, channels", [("500", 20), ("cut", 20), ("lost", 50)])
def test_every_channel_at_slack_that_waited_is_answered_once(stage, start, fault, channels):
    stage.join(start(stage.configuration()))
    outage = SlackOutage(stage, fault, channels, lasts=20).go()
    print(f"{fault}: the last after {max(outage.took.values(), default=0):.1f} s, {outage.looks()} looks")
    assert outage.violations() + outage.late() == []
    # Not more than were under way when it began, each read once or twice, and some to see whether it is back.
    assert outage.looks() < 4 * channels
    assert stage.slack.rejected == []


@pytest.mark.timeout(480)
@pytest.mark.parametrize("fault", ["500", "lost"])
def test_every_room_at_matrix_that_waited_is_answered_once(synapse, tmp_path, start, fault):
    matrix = MatrixStage(synapse, tmp_path)
    with Door(synapse.url) as door:
        rooms = [matrix.room(f"desk {number}", invite_bot=True) for number in range(12)]
        start(matrix.configuration(rooms[0], {"chats": {"matrix": {"homeserver": door.url}}}))
        for room in rooms:
            matrix.bot_is_in(room)
        outage = MatrixOutage(matrix, door, fault, rooms, lasts=15).go()
        assert door.counted[fault] > 0
        assert outage.violations() + outage.late() == []
