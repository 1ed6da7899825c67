"""Slack, both ways in, against a stand-in that judges every request by the vendor's specification."""
import json
import time

import pytest

import settings
from api import Api
from slack_stage import ANA, BOB, EVE, SlackStage, buttons, everything, key
from standins.slack.callbacks import envelope, post, signed
from standins.slack.workspace import BOT
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(120)


@pytest.fixture(params=["http", "socket"])
def slack(request, tmp_path):
    stage = SlackStage(tmp_path, request.param)
    yield stage
    stage.end()
    assert stage.slack.rejected == [], "requests that the specification does not allow"


@pytest.fixture
def webhooks(tmp_path):
    """Only the signed way in."""
    stage = SlackStage(tmp_path, "http")
    yield stage
    stage.end()
    assert stage.slack.rejected == []


def walk(stage, start, *changes, **options):
    return stage.join(start(stage.configuration(*changes), **options))


def test_a_declaration_opens_a_channel_with_topic_pin_and_people(slack, start):
    bot = walk(slack, start)
    reply = slack.ask("!declare P1 checkout is down")
    incident = Api(bot.url).incident_titled("checkout is down")
    channel = slack.incident_channel(incident["label"])
    assert "checkout is down" in channel["topic"]["value"] and incident["id"] in channel["topic"]["value"]
    linked = f"<#{channel['id']}>"
    eventually(lambda: linked in everything(next(m for m in slack.posts() if m["ts"] == reply["ts"])), 10,
               what="the answer to link the channel once it is there")
    eventually(lambda: ANA in channel["members"] and BOB in channel["members"], 10, what="ana by id, bob by his address")
    opening = eventually(lambda: slack.posts(channel["id"]), 10)[0]
    assert "Take command" in buttons(opening)
    eventually(lambda: (channel["id"], opening["ts"]) in slack.slack.pins, 10, what="the opening message pinned")
    assert all(m["metadata"]["event_type"] == "sitrep_outbox" for m in slack.posts())


def test_each_way_to_say_a_thing(slack, start):
    walk(slack, start)
    thread = slack.say("just talk")
    for text in ("!help", "@mention", "thread"):
        if text == "thread":
            reply = slack.ask("!status", thread=thread)
            assert reply["thread_ts"] == thread
        elif text == "@mention":
            id = slack.say(f"<@{BOT}> status")
            eventually(lambda: slack.replies(id), 10)
            time.sleep(0.5)
            assert len(slack.replies(id)) == 1, "message and app_mention are one"
        else:
            slack.ask(text)
    direct = slack.slack.channel("dm", members=[ANA], kind="im")
    slack.ask("status", channel=direct)
    _, trigger = slack.slash("status")
    eventually(lambda: slack.replies(f"slash.{trigger}"), 10, what="an answer to the slash command")
    stays(lambda: not slack.replies(thread), 0.5)


def test_a_workstream_has_its_thread_or_a_channel_of_its_own(slack, start):
    bot = walk(slack, start)
    slack.ask("!declare P3 search is slow")
    api = Api(bot.url)
    incident = api.incident_titled("search is slow")
    channel = slack.incident_channel(incident["label"])["id"]
    eventually(lambda: slack.posts(channel), 10)
    opened = slack.say("!stream open db restore the replica", channel=channel)
    said = lambda text: [m for m in slack.posts(channel) if text in everything(m)]
    first = eventually(lambda: said("This is workstream"), 10)[0]
    assert first["thread_ts"] == opened
    assert slack.ask("!milestone the replica is back", channel=channel, thread=opened)["thread_ts"] == opened
    told = eventually(lambda: said("Milestone of"), 10)
    assert len(told) == 1 and not told[0].get("thread_ts")
    slack.ask("!stream open net room", channel=channel)
    own = eventually(
        lambda: next((r for r in api.incident(incident["id"])["rooms"] if r["purpose"] == "stream"), None), 10,
        what="a channel of its own")
    eventually(lambda: said(f"<#{own['room']}>"), 10, what="the incident's channel to hear of it")
    slack.ask("!milestone no packet loss", channel=own["room"])
    eventually(lambda: said("no packet loss"), 10)
    assert len(said("no packet loss")) == 1


def test_a_refusal_of_a_slash_command_is_for_who_asked_alone(slack, start):
    walk(slack, start)
    slack.slash("resolved")
    told = eventually(lambda: slack.slack.ephemeral, 10)
    assert told[0]["user"] == ANA and told[0]["channel"] == slack.ops
    assert not slack.posts()


def test_where_the_bot_is_not_in_the_channel_the_answer_goes_by_the_commands_own_address(slack, start):
    walk(slack, start)
    closed = slack.slack.channel("closed", members=[ANA], private=True, bot_is_in=False)
    slack.slash("incidents", channel=closed)
    reply = eventually(lambda: slack.slack.replies, 15)[0]
    assert "No incident" in reply["text"] or "incident" in reply["text"].lower()


def test_buttons_take_command_and_acknowledge(slack, start):
    bot = walk(slack, start)
    slack.ask("!declare P1 checkout is down")
    api = Api(bot.url)
    incident = api.incident_titled("checkout is down")
    channel = slack.incident_channel(incident["label"])["id"]
    opening = eventually(lambda: slack.posts(channel), 10)[0]
    assert slack.press(opening, "Take command", user=BOB)
    eventually(lambda: api.incident(incident["id"])["commander"] == "bob", 10, what="bob in command, known by his address")
    board = eventually(lambda: next((m for m in slack.posts(channel) if "Acknowledge" in buttons(m)), None), 10)
    assert slack.press(board, "Acknowledge", user=ANA)
    eventually(lambda: any(e["kind"] == "acknowledged" and e.get("by") == "ana" for e in api.timeline(incident["id"])), 10)


def test_forms_open_at_once_and_do_what_a_line_would(slack, start):
    bot = walk(slack, start)
    slack.slash("declare")
    view = eventually(lambda: slack.slack.views, 5)[0]
    values = {b["block_id"]: {b["element"]["action_id"]: answer(b["element"])} for b in view["blocks"] if "element" in b}
    assert slack.submit(view, values)
    api = Api(bot.url)
    incident = api.incident_titled("typed by a thumb")
    channel = slack.incident_channel(incident["label"])["id"]
    opening = eventually(lambda: slack.posts(channel), 10)[0]
    slack.press(opening, "Post the update")
    view = eventually(lambda: slack.slack.views[1:], 5)[0]
    values = {b["block_id"]: {b["element"]["action_id"]: answer(b["element"])} for b in view["blocks"] if "element" in b}
    assert slack.submit(view, values)
    eventually(lambda: any(e["kind"] == "updated" for e in api.timeline(incident["id"])), 10)


def answer(element):
    """What a person puts into a field of a form."""
    if element["type"] == "static_select":
        return {"type": "static_select", "selected_option": element["options"][0]}
    if element["type"] == "plain_text_input":
        return {"type": "plain_text_input", "value": "typed by a thumb"}
    return {"type": element["type"], "value": "20"}


def test_a_reaction_puts_a_message_on_the_timeline_and_takes_it_off(slack, start):
    bot = walk(slack, start)
    slack.ask("!declare P2 search is slow")
    api = Api(bot.url)
    incident = api.incident_titled("search is slow")
    channel = slack.incident_channel(incident["label"])["id"]
    said = slack.say("the index is being rebuilt", channel=channel, user=BOB)
    slack.react("pushpin", said, channel)
    eventually(lambda: any("index is being rebuilt" in e["text"] for e in api.timeline(incident["id"])), 10)
    assert "index is being rebuilt" in everything(slack.ask("!timeline", channel=channel))
    slack.react("thumbsup", said, channel)
    slack.react("pushpin", said, channel, on=False)
    eventually(lambda: any(e["kind"] == "unmarked" for e in api.timeline(incident["id"])), 10)
    assert "index is being rebuilt" not in everything(slack.ask("!timeline", channel=channel))


def test_what_comes_twice_is_done_once(slack, start):
    bot = walk(slack, start)
    message = slack.slack.say(slack.ops, ANA, "!declare P3 only once")
    event = {**message, "channel_type": "channel", "event_ts": message["ts"]}
    for id in ("EvA", "EvA", "EvB"):
        assert slack.inward.event(event, id=id, retries=2)
    for _ in range(2):
        slack.slash("declare P3 by slash", trigger="99.1")
    eventually(lambda: slack.replies(message["ts"]), 10)
    time.sleep(1)
    titles = [i["title"] for i in Api(bot.url).incidents()]
    assert sorted(titles) == ["by slash", "only once"]
    assert len(slack.replies(message["ts"])) == 1 and len(slack.replies("slash.99.1")) == 1


def test_bots_and_edits_command_nothing(slack, start):
    bot = walk(slack, start)
    said = {"type": "message", "channel": slack.ops, "text": "!declare P1 by a bot", "user": EVE, "channel_type": "channel"}
    for more in ({"bot_id": "B9"}, {"subtype": "bot_message", "bot_id": "B9"}, {"user": BOT},
                 {"subtype": "message_changed", "message": {"text": "!declare P1 edited", "user": ANA, "ts": "1.1"}}):
        assert slack.inward.event({**said, "ts": slack.slack.stamp(), **more}, retries=2)
    slack.ask("!help")
    assert Api(bot.url).incidents() == []


def test_a_name_that_a_stranger_took_gets_a_suffix(slack, start):
    bot = walk(slack, start)
    slack.ask("!declare P3 the first")
    label = Api(bot.url).incident_titled("the first")["label"].lstrip("#")
    following = f"{label[:-3]}{int(label[-3:]) + 1:03}"
    stranger = slack.slack.channel(following)
    slack.ask("!declare P3 the second")
    channel = slack.incident_channel(following)
    assert channel["id"] != stranger and channel["name"] == f"{following}-b"
    assert not slack.posts(stranger)


def test_texts_from_outside_ping_nobody_and_link_nothing(slack, start):
    bot = walk(slack, start)
    title = "login &lt;!channel&gt; &lt;@U0BOB0001&gt; &lt;https://evil.test|bank&gt; *bold* `code` ~x~ https://evil.test/x"
    slack.ask(f"!declare P3 {title}")
    incident = Api(bot.url).incident_titled("login")
    channel = slack.incident_channel(incident["label"])["id"]
    said = eventually(lambda: slack.posts(channel), 10) + slack.posts()
    for message in said:
        text = everything(message) + message["text"]
        assert "<!channel>" not in text and "<https://evil" not in text, text
        assert f"<@{BOB}> <" not in text
        assert all(b["text"].get("verbatim") for b in message["blocks"] if b["type"] == "section")
    for call in slack.slack.called("chat.postMessage"):
        assert call["arguments"]["parse"] == "none" and call["arguments"]["link_names"] == "false"


def test_ladder_reminds_in_the_channel_and_tells_managers_once(slack, start):
    bot = walk(slack, start, settings.ladder("3 seconds", "5 seconds"))
    slack.ask("!declare P1 nobody mitigates")
    incident = Api(bot.url).incident_titled("nobody mitigates")
    channel = slack.incident_channel(incident["label"])["id"]
    eventually(lambda: [m for m in slack.posts(channel) if "Vera" in m["text"]], 30, what="the VP told")
    time.sleep(1)
    for name in ("Escalation to", "Telling"):
        assert len([m for m in slack.posts(channel) if m["text"].startswith(name)]) == 1


def test_429_waits_as_long_as_it_was_told_and_loses_nothing(slack, start):
    walk(slack, start)
    slack.slack.faults = [{"method": "chat.postMessage", "status": 429, "retry_after": 2}]
    before = time.monotonic()
    ids = [slack.say("!help") for _ in range(8)]
    eventually(lambda: all(slack.replies(id) for id in ids), 30)
    assert all(len(slack.replies(id)) == 1 for id in ids)
    posts = [c["at"] for c in slack.slack.called("chat.postMessage")]
    assert posts[0] - before >= 1.9, "Retry-After: 2"
    assert posts[-1] - posts[0] >= 1.9, "after a burst of five one post a second in a channel"


@pytest.mark.parametrize("fault", ["lose", "late", "drop"])
def test_a_post_whose_answer_was_lost_is_said_once(slack, start, fault):
    walk(slack, start)
    slack.slack.faults = [{"method": "chat.postMessage", fault: True}]
    id = slack.say("!status")
    eventually(lambda: slack.replies(id), 20)
    slack.ask("!help", timeout=20)
    time.sleep(1.5)
    assert len(slack.replies(id)) == 1


def test_a_post_under_way_is_finished_before_the_end(webhooks, start):
    bot = walk(webhooks, start)
    arrived = []
    webhooks.slack.chance = lambda method: arrived.append(method) or ({"delay": 1} if method == "chat.postMessage" else {})
    id = webhooks.say("!ic")
    eventually(lambda: "chat.postMessage" in arrived, 10, what="the post on its way")
    assert bot.terminate()[0] == 0
    assert len(webhooks.replies(id)) == 1
    webhooks.slack.chance = lambda method: None
    bot.start()
    webhooks.join(bot)
    webhooks.ask("!help", timeout=20)
    looks = [c for c in webhooks.slack.called("conversations.history") if c["arguments"].get("include_all_metadata")]
    assert looks == [], "nothing was left in doubt"
    assert len(webhooks.replies(id)) == 1


def test_a_channel_that_is_archived_in_the_middle_is_replaced(webhooks, start):
    bot = walk(webhooks, start)
    webhooks.ask("!declare P1 checkout is down")
    api = Api(bot.url)
    incident = api.incident_titled("checkout is down")
    channel = webhooks.incident_channel(incident["label"])
    eventually(lambda: webhooks.posts(channel["id"]), 10)
    time.sleep(2)
    channel["is_archived"] = True
    api.room("ops")
    api.ask("ops", f"!decision {incident['id']} we roll back")
    told = eventually(lambda: [m for m in webhooks.posts() if "lost its room" in m["text"]], 20, what="the loss told")
    assert "archived" in everything(told[0]) and "we roll back" in everything(told[0])
    api.ask("ops", f"!decision {incident['id']} we fail over")
    stays(lambda: len([m for m in webhooks.posts() if "lost its room" in m["text"]]) == 1, 3)
    assert any("is lost" in trouble for trouble in api.get("/readyz").json["troubles"])


def test_a_channel_whose_answer_was_lost_is_found_again(slack, start):
    bot = walk(slack, start)
    slack.slack.faults = [{"method": "conversations.create", "lose": True}]
    slack.ask("!declare P3 once")
    incident = Api(bot.url).incident_titled("once")
    channel = slack.incident_channel(incident["label"], timeout=30)
    assert channel["name"] == incident["label"].lstrip("#")
    eventually(lambda: slack.posts(channel["id"]), 10)
    assert len([c for c in slack.slack.channels.values() if c["creator"] == BOT]) == 1


def test_what_waited_out_an_outage_is_said_in_order_and_a_flood_as_one(slack, start):
    bot = walk(slack, start)
    api = Api(bot.url)
    slack.ask("!declare P2 search is slow")
    incident = api.incident_titled("search is slow")
    channel = slack.incident_channel(incident["label"])["id"]
    eventually(lambda: slack.posts(channel), 10)
    time.sleep(3)
    slack.slack.chance = lambda method: {"status": 500}
    api.room("ops")
    for number in range(6):
        api.ask("ops", f"!decision {incident['id']} decision {number}")
    asked = slack.say("!status", channel=channel)
    eventually(lambda: any("slack" in trouble for trouble in api.get("/readyz").json.get("troubles", [])), 30,
               what="the outage to be noticed")
    slack.slack.chance = lambda method: None
    eventually(lambda: slack.replies(asked, channel), 60, what="the answer that waited")
    summary = eventually(lambda: [m for m in slack.posts(channel) if "could not reach this chat" in m["text"]], 20)
    assert "decision 5" in everything(summary[0])
    assert len([m for m in slack.posts(channel) if "decision 4" in everything(m)]) == 1


def test_what_was_said_while_the_bot_was_down_is_read_from_the_channel(slack, start):
    bot = walk(slack, start)
    slack.ask("!help")
    bot.kill()
    message = slack.slack.say(slack.ops, ANA, "!declare P3 while you were away")
    bot.start()
    slack.join(bot)
    eventually(lambda: slack.replies(message["ts"]), 20, what="an answer to what was said meanwhile")
    assert [i["title"] for i in Api(bot.url).incidents()] == ["while you were away"]


def test_a_socket_that_slack_refreshes_loses_nothing(tmp_path, start):
    stage = SlackStage(tmp_path, "socket")
    try:
        walk(stage, start)
        for number in range(4):
            stage.slack.disconnect("warning" if number % 2 else "refresh_requested")
            ids = [stage.say("!help") for _ in range(2)]
            eventually(lambda: all(stage.replies(id) for id in ids), 20)
        stage.slack.open_lines()[0].cut()
        stage.ask("!status", timeout=20)
    finally:
        stage.end()


def test_signatures(webhooks, start):
    bot = walk(webhooks, start)
    body = json.dumps(envelope({"type": "message", "channel": webhooks.ops, "user": ANA, "text": "!declare P1 forged",
                                "ts": "1.1", "channel_type": "channel"})).encode()
    url, kind = f"{bot.url}/slack/events", {"Content-Type": "application/json"}
    good = signed(body)
    bad = [signed(body, secret="0" * 32), signed(body, at=time.time() - 301), signed(body, at=time.time() + 390), {},
           {**good, "X-Slack-Signature": good["X-Slack-Signature"][:-2]}, {**good, "X-Slack-Signature": "v0="},
           {**good, "X-Slack-Request-Timestamp": "soon"}, {**good, "X-Slack-Request-Timestamp": "1"}]
    for headers in bad:
        assert post(url, body, {**kind, **headers})[0] == 401, headers
    challenge = json.dumps({"type": "url_verification", "token": "x", "challenge": "abc123"}).encode()
    assert post(url, challenge, {**kind, **signed(challenge)}) == (200, b"abc123")
    assert Api(bot.url).incidents() == []


def test_the_vendors_own_verifier_agrees(webhooks):
    verifier = pytest.importorskip("slack_sdk.signature").SignatureVerifier
    from standins.slack.server import SECRET
    body = b'{"type":"event_callback"}'
    assert verifier(SECRET).is_valid_request(body, signed(body))


def test_the_vendors_own_client_takes_the_stand_in(webhooks):
    sdk = pytest.importorskip("slack_sdk")
    client = sdk.WebClient("xoxb-canary-bot", base_url=webhooks.slack.api_base + "/")
    assert client.auth_test()["user_id"] == BOT
    channel = client.conversations_create(name="by-the-sdk")["channel"]["id"]
    sent = client.chat_postMessage(channel=channel, text="hello",
                                   metadata={"event_type": "t", "event_payload": {"key": "k"}})
    assert "metadata" not in client.conversations_history(channel=channel)["messages"][0]
    found = client.conversations_history(channel=channel, include_all_metadata=True)["messages"][0]
    assert found["metadata"]["event_payload"] == {"key": "k"} and found["ts"] == sent["ts"]
    with pytest.raises(sdk.errors.SlackApiError):
        client.conversations_create(name="by-the-sdk")


def test_the_vendors_own_models_take_the_blocks(webhooks, start):
    blocks = pytest.importorskip("slack_sdk.models.blocks")
    walk(webhooks, start)
    webhooks.ask("!declare P1 checkout is down")
    for text in ("!help", "!status", "!ic", "!timers INC-1", "!brief INC-1"):
        webhooks.ask(text, timeout=20)
    sent = [b for m in webhooks.slack.messages for b in m.get("blocks", [])]
    assert {b["type"] for b in sent} >= {"section", "actions"}
    for block in sent:
        parsed = blocks.Block.parse(block)
        parsed.validate_json()
        assert parsed.to_dict()["type"] == block["type"]


def doctor(stage, *arguments, change=()):
    import subprocess
    from process import release_binary
    file = settings.write(stage.folder / "doctor.yaml", stage.configuration(*change))
    done = subprocess.run([release_binary(), "doctor", "--config", file, *arguments], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def test_doctor_is_content_and_posts_where_it_is_told(slack):
    status, said = doctor(slack, "--post", f"slack/{slack.ops}")
    assert status == 0, said
    assert "All is well" in said and slack.posts() and "canary" not in said


def test_doctor_names_a_missing_scope_and_where_to_click(slack):
    slack.slack.scopes = slack.slack.scopes.replace("pins:write,", "")
    status, said = doctor(slack)
    assert status == 1 and "pins:write" in said and "OAuth & Permissions" in said


def test_doctor_names_each_person_whose_address_has_no_account(slack):
    """And nobody else: ana is known by her id, bob by his address, and vera has none to look for."""
    strangers = {key: {"email": settings.PEOPLE[key]["email"]} for key in ("cleo", "luis", "emil")}
    status, said = doctor(slack, change=[{"people": strangers}])
    line = next(line for line in said.splitlines() if "no account has the e-mail address" in line)
    assert status == 1 and "cleo, emil, luis" in line
    assert not any(name in line for name in ("ana", "bob", "vera"))


def test_doctor_tells_a_token_that_slack_does_not_take(slack):
    slack.slack.token_error = "token_revoked"
    status, said = doctor(slack)
    assert status == 1 and "token_revoked" in said and "canary" not in said


def test_no_secret_shows(slack, start):
    bot = walk(slack, start)
    slack.slack.faults = [{"status": 500}, {"drop": True}]
    slack.ask("!declare P1 x", timeout=20)
    seen = bot.log_tail() + Api(bot.url).get("/metrics").raw.decode() + Api(bot.url).get("/readyz").raw.decode()
    assert "canary" not in seen and "0123456789abcdef0123456789abcdef" not in seen
