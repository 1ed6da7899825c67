"""Paging through Pushover; the stand-in judges by Pushover's documentation."""
import pytest

from api import local_room
from paging import everything_said, page
from standins.pushover import Pushover
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(150)
TOKEN, ANA, GROUP = "t" * 30, "a" * 30, "g" * 30


@pytest.fixture
def service():
    with Pushover(TOKEN, {ANA, GROUP}) as stand_in:
        yield stand_in
        assert stand_in.rejected == [], "requests that the documentation does not allow"


@pytest.fixture
def pager(service, tmp_path):
    for name, secret in {"token": TOKEN, "ana": ANA, "group": GROUP}.items():
        (tmp_path / name).write_text(secret + "\n")
    return {"pagers": {"pushover": {
        "api_base": service.url, "token_file": str(tmp_path / "token"), "user_key_file": str(tmp_path / "group"),
        "user_keys": {"ana": {"user_key_file": str(tmp_path / "ana")}}}}}


def test_a_page_is_an_emergency_for_each(start, service, pager):
    api, incident = page(start(pager))
    eventually(lambda: service.to(ANA) and service.to(GROUP), 20)
    stays(lambda: len(service.to(ANA)) == 1, 3)
    [message] = service.to(ANA)
    assert "checkout is down" in message["title"] and incident["id"] in message["title"]
    assert message["priority"] == "2"
    eventually(lambda: "accepted" in everything_said(api) or "Pushover took" in everything_said(api), 20)


def test_a_refusal_is_told_and_no_key_is(start, service, pager):
    service.people = set()
    bot = start(pager)
    api, _ = page(bot)
    eventually(lambda: "check the token and that user key" in everything_said(api), 30, every=0.3)
    said = everything_said(api)
    assert "+49 30 1000001" in said
    bot.terminate()
    for secret in (TOKEN, ANA, GROUP):
        assert secret not in said and secret not in bot.log_text()


def test_429_waits_as_long_as_it_was_told(start, service, pager):
    service.faults = [{"status": 429, "headers": {"Retry-After": "3"}}] * 2
    page(start(pager))
    eventually(lambda: service.to(ANA) and service.to(GROUP), 60, every=0.2)
    first = next(r for r in service.requests if r["fault"])
    again = next(r for r in service.requests if not r["fault"])
    assert again["at"] - first["at"] >= 2.8, "Retry-After: 3 was not waited for"


@pytest.mark.parametrize("fault", [{"status": 500}, {"drop": True}, {"lose": True}, {"delay": 60, "drop": True}], ids=str)
def test_what_may_not_have_arrived_is_sent_again_under_one_tag(start, service, pager, fault):
    service.faults = [fault] * 2
    page(start(pager))
    eventually(lambda: service.to(ANA) and service.to(GROUP), 90, every=0.3)
    assert len({message["tags"] for message in service.to(ANA)}) == 1, "one tag ends them all"


def test_a_page_that_is_taken_in_the_room_comes_no_more(start, service, pager):
    api, incident = page(start(pager))
    eventually(lambda: service.to(ANA), 20)
    eventually(lambda: "accepted" in everything_said(api), 20)
    api.ask(local_room(incident), "!ack", author="ana")
    tag = service.to(ANA)[0]["tags"]
    eventually(lambda: any(receipt["tags"] == tag and receipt["expired"] for receipt in service.receipts.values()), 20)
