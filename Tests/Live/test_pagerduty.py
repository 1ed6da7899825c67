"""Paging through PagerDuty's Events API v2; every request is judged by the vendor's specification (SITREP_SPECS)."""
import pytest

from api import Api
from standins.pagerduty import PagerDuty
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(150)
SHARED, ANAS = "a" * 32, "b" * 32


@pytest.fixture
def service():
    with PagerDuty() as stand_in:
        yield stand_in
        assert stand_in.rejected == [], "requests that the specification does not allow"


@pytest.fixture
def pager(service, tmp_path):
    """The configuration: a shared key, and a service of ana's own."""
    (tmp_path / "shared.key").write_text(SHARED + "\n")
    (tmp_path / "ana.key").write_text(ANAS + "\n")
    return {"pagers": {"pagerduty": {
        "api_base": service.url, "routing_key_file": str(tmp_path / "shared.key"),
        "routing_keys": {"ana": {"routing_key_file": str(tmp_path / "ana.key")}}}}}


def page(bot, reason="checkout is down"):
    api = Api(bot.url)
    api.room("ops")
    reply = api.ask("ops", f"!ic page {reason}", timeout=20)
    return api, reply, api.incident_titled(reason)


def outcomes(api, incident):
    return [e for e in api.timeline(incident["id"]) if e["kind"] == "page-answered"]


def everything_said(api):
    return "\n".join(m["text"] for room in api.rooms() for m in api.messages(room) if m["kind"] != "message")


def test_a_person_with_a_key_and_the_shared_line_each_get_one_alert(start, service, pager):
    bot = start(pager)
    api, reply, incident = page(bot)
    eventually(lambda: service.alerts_for(ANAS) and service.alerts_for(SHARED), 20)
    stays(lambda: len(service.alerts_for(ANAS)) == 1 and len(service.alerts_for(SHARED)) == 1, 3)
    [event] = service.alerts_for(ANAS)[0]
    assert event["event_action"] == "trigger" and event["dedup_key"]
    assert "checkout is down" in event["payload"]["summary"] and incident["id"] in str(event)
    eventually(lambda: len(outcomes(api, incident)) >= 2, 10)
    assert "delivered" not in everything_said(api).lower(), "the Events API accepts; it does not report a delivery"


def test_one_line_a_person_in_the_reply(start, service, pager):
    bot = start(pager)
    api, reply, _ = page(bot)
    assert all(name in reply["text"] for name in ("Ana", "Bob", "Cleo")), reply["text"]


def test_429_waits_as_long_as_it_was_told(start, service, pager):
    service.faults = [{"status": 429, "headers": {"Retry-After": "3"}}] * 2
    bot = start(pager)
    page(bot)
    eventually(lambda: service.alerts_for(ANAS) and service.alerts_for(SHARED), 60, every=0.2)
    refused = [r for r in service.requests if r["fault"]]
    accepted = [r for r in service.requests if not r["fault"]]
    for first in refused:
        again = [r["at"] for r in accepted if r["event"]["routing_key"] == first["event"]["routing_key"]]
        assert again and min(again) - first["at"] >= 2.8, "Retry-After: 3 was not waited for"


def test_500_is_tried_again_with_the_same_key(start, service, pager):
    service.faults = [{"status": 500}] * 4
    bot = start(pager)
    page(bot)
    eventually(lambda: service.alerts_for(ANAS) and service.alerts_for(SHARED), 90, every=0.2)
    for routing in (ANAS, SHARED):
        keys = {r["event"]["dedup_key"] for r in service.requests if r["event"]["routing_key"] == routing}
        assert len(keys) == 1


def test_an_answer_that_got_lost_makes_one_alert(start, service, pager):
    service.faults = [{"lose": True}] * 2
    bot = start(pager)
    page(bot)
    eventually(lambda: len(service.requests) >= 4, 60, every=0.2, what="both events sent again")
    stays(lambda: len(service.alerts_for(ANAS)) == 1 and len(service.alerts_for(SHARED)) == 1, 3)


def test_a_hang_is_given_up_and_tried_again(start, service, pager):
    service.faults = [{"delay": 300, "drop": True}] * 2
    bot = start(pager)
    api, reply, _ = page(bot)
    assert reply, "the room is answered although the service hangs"
    eventually(lambda: service.alerts_for(ANAS) and service.alerts_for(SHARED), 120, every=0.3)


def test_a_refusal_is_final_and_told_with_the_number_to_call(start, service, pager):
    """400 means never: the request will not get better by waiting."""
    service.faults = [{"status": 400, "body": {"status": "invalid event", "errors": ["no such key"]}}] * 20
    bot = start(pager)
    api, _, _ = page(bot)
    eventually(lambda: "+49 30 1000001" in everything_said(api), 30, every=0.3, what="ana's number in the room")
    # Nobody is left then but those further up, whose page is another one.
    keys = [(r["event"]["routing_key"], r["event"]["dedup_key"]) for r in service.requests]
    assert len(keys) == len(set(keys)), "a page that was refused for good is not tried again"


def test_killed_right_after_the_page_there_is_one_alert(start, service, pager):
    service.faults = [{"delay": 1}] * 2
    bot = start(pager)
    api = Api(bot.url)
    api.room("ops")
    api.say("ops", "!ic page killed in the middle")
    bot.kill()
    bot.start()
    eventually(lambda: service.alerts_for(ANAS) and service.alerts_for(SHARED), 60, every=0.2)
    stays(lambda: len(service.alerts_for(ANAS)) == 1 and len(service.alerts_for(SHARED)) == 1, 3)


def test_a_dead_service_stops_neither_the_start_nor_the_room(start, pager):
    pager["pagers"]["pagerduty"]["api_base"] = "http://127.0.0.1:1"
    bot = start(pager)
    api, reply, _ = page(bot)
    assert "Ana" in reply["text"] and "+49 30 1000001" in api.ask("ops", "!ic")["text"]


def test_a_long_reason_fits_the_vendors_limit(start, service, pager):
    bot = start(pager)
    api = Api(bot.url)
    api.room("ops")
    api.ask("ops", "!ic page " + "\U0001f525 everything burns " * 200)
    eventually(lambda: service.alerts_for(ANAS), 20)


def test_the_routing_key_is_in_no_log_and_in_no_room(start, service, pager):
    service.faults = [{"status": 400, "body": {"errors": [f"bad key {ANAS}"]}}] * 20
    bot = start(pager)
    api, _, _ = page(bot)
    eventually(lambda: len(service.requests) >= 2, 20)
    said = everything_said(api)
    bot.terminate()
    assert ANAS not in said and ANAS not in bot.log_text() and SHARED not in bot.log_text()
