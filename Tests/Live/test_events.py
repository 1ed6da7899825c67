"""Server-sent events: live, in order, resumable."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from sse import EventStream


def test_messages_arrive_live_with_their_seq_as_id(shared):
    with EventStream(shared.url, shared.here) as stream:
        assert stream.response.status == 200
        assert stream.response.getheader("Content-Type").startswith("text/event-stream")
        threading.Timer(0.3, lambda: shared.say(shared.here, "live line")).start()
        event = stream.take(1)[0]
    assert event["data"]["text"] == "live line"
    assert event["id"] == str(event["data"]["seq"])


def test_last_event_id_resumes_without_gap_or_repeat(shared):
    posted = [shared.say(shared.here, f"line {n}") for n in range(10)]
    with EventStream(shared.url, shared.here, last_event_id=posted[3]["seq"]) as stream:
        events = stream.take(6)
        threading.Timer(0.2, lambda: shared.say(shared.here, "line 10")).start()
        events += stream.take(1)
    assert [e["data"]["text"] for e in events] == [f"line {n}" for n in range(4, 11)]


def test_a_reply_shows_what_it_answers(shared):
    with EventStream(shared.url, shared.here) as stream:
        posted = {}
        poster = threading.Timer(0.2, lambda: posted.update(shared.say(shared.here, "!help")))
        poster.start()
        command, reply = stream.take(2)
        poster.join()
    assert command["data"]["id"] == posted["id"]
    assert reply["data"]["in_reply_to"] == posted["id"]


def test_a_stream_of_one_room_does_not_carry_another(shared):
    other = shared.room(shared.here + "-2")
    with EventStream(shared.url, shared.here, timeout=1) as stream:
        shared.say(other, "not for here")
        assert stream.take(1) == []


def test_a_nonsense_last_event_id_is_refused_or_ignored(shared):
    with EventStream(shared.url, shared.here, last_event_id="abc", timeout=1) as stream:
        assert stream.response.status in (200, 400)


def test_an_unknown_room_is_404(shared):
    with EventStream(shared.url, "no-such-room") as stream:
        assert stream.response.status == 404
        assert stream.response.getheader("Content-Type").startswith("application/problem+json")


def test_readers_who_leave_while_a_message_is_told_hold_up_nobody(shared):
    """A reader's end and the telling of a message once waited for each other for ever, and the bot with them."""
    ends = time.monotonic() + 4

    def come_and_go():
        while time.monotonic() < ends:
            with EventStream(shared.url, shared.here, timeout=2) as stream:
                assert stream.response.status == 200
                stream.take(1)

    with ThreadPoolExecutor(9) as pool:
        readers = [pool.submit(come_and_go) for _ in range(8)]
        said = 0
        while time.monotonic() < ends:
            shared.say(shared.here, f"line {said}")
            said += 1
        for reader in readers:
            reader.result(timeout=20)
    assert said > 20
    assert shared.say(shared.here, "still there")["seq"] > said
