"""Paging through PagerDuty's REST API; every request is judged by the vendor's specification (SITREP_SPECS)."""
import pytest

from api import Api
from standins.pagerduty_rest import PagerDutyRest
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(150)
TOKEN = "y_NbAkKc66ryYTWUXYEu"


@pytest.fixture
def service():
    with PagerDutyRest(TOKEN) as stand_in:
        yield stand_in
        assert stand_in.rejected == [], "requests that the specification does not allow"


@pytest.fixture
def pager(service, tmp_path):
    (tmp_path / "token").write_text(TOKEN + "\n")
    return {"pagers": {"pd": {
        "kind": "pagerduty-incidents", "api_base": service.url, "api_token_file": str(tmp_path / "token"),
        "from": "sitrep@bot.test", "service": "PIJ90N7", "users": {"ana": "PANA123", "bob": "PBOB123"}}}}


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
