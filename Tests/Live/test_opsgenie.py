"""Paging through Opsgenie's Alert API; every request is judged by the vendor's specification (SITREP_SPECS), and the
stand-in's answers by the vendor's own client."""
import pytest

from api import Api
from standins.opsgenie import Opsgenie
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(150)
KEY = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"


@pytest.fixture
def service():
    with Opsgenie(KEY) as stand_in:
        yield stand_in
        assert stand_in.rejected == [], "requests that the specification does not allow"


@pytest.fixture
def pager(service, tmp_path):
    """The configuration: ana as a user there, everybody else by the escalation of the managers."""
    (tmp_path / "og.key").write_text(KEY + "\n")
    return {"people": {"ana": {"handles": {"opsgenie": "ana.ruiz@bot.test"}}}, "pagers": {"opsgenie": {
        "api_base": service.url, "api_key_file": str(tmp_path / "og.key"), "users": "handles",
        "default": {"escalation": "Managers"}}}}


def page(bot, reason="checkout is down"):
    api = Api(bot.url)
    api.room("ops")
    reply = api.ask("ops", f"!ic page {reason}", timeout=20)
    return api, reply, api.incident_titled(reason)


def everything_said(api):
    return "\n".join(m["text"] for room in api.rooms() for m in api.messages(room) if m["kind"] != "message")


def everything_on_the_timeline(api, incident):
    return "\n".join(str(entry) for entry in api.timeline(incident["id"]))


def both(service):
    """One alert for ana, and one for everybody else."""
    found = sorted(sorted(alert["responders"][0].values()) for alert in service.open_alerts())
    return found == [["Managers", "escalation"], ["ana.ruiz@bot.test", "user"]]


def test_a_page_is_one_alert_for_whom_it_is_and_the_room_says_that_it_was_taken(start, service, pager):
    api, reply, incident = page(start(pager))
    eventually(lambda: both(service), 20)
    [alert] = [a for a in service.open_alerts() if a["responders"][0]["type"] == "user"]
    assert alert["priority"] == "P1" and incident["id"] in alert["message"] and "checkout is down" in alert["message"]
    line = eventually(lambda: next((l for l in everything_said(api).splitlines() if "Ana" in l and "accepted" in l), None))
    assert "opsgenie" in line and "delivered" not in line, line
    stays(lambda: all(alert["count"] == 1 for alert in service.open_alerts()), 2)


def test_a_refusal_is_final_and_told_with_the_number_to_call(start, service, pager):
    service.faults = [{"status": 422, "body": {"message": "Request body is not processable", "took": 0.1}}] * 20
    api, _, incident = page(start(pager))
    eventually(lambda: "+49 30 1000001" in everything_said(api), 30, every=0.3, what="ana's number in the room")
    assert "Opsgenie: could not page" in everything_said(api) + everything_on_the_timeline(api, incident)
    assert len(service.requests) <= 2


def test_429_waits_for_the_bucket_to_be_filled(start, service, pager):
    """Their own header says how long: https://docs.opsgenie.com/docs/api-rate-limiting"""
    service.faults = [{"status": 429, "headers": {"X-RateLimit-State": "THROTTLED", "X-RateLimit-Period-In-Sec": "3"}}] * 2
    page(start(pager))
    eventually(lambda: both(service), 60, every=0.2)
    refused = [r for r in service.requests if r["fault"]]
    taken = [r for r in service.requests if not r["fault"]]
    for first in refused:
        again = [r["at"] for r in taken if r["body"]["alias"] == first["body"]["alias"]]
        assert again and min(again) - first["at"] >= 2.8, "X-RateLimit-Period-In-Sec: 3 was not waited for"


@pytest.mark.parametrize("fault", [{"status": 500}, {"lose": True}, {"drop": True}], ids=["500", "lost", "cut"])
def test_whatever_happens_on_the_way_there_is_one_alert(start, service, pager, fault):
    service.faults = [fault] * 2
    page(start(pager))
    eventually(lambda: len(service.requests) >= 4 and both(service), 60, every=0.2)
    stays(lambda: len(service.alerts) == 2, 2)


def test_a_hang_is_given_up_and_tried_again(start, service, pager):
    service.faults = [{"delay": 300, "drop": True}] * 2
    _, reply, _ = page(start(pager))
    assert reply, "the room is answered although the service hangs"
    eventually(lambda: both(service), 120, every=0.3)


def test_who_acknowledges_in_the_room_acknowledges_there_and_the_end_closes(start, service, pager):
    api, _, incident = page(start(pager))
    eventually(lambda: both(service), 20)
    room = next(r["room"] for r in incident["rooms"] if r["chat"] == "local" and r["purpose"] == "main")
    api.ask(room, "!ack")
    mine = lambda: [a for a in service.alerts.values() if a["responders"][0]["type"] == "user"][0]
    eventually(lambda: mine()["acknowledged"], 20)
    api.ask(room, "!resolve it was the cable")
    eventually(lambda: mine()["status"] == "closed", 20)


def test_a_long_reason_fits_the_vendors_limits(start, service, pager):
    api = Api(start(pager).url)
    api.room("ops")
    api.ask("ops", "!ic page " + "\U0001f525 everything burns " * 200)
    eventually(lambda: both(service), 20)


def test_the_key_is_in_no_log_and_in_no_room(start, service, pager):
    service.faults = [{"status": 401, "body": {"message": f"Key {KEY} is not valid"}}] * 20
    bot = start(pager)
    api, _, incident = page(bot)
    eventually(lambda: len(service.requests) >= 2, 20)
    said = eventually(lambda: "401" in (text := everything_said(api) + everything_on_the_timeline(api, incident)) and text)
    bot.terminate()
    assert KEY not in said and KEY not in bot.log_text()


def test_the_vendors_own_client_reads_what_the_stand_in_says():
    """So that a test that passes here says something about the vendor."""
    sdk = pytest.importorskip("opsgenie_sdk")
    with Opsgenie(KEY) as service:
        configuration = sdk.Configuration()
        configuration.host, configuration.api_key["Authorization"] = service.url, KEY
        configuration.api_key_prefix["Authorization"] = "GenieKey"
        client = sdk.ApiClient(configuration=configuration)
        alerts = sdk.AlertApi(client)
        body = sdk.CreateAlertPayload(message="x", alias="sitrep~1a", priority="P1", responders=[
            {"type": "user", "username": "ana@bot.test"}])
        assert alerts.create_alert(create_alert_payload=body).result == "Request will be processed"
        found = alerts.get_alert(identifier="sitrep~1a", identifier_type="alias").data
        assert found.status == "open" and found.acknowledged is False
        for act in (alerts.acknowledge_alert, alerts.close_alert):
            assert act(identifier="sitrep~1a", identifier_type="alias").result == "Request will be processed"
        assert alerts.get_alert(identifier="sitrep~1a", identifier_type="alias").data.status == "closed"
        assert service.rejected == []
