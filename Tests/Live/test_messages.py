"""Messages in rooms: taken once, in order, answered once."""
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from waiting import stays


def test_a_post_is_answered_201_with_id_seq_room_and_time(shared):
    answer = shared.post(shared.here, "hello", id="first")
    assert answer.status == 201
    assert answer.json["id"] == "first" and answer.json["room"] == shared.here
    assert set(answer.json) >= {"id", "seq", "room", "at"}


def test_a_post_without_an_id_gets_one(shared):
    one, two = shared.post(shared.here, "hello"), shared.post(shared.here, "hello")
    assert one.status == two.status == 201
    assert one.json["id"] and one.json["id"] != two.json["id"]


def test_the_same_id_again_is_200_with_the_first_body(shared):
    first = shared.post(shared.here, "hello", id="same")
    again = shared.post(shared.here, "hello", id="same")
    assert (first.status, again.status) == (201, 200)
    assert again.json == first.json
    assert len([m for m in shared.messages(shared.here) if m["id"] == "same"]) == 1


def test_the_same_id_with_other_text_is_409(shared):
    shared.post(shared.here, "hello", id="same")
    answer = shared.post(shared.here, "something else", id="same")
    assert answer.status == 409 and answer.kind == "application/problem+json"
    assert [m["text"] for m in shared.messages(shared.here) if m["id"] == "same"] == ["hello"]


def test_an_id_belongs_to_its_author_and_room(shared):
    other = shared.room(shared.here + "-2")
    assert shared.post(shared.here, "hello", author="ana", id="mine").status == 201
    assert shared.post(shared.here, "hello", author="bob", id="mine").status == 201
    assert shared.post(other, "hello", author="ana", id="mine").status == 201


def test_one_command_sent_eight_times_at_once_is_done_once(shared):
    id = str(uuid.uuid4())
    with ThreadPoolExecutor(8) as threads:
        statuses = sorted(threads.map(lambda _: shared.post(shared.here, "!help", id=id).status, range(8)))
    assert statuses == [200] * 7 + [201]
    shared.reply_to(shared.here, id)
    stays(lambda: len([m for m in shared.messages(shared.here) if m["in_reply_to"] == id]) == 1, 1)


def test_messages_stand_in_the_order_of_their_seq(shared):
    with ThreadPoolExecutor(8) as threads:
        posted = list(threads.map(lambda n: shared.post(shared.here, f"line {n}").json, range(40)))
    listed = [m["seq"] for m in shared.messages(shared.here)]
    assert listed == sorted(set(listed)), "seqs are strictly increasing"
    assert {p["seq"] for p in posted} <= set(listed)


def test_paging_through_a_room_shows_each_message_once(shared):
    for number in range(25):
        shared.say(shared.here, f"line {number}")
    seen, after = [], 0
    while page := shared.get(f"/api/v1/rooms/{shared.here}/messages?after={after}&limit=7").json["messages"]:
        assert len(page) <= 7
        seen += [m["text"] for m in page]
        after = page[-1]["seq"]
    assert seen == [f"line {number}" for number in range(25)]


@pytest.mark.parametrize("command", ["!help", "!help declare", "!status", "!ic", "!incidents", "!declare", "!ic pgae",
                                     "!statsu", "!declar P1 x", "!updtae y", "! status", "!escalate", "!severity P1", "!timers", "!ic who bob"])
def test_every_command_has_exactly_one_reply(shared, command):
    """Right, wrong or nearly: whatever begins with the prefix and may be a command is answered, once."""
    said = shared.say(shared.here, command)
    reply = shared.reply_to(shared.here, said["id"])
    assert reply["text"] and reply["author"] != "ana" and reply["seq"] > said["seq"]
    stays(lambda: len([m for m in shared.messages(shared.here) if m["in_reply_to"] == said["id"]]) == 1, 0.6)


@pytest.mark.parametrize("text", ["!deploy api", "!k8s get pods", "!nonsense"])
def test_what_another_bot_is_told_is_left_to_it(shared, text):
    said = shared.say(shared.here, text)
    stays(lambda: not [m for m in shared.messages(shared.here) if m["in_reply_to"] == said["id"]], 0.6)


def test_plain_talk_is_not_answered(shared):
    said = shared.say(shared.here, "the database looks slow! really")
    stays(lambda: not [m for m in shared.messages(shared.here) if m["in_reply_to"] == said["id"]], 0.6)


def test_a_command_in_a_thread_is_answered_in_that_thread(shared):
    root = shared.say(shared.here, "looking into it")
    reply = shared.ask(shared.here, "!help", thread=root["id"])
    assert reply["thread"] == root["id"]


def test_a_missing_argument_is_answered_with_an_example(shared):
    assert "!declare" in shared.ask(shared.here, "!declare")["text"]


def test_a_slip_is_answered_with_what_was_probably_meant(shared):
    assert "!ic page" in shared.ask(shared.here, "!ic pgae")["text"]


def test_smart_quotes_case_and_non_breaking_spaces_do_not_matter(shared):
    reply = shared.ask(shared.here, "!IC\u00a0Page\u00a0\u201cbob\u201d.")
    assert "Bob Stone" in reply["text"]


def test_rooms_are_made_once_and_listed(shared):
    name = shared.here + "-new"
    first = shared.call("PUT", f"/api/v1/rooms/{name}", body={})
    again = shared.call("PUT", f"/api/v1/rooms/{name}", body={})
    assert (first.status, again.status) == (201, 200)
    assert shared.rooms().count(name) == 1
