"""A walk through a real Synapse, seen by a person in the room."""
import time

import pytest

import settings
from api import Api
from checker import Command, reply_violations
from matrix_stage import MatrixStage
from waiting import eventually, stays

pytestmark = [pytest.mark.matrix, pytest.mark.timeout(180)]


@pytest.fixture
def walk(stage, start):
    """(stage, bot, ops): the bot is running and has joined ana's room."""
    ops = stage.room()
    bot = start(stage.configuration(ops))
    stage.ana.invite(ops, stage.bot.id)
    stage.bot_is_in(ops)
    return stage, bot, ops


def rooms_of(incident, chat="matrix"):
    return [r["room"] for r in incident["rooms"] if r["chat"] == chat]


def test_invited_the_bot_joins_and_answers(walk):
    stage, _, ops = walk
    reply = stage.ask(ops, "!help")
    assert "!declare" in reply["text"]


def test_declare_page_status(walk):
    stage, bot, ops = walk
    api = Api(bot.url)
    stage.ask(ops, "!declare P1 checkout is down")
    incident = api.incident_titled("checkout is down")
    assert "P1" in str(incident["severity"])
    room = stage.incident_room(incident["label"])
    assert room in rooms_of(incident) or room in rooms_of(api.incident(incident["id"]))
    assert incident["id"] in (stage.ana.state_value(room, "m.room.topic", "topic") or ""), "our key is in the topic"
    page = stage.ask(room, "!ic page checkout is down")
    for name in ("Ana", "Bob", "Cleo"):
        assert name in page["text"], page["text"]
    status = stage.ask(room, "!status")
    assert incident["id"] in status["text"]
    stage.ask(room, "!ic me")
    eventually(lambda: api.incident(incident["id"])["roles"].get("incident-commander") == "ana", 10,
               what="ana as commander: one person on two chats is one person")


def test_what_was_said_before_the_bot_joined_is_never_executed(stage, start):
    ops = stage.room()
    stage.ana.say(ops, "!declare P1 said before it joined")
    stage.ana.say(ops, "!ic page said before it joined")
    bot = start(stage.configuration(ops))
    stage.ana.invite(ops, stage.bot.id)
    stage.bot_is_in(ops)
    stage.ask(ops, "!help")
    assert Api(bot.url).incidents() == []
    assert len([m for m in stage.ana.messages(ops, stage.bot.id) if m["in_reply_to"]]) == 1


def test_invited_while_it_was_down_it_joins_and_executes_nothing_old(stage, start):
    ops = stage.room()
    bot = start(stage.configuration(ops))
    bot.kill()
    stage.ana.say(ops, "!declare P1 said while it was no member")
    stage.ana.invite(ops, stage.bot.id)
    bot.start()
    stage.bot_is_in(ops)
    stage.ask(ops, "!help")
    assert Api(bot.url).incidents() == []


def test_in_a_thread_it_answers_in_that_thread(walk):
    stage, _, ops = walk
    root = stage.ana.say(ops, "looking into it")
    assert stage.ask(ops, "!help", thread=root)["thread"] == root


def test_a_workstream_has_its_thread_or_a_room_of_its_own(walk):
    stage, bot, ops = walk
    api = Api(bot.url)
    stage.ask(ops, "!declare P3 search is slow")
    incident = api.incident_titled("search is slow")
    room = stage.incident_room(incident["label"])
    opened = stage.ana.say(room, "!stream open db restore the replica")
    said = lambda text: [m for m in stage.ana.messages(room, stage.bot.id) if text in m["text"]]
    assert eventually(lambda: said("This is workstream"), 20)[0]["thread"] == opened
    assert stage.ask(room, "!milestone the replica is back", thread=opened)["thread"] == opened
    told = eventually(lambda: said("Milestone of"), 20)
    assert len(told) == 1 and told[0]["thread"] is None
    stage.ask(room, "!stream open net me room")
    own = eventually(
        lambda: next((r["room"] for r in api.incident(incident["id"])["rooms"] if r["purpose"] == "stream"), None), 20)
    stage.ana.join(own)
    stage.ask(own, "!milestone no packet loss")
    assert len(eventually(lambda: said("no packet loss"), 20)) == 1


def test_one_transaction_sent_twice_is_one_command(walk):
    stage, _, ops = walk
    ids = {stage.ana.say(ops, "!help", transaction="the-same") for _ in range(2)}
    [id] = ids
    eventually(lambda: stage.replies(ops, id), 15)
    stays(lambda: len(stage.replies(ops, id)) == 1, 2)


def test_an_edit_of_an_old_message_is_not_a_new_command(walk):
    stage, bot, ops = walk
    id = stage.ana.say(ops, "nothing yet")
    stage.ana("PUT", f"/_matrix/client/v3/rooms/{ops.replace('!', '%21')}/send/m.room.message/edit-1", {
        "msgtype": "m.text", "body": "* !declare P1 by an edit",
        "m.new_content": {"msgtype": "m.text", "body": "!declare P1 by an edit"},
        "m.relates_to": {"rel_type": "m.replace", "event_id": id}})
    stage.ask(ops, "!help")
    assert Api(bot.url).incidents() == []


def test_hostile_mentions_in_a_title_ping_nobody(walk):
    stage, bot, ops = walk
    stage.ask(ops, '!declare P3 login @room @everyone <img src=x onerror=alert(1)> <a href="https://matrix.to/#/@ana:x">x</a>')
    room = stage.incident_room(Api(bot.url).incident_titled("login @room")["label"])
    said = [m for r in (ops, room) for m in stage.ana.messages(r, stage.bot.id) if m["author"] == stage.bot.id]
    assert said
    for message in said:
        html = message["content"].get("formatted_body", "")
        assert not message["content"].get("m.mentions", {}).get("room"), message
        assert "m.mentions" in message["content"], "without it a client looks for @room in the text"
        assert "<img" not in html and "matrix.to/#/@ana:x\"" not in html, html


def test_a_limited_sync_loses_no_command(walk):
    """More than 50 messages while the bot is down: Synapse leaves a gap, and the bot fills it from /messages."""
    stage, bot, ops = walk
    stage.ask(ops, "!help")
    bot.kill()
    commands = []
    for number in range(120):
        text = "!status" if number % 8 == 0 else f"chatter {number}"
        id = stage.ana.say(ops, text)
        if text == "!status":
            commands.append(Command(id, ops, text))
    bot.start()
    eventually(lambda: all(stage.replies(ops, c.id) for c in commands), 60, every=1, what="a reply to each command")
    time.sleep(2)
    assert reply_violations(commands, {ops: stage.ana.messages(ops, stage.bot.id)}) == []
    bot.kill()
    bot.start()
    stage.ask(ops, "!help")
    assert reply_violations(commands, {ops: stage.ana.messages(ops, stage.bot.id)}) == []


def test_a_restart_of_synapse_loses_nothing(walk):
    stage, bot, ops = walk
    api = Api(bot.url)
    before = stage.ana.say(ops, "!status")
    stage.synapse.restart(down=2)
    after = stage.ana.say(ops, "!status")
    for id in (before, after):
        eventually(lambda: stage.replies(ops, id), 60, every=0.3, what="a reply after Synapse came back")
    time.sleep(1)
    assert [len(stage.replies(ops, id)) for id in (before, after)] == [1, 1]
    assert api.get("/readyz").status == 200


def test_what_came_due_while_synapse_was_down_arrives_once(stage, start):
    ops = stage.room()
    bot = start(stage.configuration(ops), settings.ladder("3 seconds", "5 seconds"))
    stage.ana.invite(ops, stage.bot.id)
    stage.bot_is_in(ops)
    stage.ask(ops, "!declare P1 while the chat is down")
    incident = Api(bot.url).incident_titled("while the chat is down")
    room = stage.incident_room(incident["label"])
    stage.synapse.restart(down=7)

    def told(name):
        return [m for m in stage.ana.messages(room, stage.bot.id)
                if m["author"] == stage.bot.id and name in m["text"]]
    eventually(lambda: told("Luis") and told("Vera"), 60, every=0.5, what="both steps of the ladder")
    time.sleep(2)
    texts = [m["text"] for m in told("Luis") + told("Vera")]
    rules = sorted(e["deadline"].split("/")[1] for e in Api(bot.url).timeline(incident["id"]) if e.get("deadline"))
    assert rules == ["escalate", "notify-vp"] and len(set(texts)) >= 1


def test_an_encrypted_room_is_refused_with_a_sentence(stage, start):
    ops = stage.room()
    start(stage.configuration(ops))
    room = stage.ana.create_room("Secret", encrypted=True)
    stage.ana.invite(room, stage.bot.id)

    def refused():
        said = [e["content"].get("body", "") for e in stage.ana.history(room)
                if e["type"] == "m.room.message" and e["sender"] == stage.bot.id]
        left = [c.get("reason", "") for key, c in stage.ana.members(room, "leave").items() if key == stage.bot.id]
        return any("encrypt" in text.lower() for text in said + left)
    eventually(refused, 20, every=0.3, what="a sentence that says the room is encrypted")


def test_after_a_room_upgrade_it_answers_in_the_new_room(walk):
    stage, _, ops = walk
    stage.ask(ops, "!help")
    new = stage.ana.upgrade(ops)
    stage.ana.invite(new, stage.bot.id) if stage.bot.id not in stage.ana.members(new, "invite") else None
    stage.bot_is_in(new)
    stage.ask(new, "!help")


def test_a_name_that_a_stranger_took_gets_a_suffix(walk):
    """The alias of today's first incident is already another room's."""
    stage, bot, ops = walk
    api = Api(bot.url)
    stage.ask(ops, "!declare P3 the first")
    label = api.incident_titled("the first")["label"].lstrip("#")
    following = f"{label[:-3]}{int(label[-3:]) + 1:03}"
    stranger = stage.ana.room_behind(following) or stage.ana.create_room("Somebody else's", alias=following)
    stage.ask(ops, "!declare P3 the second")
    second = api.incident_titled("the second")
    assert second["label"].lstrip("#") == following, "the label is fixed in the event that declared it"
    rooms = eventually(lambda: rooms_of(api.incident(second["id"])), 20, what="a room for the second incident")
    assert stranger not in rooms


def test_the_real_rate_limits_delay_but_lose_nothing(tmp_path, start):
    """Synapse's defaults: 429 after a burst, then a message each five seconds."""
    from synapse import Synapse
    server = Synapse(tmp_path / "limited", limits=True).start()
    try:
        stage = MatrixStage(server, tmp_path, people=("ana", "bob"))
        ops = stage.room(invite_bot=True)
        start(stage.configuration(ops))
        stage.bot_is_in(ops)
        speakers = [stage.ana, stage.people["bob"]]
        commands = [Command(speakers[n % 2].say(ops, "!status"), ops, "!status") for n in range(14)]
        eventually(lambda: all(stage.replies(ops, c.id) for c in commands), 110, every=3, what="14 replies")
        assert reply_violations(commands, {ops: stage.ana.messages(ops, stage.bot.id)}) == []
    finally:
        server.stop()


def test_a_dead_homeserver_does_not_stop_the_local_rooms(walk):
    stage, bot, _ = walk
    stage.synapse.stop()
    try:
        api = Api(bot.url)
        api.room("ops")
        assert api.ask("ops", "!help") and api.get("/healthz").status == 200
        bot.kill()
        bot.start()
        assert Api(bot.url).ask("ops", "!help"), "it also starts while the chat is down"
    finally:
        stage.synapse.start()


def test_the_access_token_is_in_no_log(walk):
    stage, bot, ops = walk
    stage.ask(ops, "!help")
    bot.terminate()
    assert stage.bot.token not in bot.log_text()
