"""Paging through PagerDuty's REST API; every request is judged by the vendor's specification (SITREP_SPECS)."""
import hashlib
import hmac
import json
import uuid

import pytest

from api import Api
from standins.pagerduty_rest import PagerDutyRest
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(150)
TOKEN = "y_NbAkKc66ryYTWUXYEu"
SECRET = "8kbTzLqZ3nMx"


@pytest.fixture
def service():
    with PagerDutyRest(TOKEN) as stand_in:
        yield stand_in
        assert stand_in.rejected == [], "requests that the specification does not allow"


@pytest.fixture
def pager(service, tmp_path):
    (tmp_path / "token").write_text(TOKEN + "\n")
    (tmp_path / "webhook").write_text("an-old-one\n" + SECRET + "\n")
    return {"pagers": {"pd": {
        "kind": "pagerduty-incidents", "api_base": service.url, "api_token_file": str(tmp_path / "token"),
        "from": "sitrep@bot.test", "service": "PIJ90N7",
        "webhook_secret_file": str(tmp_path / "webhook"), "users": {"ana": "PANA123", "bob": "PBOB123"}}}}


def page(bot, reason="checkout is down"):
    api = Api(bot.url)
    api.room("ops")
    api.ask("ops", f"!ic page {reason}", timeout=20)
    return api


def everything_said(api):
    return "\n".join(m["text"] for room in api.rooms() for m in api.messages(room) if m["kind"] != "message")


def asked(service):
    return sorted((user, state) for _, user, state in service.responders())


BOTH = [("PANA123", "pending"), ("PBOB123", "pending")]


def test_all_who_are_paged_meet_in_one_incident(start, service, pager):
    api = page(start(pager))
    eventually(lambda: asked(service) == BOTH, 20)
    stays(lambda: len(service.incidents) == 1 and asked(service) == BOTH, 2)
    [incident] = service.incidents.values()
    assert "checkout is down" in incident["title"] and incident["urgency"] == "high"
    eventually(lambda: "Ana Ruiz (primary): accepted by pd" in everything_said(api), 10)
    assert "pd (shared line service, whoever is on call there): accepted" in everything_said(api)


@pytest.mark.parametrize("fault", [
    {"status": 429, "headers": {"ratelimit-reset": "2"}}, {"status": 500}, {"drop": True}, {"lose": True},
], ids=["throttled", "failing", "cut", "answer-lost"])
@pytest.mark.parametrize("path", ["/incidents", "/responder_requests"])
def test_what_went_wrong_is_tried_again_and_asks_nobody_twice(start, service, pager, fault, path):
    service.faults = [{**fault, "path": path, "method": "POST"} for _ in range(2)]
    page(start(pager))
    eventually(lambda: asked(service) == BOTH and not service.faults, 60)
    stays(lambda: len(service.incidents) == 1 and asked(service) == BOTH, 2)


def test_a_refusal_is_final_and_told_with_the_number_to_call(start, service, pager):
    service.faults = [{"status": 402, "path": "/responder_requests", "body": {"error": {
        "message": f"Payment Required for {TOKEN}", "code": 2013}}}] * 20
    bot = start(pager)
    api = page(bot)
    eventually(lambda: "call +49 30 1000001" in everything_said(api), 30, what="ana's number in the room")
    said = everything_said(api)
    assert "could not ask PANA123 as a responder (402" in said and "routing keys instead" in said
    bot.terminate()
    assert TOKEN not in said and TOKEN not in bot.log_text()


def call(bot, kind, data, agent=None, secret=SECRET, id=None):
    """One webhook as PagerDuty sends it; its status."""
    event = {"id": id or str(uuid.uuid4()), "event_type": kind, "resource_type": "incident", "client": None,
             "occurred_at": "2026-11-20T14:05:07.500Z", "agent": agent, "data": data}
    raw = json.dumps({"event": event}).encode()
    signature = "v1=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/json", "X-PagerDuty-Signature": signature, "User-Agent": "PagerDuty-Webhook/V3.0"}
    return Api(bot.url).call("POST", "/pagers/pd", raw=raw, headers=headers).status


def acknowledged(api, who):
    return any(who in line and "acknowledged" in line for line in everything_said(api).splitlines())


def user(key, name):
    return {"id": key, "type": "user_reference", "summary": name}


def test_what_is_done_at_pagerduty_is_done_here(start, service, pager):
    bot = start(pager)
    api = page(bot)
    eventually(lambda: asked(service) == BOTH, 20)
    eventually(lambda: "Bob Stone (backup): accepted by pd" in everything_said(api), 10)
    [incident] = service.incidents.values()
    # A note and a responder only name the incident: whose it is, is asked there.
    reply = {"incident": {"id": incident["id"], "type": "incident_reference"}, "user": user("PBOB123", "Bob S."),
             "state": "joined", "type": "incident_responder"}
    assert call(bot, "incident.responder.replied", reply, user("PBOB123", "Bob S.")) == 202
    eventually(lambda: acknowledged(api, "Bob Stone (backup)"), 10)
    assert not acknowledged(api, "Ana Ruiz (primary)")
    again = str(uuid.uuid4())
    for _ in range(2):
        assert call(bot, "incident.acknowledged", incident, user("PANA123", "Ana R."), id=again) == 202
    eventually(lambda: acknowledged(api, "Ana Ruiz (primary)"), 10)
    [shown] = api.incidents()
    kinds = [entry["kind"] for entry in api.timeline(shown["id"])]
    assert kinds.count("acknowledged") == 2, kinds
    assert call(bot, "incident.annotated", {"incident": {"id": incident["id"]}, "content": "it is the disk"}) == 202
    eventually(lambda: "note there: it is the disk" in str(api.timeline(shown["id"])), 10)


def test_forged_and_foreign_calls_change_nothing(start, service, pager):
    bot = start(pager)
    api = page(bot)
    [shown] = api.incidents()
    eventually(lambda: str(api.timeline(shown["id"])).count("page-answered") == 3, 20)
    [incident] = service.incidents.values()
    before = len(api.timeline(shown["id"]))
    assert call(bot, "incident.acknowledged", incident, user("PANA123", "Ana R."), secret="guessed") == 401
    assert call(bot, "incident.acknowledged", {**incident, "incident_key": "nagios/7"}, user("PANA123", "Ana R.")) == 202
    assert call(bot, "pagey.ping", {"message": "Hello from your friend Pagey!", "type": "ping"}) == 202
    for raw, status in ((b"", 400), (b"{", 400), (b"[]", 400), (b'{"event":7}', 202)):
        signature = "v1=" + hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
        answer = Api(bot.url).call("POST", "/pagers/pd", raw=raw, headers={"X-PagerDuty-Signature": signature})
        assert answer.status == status
    stays(lambda: len(api.timeline(shown["id"])) == before, 1)


def test_who_acknowledges_here_stops_the_telephones_there(start, service, pager):
    bot = start(pager)
    api = page(bot)
    eventually(lambda: asked(service) == BOTH, 20)
    eventually(lambda: "Bob Stone (backup): accepted by pd" in everything_said(api), 10)
    [shown] = api.incidents()
    room = next(room for room in api.rooms() if room.startswith("incident-"))
    api.ask(room, "!ack", author="ana")
    eventually(lambda: ("PANA123", "user_cancelled") in asked(service), 20)
    [incident] = service.incidents.values()
    eventually(lambda: incident["status"] == "acknowledged", 10)
