"""Paging by push message through an ntfy server; the stand-in judges by ntfy's documentation."""
import pytest

from api import local_room
from paging import everything_said, page
from standins.ntfy import Ntfy
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(150)
TOKEN, ANAS = "tk_" + "a" * 29, "ana-" + "s3cret" * 6


@pytest.fixture
def service():
    with Ntfy(TOKEN) as stand_in:
        yield stand_in
        assert stand_in.rejected == [], "requests that the documentation does not allow"


@pytest.fixture
def pager(service, tmp_path):
    (tmp_path / "token").write_text(TOKEN + "\n")
    (tmp_path / "ana").write_text(ANAS + "\n")
    return {"pagers": {"ntfy": {
        "api_base": service.url, "token_file": str(tmp_path / "token"), "topic": "everybody",
        "topics": {"ana": {"topic_file": str(tmp_path / "ana")}}}}}


def test_a_person_and_the_shared_topic_get_one_message_each(start, service, pager):
    api, incident = page(start(pager))
    eventually(lambda: service.pages(ANAS) and service.pages("everybody"), 20)
    stays(lambda: len(service.pages(ANAS)) == 1, 3)
    [message] = service.pages(ANAS)
    assert "checkout is down" in message["title"] and incident["id"] in message["title"]
    assert message["priority"] == 5
    eventually(lambda: "accepted" in everything_said(api) or "ntfy took" in everything_said(api), 20)


def test_a_refusal_is_told_and_neither_topic_nor_token_is(start, service, pager):
    service.faults = [{"status": 403, "body": {
        "code": 40301, "http": 403, "error": f"forbidden: {ANAS} {TOKEN}"}}] * 20
    bot = start(pager)
    api, _ = page(bot)
    eventually(lambda: "check the login of pagers.ntfy" in everything_said(api), 30, every=0.3)
    said = everything_said(api)
    assert "+49 30 1000001" in said
    bot.terminate()
    for secret in (ANAS, TOKEN):
        assert secret not in said and secret not in bot.log_text()


def test_429_waits_as_long_as_it_was_told(start, service, pager):
    service.faults = [{"status": 429, "headers": {"Retry-After": "3"}}] * 2
    page(start(pager))
    eventually(lambda: service.pages(ANAS) and service.pages("everybody"), 60, every=0.2)
    first = next(r for r in service.requests if r["fault"])
    again = next(r for r in service.requests if not r["fault"])
    assert again["at"] - first["at"] >= 2.8, "Retry-After: 3 was not waited for"


@pytest.mark.parametrize("fault", [{"status": 500}, {"drop": True}, {"lose": True}, {"delay": 60, "drop": True}], ids=str)
def test_what_may_not_have_arrived_is_sent_again_under_one_mark(start, service, pager, fault):
    service.faults = [fault] * 2
    page(start(pager))
    eventually(lambda: service.pages(ANAS) and service.pages("everybody"), 90, every=0.3)
    assert len({message["sequence_id"] for message in service.pages(ANAS)}) == 1, "apps that know it show one"


def test_a_page_that_is_taken_in_the_room_is_cleared(start, service, pager):
    api, incident = page(start(pager))
    eventually(lambda: service.pages(ANAS), 20)
    eventually(lambda: "accepted" in everything_said(api), 20)
    api.ask(local_room(incident), "!ack", author="ana")
    [message] = service.pages(ANAS)
    cleared = {"event": "message_clear", "topic": ANAS, "sequence_id": message["sequence_id"]}
    eventually(lambda: any(cleared.items() <= event.items() for event in service.events), 20)
