"""Whatever reaches Slack's webhooks: refused or passed over, the daemon stays up, and nothing secret is logged."""
import copy
import json
import urllib.parse

import pytest

from api import Api
from slack_stage import ANA, SlackStage
from standins.slack.callbacks import envelope, post, signed
from standins.slack.workspace import BOT, TEAM

pytestmark = pytest.mark.timeout(150)
WRONG = [None, True, 7, -1, 1e308, "", "x" * 5000, "\u0000", "<@", [], [[]], {}, {"a": {"b": []}}]


@pytest.fixture
def slack(tmp_path, start):
    stage = SlackStage(tmp_path, "http")
    stage.bot = stage.join(start(stage.configuration()))
    yield stage
    assert stage.bot.running, stage.bot.log_tail()
    assert Api(stage.bot.url).get("/healthz").status == 200
    log = stage.bot.log_tail(100_000)
    assert "canary" not in log and "0123456789abcdef" not in log
    stage.end()


def events(stage):
    message = {"type": "message", "channel": stage.ops, "user": ANA, "text": "!help", "ts": "1763692745.000200",
               "event_ts": "1763692745.000200", "channel_type": "channel", "thread_ts": "1763692745.000100", "team": TEAM,
               "blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                   {"type": "text", "text": "!help"}, {"type": "user", "user_id": ANA}]}]}], "files": [{"id": "F1"}]}
    yield message
    yield {**message, "type": "app_mention", "text": f"<@{BOT}> help"}
    yield {**message, "subtype": "message_changed", "message": message, "previous_message": message}
    yield {"type": "reaction_added", "user": ANA, "reaction": "pushpin", "event_ts": "1763692745.000300",
           "item": {"type": "message", "channel": stage.ops, "ts": "1763692745.000200"}}
    yield {"type": "channel_id_changed", "old_channel_id": "C1", "new_channel_id": "C2", "event_ts": "1.1"}


def interactions(stage):
    yield {"type": "block_actions", "user": {"id": ANA}, "team": {"id": TEAM}, "trigger_id": "1.2.x",
           "channel": {"id": stage.ops}, "container": {"type": "message", "message_ts": "1.1", "channel_id": stage.ops},
           "message": {"ts": "1.1", "thread_ts": "1.0"},
           "actions": [{"type": "button", "action_id": "sitrep:0", "value": "help", "action_ts": "2.1"}]}
    yield {"type": "view_submission", "user": {"id": ANA}, "team": {"id": TEAM}, "view": {
        "id": "V1", "callback_id": "sitrep_declare", "private_metadata": json.dumps({"room": stage.ops}),
        "state": {"values": {"title": {"title": {"type": "plain_text_input", "value": "x"}}}}}}
    yield {"type": "shortcut", "callback_id": "sitrep_declare", "trigger_id": "1.2.y", "user": {"id": ANA}}


def mutations(value, path=()):
    """The value with one field of it, at any depth, of a wrong type or gone."""
    if isinstance(value, (dict, list)):
        for key in (value if isinstance(value, dict) else range(len(value))):
            for wrong in WRONG:
                copied = copy.deepcopy(value)
                copied[key] = wrong
                yield copied
            gone = copy.deepcopy(value)
            del gone[key]
            yield gone
            for inner in mutations(value[key]):
                copied = copy.deepcopy(value)
                copied[key] = inner
                yield copied


def send(stage, path, body, kind="application/json"):
    return post(f"{stage.bot.url}/slack/{path}", body, {"Content-Type": kind, **signed(body)}, timeout=10)[0]


FORM = "application/x-www-form-urlencoded"


def test_wrong_types_in_every_field_of_every_event(slack):
    for event in events(slack):
        for wrong in mutations(envelope(event)):
            status = send(slack, "events", json.dumps(wrong).encode())
            assert status in (200, 400, 503), (status, wrong)


def test_wrong_types_in_every_field_of_every_interaction(slack):
    for payload in interactions(slack):
        for wrong in mutations(payload):
            body = urllib.parse.urlencode({"payload": json.dumps(wrong)}).encode()
            assert send(slack, "interactions", body, FORM) in (200, 400), wrong


def test_slash_commands_of_every_shape(slack):
    good = {"command": "/sitrep", "text": "help", "user_id": ANA, "channel_id": slack.ops, "trigger_id": "5.1",
            "team_id": TEAM, "response_url": f"{slack.slack.origin}/reply/5.1"}
    for name in good:
        for wrong in ["", "x" * 70_000, "\u0000", "%", "../..", "<!channel>", "🔥" * 300]:
            assert send(slack, "commands", urllib.parse.urlencode({**good, name: wrong}).encode(), FORM) in (200, 400)
        left = {k: v for k, v in good.items() if k != name}
        assert send(slack, "commands", urllib.parse.urlencode(left).encode(), FORM) in (200, 400)
    evil = {**good, "trigger_id": "5.2", "response_url": "http://169.254.169.254/latest/meta-data"}
    assert send(slack, "commands", urllib.parse.urlencode(evil).encode(), FORM) == 200


@pytest.mark.parametrize("path", ["events", "commands", "interactions"])
@pytest.mark.parametrize("body", [
    b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe", b"{" * 100_000, b"[" * 1_000_000, b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    b"payload=" + b"%7B" * 50_000, b"payload=%ZZ", b"a=1&" * 100_000, b'{"type":"event_callback","event":null}',
    b'{"type":"event_callback","event":{"type":"message","text":"' + b"\\u0000" * 1000 + b'"}}', b'{"type":1e999}',
], ids=range(15))
def test_bodies_that_are_no_payload(slack, path, body):
    kind = "application/json" if path == "events" else FORM
    assert send(slack, path, body, kind) in (200, 400, 413)


def test_a_body_of_ten_megabytes_is_refused(slack):
    body = b'{"type":"' + b"x" * (10 << 20) + b'"}'
    assert send(slack, "events", body) in (0, 413), "refused, or cut while it was still being sent"


def test_nothing_unsigned_is_looked_into(slack):
    for body in (b"", b"{", b"x" * 100_000, json.dumps(envelope(next(events(slack)))).encode()):
        status, said = post(f"{slack.bot.url}/slack/events", body, {"Content-Type": "application/json"}, timeout=10)
        assert status == 401 and len(said) < 300
    assert not slack.posts()
