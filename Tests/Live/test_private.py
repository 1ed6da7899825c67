"""What is private: an outsider with a token of their own walks every surface and finds no byte of it."""
import json
import re
from pathlib import Path

import pytest
import yaml

from api import Api
from slack_stage import ANA, BOB, EVE, SlackStage, everything
from sse import EventStream
from standins.smtp_sink import SmtpSink
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(150)
SECRET = "xylophone"
CODENAME, NAME = "Tea Party", "tea-party"
ROOM = f"private-{NAME}"
CURIOUS = [
    "!incidents", "!status", "!status INC-1", "!brief INC-1", "!timeline INC-1", "!title INC-1", "!why INC-1",
    "!timers INC-1", "!page status INC-1", "!grant INC-1", "!vendors INC-1", "!note INC-1 x", "!reopen INC-1",
    "!ic me INC-1", "!ack INC-1", "!dataloss INC-1 x", "!oncall load", "!ic", "!help", "!merge INC-1",
]


def guarded(folder, *people, **more):
    """Tokens of these people; the security team is luis; pages go out by mail."""
    tokens = []
    for person in people:
        (folder / f"{person}.token").write_text(f"token-of-{person}\n")
        (folder / f"{person}.token").chmod(0o600)
        tokens.append({"person": person, "token_file": str(folder / f"{person}.token")})
    return {
        "server": {"tokens": tokens},
        "on_call": {"security": {"primary": "luis"}},
        "special_cases": {"security": {"team": "security", "codenames": [CODENAME]}},
        **more,
    }


@pytest.fixture
def walk(start, tmp_path):
    """(bot, mail, ana, eve): ana has declared privately; emil is nobody's concern."""
    with SmtpSink() as sink:
        mail = {"pagers": {"email": {"smtp": f"smtp://127.0.0.1:{sink.port}", "from": "sitrep@bot.test", "tls": "none"}}}
        bot = start(guarded(tmp_path, "ana", "luis", "emil"), mail,
                    {"severity_matrix": {"P1": {"escalate_after": "4 seconds without mitigation",
                                                "notify_vp_after": "6 seconds without mitigation"}}})
        ana, emil = Api(bot.url, token="token-of-ana"), Api(bot.url, token="token-of-emil")
        ana.room("ops")
        yield bot, sink, ana, emil


def declare(ana):
    reply = ana.ask("ops", f"!security the {SECRET} key was published")
    assert reply["text"].startswith("Thank you. The people concerned have been told."), reply["text"]
    assert "INC-" not in reply["text"] and CODENAME not in reply["text"]
    return eventually(lambda: next((i for i in ana.incidents() if SECRET in i["title"]), None), 10)


def rest_of(stream):
    """What still comes until the server ends the stream; one that does not end is a failure."""
    lines = []
    while line := stream.response.readline():
        lines.append(line)
    return b"".join(lines)


def surfaces(bot, api):
    """Every byte that this token gets to see, by each way that is served, in each room."""
    paths = ["/api/v1/rooms/ops/messages?after=0&limit=1000"]
    for pattern in READING:
        rooms = [ROOM, "ops", "exec"] if "{room}" in pattern else [""]
        paths += [pattern.replace("{room}", room).replace("{id}", "INC-1") for room in rooms]
    # A stream of a room that is open does not end.
    return {path: api.get(path, timeout=5).raw.decode("utf-8", "replace") for path in paths
            if not path.endswith("/events") or ROOM in path}


# Everything that is read, by the API's paths and then by the pages'. A path of docs/openapi.yaml that is missing here fails
# `test_every_way_to_read_is_walked`, and so does a new page.
READING = [
    "/", "/rooms/{room}", "/rooms/{room}/panel", "/incidents/{id}", "/enter", "/ack", "/calendar",
    "/api/v1/rooms", "/api/v1/rooms/{room}/messages", "/api/v1/rooms/{room}/events", "/api/v1/incidents",
    "/api/v1/incidents/{id}", "/api/v1/incidents/{id}/timeline", "/api/v1/completions", "/healthz", "/readyz", "/metrics",
]
# Served, and the same for everybody: what is compiled in.
FIXED = ["/assets/{name}"]


def test_an_outsider_finds_no_byte_of_it_anywhere(walk):
    bot, sink, ana, emil = walk
    incident = declare(ana)
    assert incident["private"] and incident["label"] == f"#{ROOM}"
    for text in ("!ic me", f"!update status: the {SECRET} is revoked", f"!note {SECRET}", f"!title {SECRET} two",
                 f"!task find the {SECRET} @luis", f"!vendor cloudco {SECRET}", f"!dataloss {SECRET}",
                 f"!ic page the {SECRET} again", "!severity P2", "!severity P1"):
        ana.ask(ROOM, text)
    eventually(lambda: any(e["kind"] == "fired" for e in ana.timeline("INC-1")), 15, what="the ladder")
    for text in CURIOUS:
        for api, author in ((emil, "emil"), (ana, "ana")):
            answer = api.ask("ops", text, author)
            if "INC-1" in text:
                assert "I know no INC-1" in answer["text"] or "INC-1" not in answer["text"], (text, answer["text"])
    for path, seen in surfaces(bot, emil).items():
        assert SECRET not in seen, path
        if ROOM not in path:
            assert CODENAME not in seen and NAME not in seen, path
    for method, path, body in (("PUT", f"/api/v1/rooms/{ROOM}", {}),
                               ("POST", f"/api/v1/rooms/{ROOM}/messages", {"author": "emil", "text": "hello"}),
                               ("GET", f"/api/v1/rooms/{ROOM}/messages", None),
                               ("GET", "/api/v1/incidents/INC-1", None),
                               ("GET", "/api/v1/incidents/INC-1/timeline", None)):
        assert emil.call(method, path, body=body).status == 404, (method, path)
    mails = eventually(lambda: sink.to("luis@bot.test"), 20, what="a page to the security team")
    assert any(CODENAME in str(mail.message["Subject"]) for mail in mails)
    for mail in sink.mails:
        assert SECRET not in mail.text + str(mail.message), mail.message["Subject"]
    assert not sink.to("emil@bot.test") and not sink.to("vera@bot.test") and not sink.to("cleo@bot.test")
    assert SECRET not in bot.log.read_text(errors="replace")
    assert SECRET in json.dumps(ana.timeline("INC-1")), "those who may see it do"
    ana.ask(ROOM, "!resolved")
    ana.ask(ROOM, "!close")
    stays(lambda: all(SECRET not in seen for seen in surfaces(bot, emil).values()), 1, what="also when it is over")
    assert ROOM in ana.rooms() and ROOM not in emil.rooms()


def test_every_way_to_read_is_walked():
    """A new path of the API or a new page joins the walk, or this fails."""
    root = Path(__file__).resolve().parents[2]
    described = yaml.safe_load((root / "docs/openapi.yaml").read_text())["paths"]
    reads = {re.sub(r"\{(?!room)\w+\}", "{id}", path) for path, methods in described.items() if "get" in methods}
    known = {re.sub(r"\{(?!room)\w+\}", "{id}", path) for path in READING + FIXED}
    assert reads <= known, sorted(reads - known)
    # The route table is one case a route; each that can be read is written above or only changes something.
    cases = re.findall(r"^    case (\w+)", (root / "Sources/WebServer/Serving/Route.swift").read_text(), re.MULTILINE)
    assert sorted(set(cases)) == sorted(
        "home roomPage panel incidentPage completions asset rooms room messages events incidents incident timeline enter "
        "signOut revoke health readiness metrics".split()), "a new route: add its path to READING or FIXED, then its name here"


def test_all_twenty_six_names_are_taken_and_none_becomes_its_room(walk):
    bot, _, ana, emil = walk
    squatted = [NAME] + [f"{NAME}-{chr(letter)}" for letter in range(ord("b"), ord("z") + 1)]
    for name in squatted:
        emil.room(name)
    declare(ana)
    incident = ana.incidents()[0]
    rooms = [room["room"] for room in incident["rooms"] if room["chat"] == "local"]
    assert rooms and not set(rooms) & set(squatted)
    for name in squatted:
        assert SECRET not in json.dumps(emil.messages(name))
    for room in rooms:
        assert emil.get(f"/api/v1/rooms/{room}/messages").status == 404
    for name in (rooms[0], rooms[0] + "x", "private-nothing"):
        answer = emil.call("PUT", f"/api/v1/rooms/{name}", body={})
        assert answer.status == 404 and answer.json["detail"].replace(name, "") == (
            emil.call("PUT", "/api/v1/rooms/private-y", body={}).json["detail"].replace("private-y", ""))


def test_over_a_restart_it_stays_private(walk):
    bot, _, ana, emil = walk
    declare(ana)
    ana.ask(ROOM, "!ic me")
    bot.kill()
    bot.start()
    emil.url = ana.url = bot.url
    assert emil.get("/api/v1/incidents/INC-1").status == 404
    assert emil.get(f"/api/v1/rooms/{ROOM}/messages").status == 404
    assert ana.get(f"/api/v1/rooms/{ROOM}/messages").status == 200


def test_whoever_is_let_in_sees_it_and_whoever_is_shut_out_is_cut_off(walk):
    bot, _, ana, emil = walk
    declare(ana)
    ana.ask(ROOM, "!ic me")
    assert emil.get(f"/api/v1/rooms/{ROOM}/messages").status == 404
    granted = ana.ask(ROOM, "!grant @emil")
    assert "Emil Engel may see INC-1 now" in granted["text"], granted["text"]
    assert emil.get("/api/v1/incidents/INC-1").json["title"].startswith(f"the {SECRET}")
    with EventStream(bot.url, ROOM, last_event_id=0, token="token-of-emil", timeout=8) as stream:
        assert any(SECRET in event["data"]["text"] for event in stream.take(1))
        ana.ask(ROOM, "!revoke @emil")
        ana.say(ROOM, f"{SECRET} for those who stay")
        assert b"those who stay" not in rest_of(stream)
    assert emil.get(f"/api/v1/rooms/{ROOM}/messages").status == 404
    assert emil.post(ROOM, "still here", "emil").status == 404


def test_an_incident_that_turns_private_takes_its_room_along(walk):
    bot, _, ana, emil = walk
    incident, room = ana.declare(f"the {SECRET} looks odd")
    with EventStream(bot.url, room, last_event_id=0, token="token-of-emil", timeout=8) as stream:
        stream.take(1)
        reply = ana.ask(room, "!security")
        assert "private from now on" in reply["text"], reply["text"]
        ana.say(room, "only for us")
        assert b"only for us" not in rest_of(stream)
    assert emil.get(f"/api/v1/rooms/{room}/messages").status == 404
    assert emil.get(f"/api/v1/incidents/{incident['id']}").status == 404
    assert ana.get(f"/api/v1/rooms/{room}/messages").status == 200


def test_without_a_persons_token_a_private_room_opens_to_nobody(start):
    bot = start({"special_cases": {"security": {"codenames": [CODENAME]}}})
    api = Api(bot.url)
    api.room("ops")
    reply = api.ask("ops", f"!security the {SECRET}")
    assert "server.tokens" in reply["text"] and "telephone" in reply["text"], reply["text"]
    assert api.get(f"/api/v1/rooms/{ROOM}/messages").status == 404
    assert api.post(ROOM, "I am ana", "ana").status == 404
    for path, seen in surfaces(bot, api).items():
        assert SECRET not in seen, path


def test_without_tokens_a_live_room_stays_as_it_is_and_the_team_is_paged(start):
    with SmtpSink() as sink:
        mail = {"pagers": {"email": {"smtp": f"smtp://127.0.0.1:{sink.port}", "from": "sitrep@bot.test", "tls": "none"}}}
        bot = start(mail, {"on_call": {"security": {"primary": "luis"}}, "rooms": {"announce": ["local/ops"]},
                           "special_cases": {"security": {"team": "security", "codenames": [CODENAME]}}})
        api = Api(bot.url)
        api.room("ops")
        incident, room = api.declare(f"the {SECRET} looks odd")
        reply = api.ask(room, f"!security the {SECRET} key was published", "emil")
        assert "server.tokens" in reply["text"] and "stays open" in reply["text"], reply["text"]
        assert api.get(f"/api/v1/rooms/{room}/messages").status == 200
        assert not api.incident(incident["id"])["private"]
        page = eventually(lambda: next((m for m in sink.to("luis@bot.test") if CODENAME in str(m.message["Subject"])), None),
                          20, what="the page")
        assert SECRET not in page.text + str(page.message)
        before = len(api.messages("ops"))
        api.ask(room, "!ic me")
        api.ask(room, "!mitigated")
        api.ask(room, "!resolved")
        assert [m for m in api.messages("ops")[before:] if incident["id"] in m["text"]] == [], "nothing goes elsewhere"


def test_in_slack_the_channel_is_private_and_only_the_audience_is_invited(start, tmp_path):
    stage = SlackStage(tmp_path, "http")
    try:
        stage.join(start(stage.configuration(guarded(tmp_path, "ana", **{
            "on_call": {"ic": {"primary": "ana", "backup": "ana", "trainees": []}, "security": {"primary": "ana"}}}))))
        reply = stage.ask(f"!security the {SECRET} key")
        assert "Please delete your message" in everything(reply), everything(reply)
        channel = eventually(lambda: stage.slack.named(NAME), 10, what="the channel")
        assert channel["is_private"]
        eventually(lambda: ANA in channel["members"], 10)
        stage.ask("!ic me", channel=channel["id"])
        stage.ask("!grant @bob", channel=channel["id"])
        eventually(lambda: BOB in channel["members"], 10, what="bob let in")
        stage.ask("!revoke @bob", channel=channel["id"])
        eventually(lambda: BOB not in channel["members"], 10, what="bob taken out")
        assert EVE not in channel["members"]
        for message in stage.posts():
            assert SECRET not in json.dumps(message) and CODENAME not in json.dumps(message)
        assert SECRET not in channel["topic"]["value"] + channel["purpose"]["value"]
        assert stage.slack.rejected == []
    finally:
        stage.end()


@pytest.mark.matrix
def test_in_matrix_the_room_is_for_the_invited(synapse, start, tmp_path):
    from matrix_stage import MatrixStage
    stage = MatrixStage(synapse, tmp_path, people=("ana", "bob", "emil"))
    ops = stage.room()
    bot = start(stage.configuration(ops, guarded(tmp_path, "ana"), {
        "on_call": {"ic": {"primary": "ana", "backup": "bob", "trainees": []}}}))
    stage.ana.invite(ops, stage.bot.id)
    stage.bot_is_in(ops)
    stage.ask(ops, f"!security the {SECRET} key")
    # Synapse answers a first sync from a cache for a while: it is asked once the invitation is there.
    ana = Api(bot.url, token="token-of-ana")
    eventually(lambda: any(r["chat"] == "matrix" for i in ana.incidents() for r in i["rooms"]), 20, what="the room")
    room = stage.incident_room(f"#{NAME}")
    assert stage.ana.state_value(room, "m.room.join_rules", "join_rule") == "invite"
    emil = stage.people["emil"]
    assert room not in emil.joined()
    assert SECRET not in (stage.ana.state_value(room, "m.room.topic", "topic") or "")
    said = json.dumps([m["text"] for m in emil.messages(ops, stage.bot.id) if m["author"] == stage.bot.id])
    assert SECRET not in said and CODENAME not in said
    assert bot.running
