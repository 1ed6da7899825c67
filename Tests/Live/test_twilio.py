"""Paging by telephone: requests are judged by Twilio's specification (SITREP_SPECS), signatures by its own library."""
import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from twilio.request_validator import RequestValidator

import settings
from api import local_room
from paging import everything_said, page
from process import command
from standins.twilio import ACCOUNT, Twilio
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(150)
TOKEN = "f" * 32
ANA, BOB = "+49301000001", "+49301000002"
VECTORS = Path(__file__).resolve().parents[1] / "PagersTests/Fixtures/twilio-signatures.json"


@pytest.fixture
def service():
    with Twilio(TOKEN) as stand_in:
        yield stand_in
        assert stand_in.rejected == [], "requests that the specification does not allow"


@pytest.fixture(params=["twilio-sms", "twilio-voice"])
def pager(request, service, tmp_path):
    (tmp_path / "token").write_text(TOKEN + "\n")
    return {"server": {"public_url": "https://sitrep.bot.test"}, "pagers": {request.param: {
        "api_base": service.url, "account_sid": ACCOUNT, "auth_token_file": str(tmp_path / "token"),
        "from": "+1 500 555 0006"}}}


def reached(service, number):
    return [entry for entry in service.calls + service.messages if entry["to"] == number]


class Form(dict):
    """Fields as the frameworks hand them to Twilio's library: all values of a name."""

    def getall(self, name):
        return self[name]


@pytest.mark.parametrize("vector", json.loads(VECTORS.read_text()), ids=lambda vector: vector["what"])
def test_their_library_judges_each_signature_as_ours_does(vector):
    address = vector["base"] + vector["path"] + (f"?{vector['query']}" if vector["query"] else "")
    form = Form(parse_qs(vector["body"], keep_blank_values=True))
    assert RequestValidator(vector["token"]).validate(address, form, vector["signature"]) == vector["good"]


def test_everybody_on_the_line_is_reached_at_their_number_once(start, service, pager):
    api, incident = page(start(pager))
    eventually(lambda: reached(service, ANA) and reached(service, BOB), 20)
    stays(lambda: len(reached(service, ANA)) == 1, 3)
    [entry] = reached(service, ANA)
    text = entry["body"] or entry["twiml"]
    assert "checkout is down" in text and incident["id"].removeprefix("INC-") in text
    eventually(lambda: "Twilio" in everything_said(api) or "accepted" in everything_said(api), 20)
    assert "delivered" not in everything_said(api).lower(), "Twilio took it; that is no delivery"


@pytest.mark.parametrize("pager", ["twilio-voice"], indirect=True)
def test_a_page_that_is_taken_in_the_room_rings_no_more(start, service, pager):
    api, incident = page(start(pager))
    eventually(lambda: reached(service, ANA), 20)
    eventually(lambda: "accepted" in everything_said(api), 20)
    api.ask(local_room(incident), "!ack", author="ana")
    eventually(lambda: reached(service, ANA)[0]["status"] == "canceled", 20)


def test_a_refusal_is_told_with_what_to_do_and_the_number_to_dial(start, service, pager):
    service.faults = [{"status": 400, "body": {
        "code": 21211, "message": f"The 'To' number is not a valid phone number. {TOKEN}", "status": 400}}] * 20
    bot = start(pager)
    api, _ = page(bot)
    eventually(lambda: "correct the number under people.<person>.phones" in everything_said(api), 30, every=0.3)
    said = everything_said(api)
    assert "+49 30 1000001" in said
    pages = [(r["target"], service.form(r["raw"]).get("To")) for r in service.requests]
    assert len(pages) == len(set(pages)), "refused for good: no page is sent twice"
    bot.terminate()
    assert TOKEN not in said and TOKEN not in bot.log_text()


def test_429_waits_as_long_as_it_was_told(start, service, pager):
    service.faults = [{"status": 429, "headers": {"Retry-After": "3"}, "body": {"code": 20429}}] * 3
    page(start(pager))
    eventually(lambda: reached(service, ANA), 60, every=0.2)
    first = next(r for r in service.requests if r["fault"])
    again = next(r for r in service.requests if not r["fault"])
    assert again["at"] - first["at"] >= 2.8, "Retry-After: 3 was not waited for"


@pytest.mark.parametrize("fault", [{"status": 500}, {"drop": True}, {"delay": 60, "drop": True}], ids=str)
def test_what_did_not_arrive_is_tried_again(start, service, pager, fault):
    service.faults = [fault] * 3
    page(start(pager))
    eventually(lambda: reached(service, ANA), 90, every=0.3)


def test_without_a_public_address_the_check_says_so(pager, tmp_path):
    file = settings.write(tmp_path / "deaf.yaml", pager, {"server": None})
    checked = command("check-config", file)
    assert checked.returncode == 0
    assert "people must acknowledge in the room with !ack. Add server.public_url" in checked.stdout + checked.stderr
