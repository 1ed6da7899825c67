"""Paging through a webhook of one's own; the Standard Webhooks library judges every post."""
import pytest

from api import Api
from standins.hook import Hook
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(120)
OLD, NEW = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
PATH = "/pages/very-secret-path"


@pytest.fixture
def service():
    with Hook(OLD, NEW) as stand_in:
        yield stand_in
        assert stand_in.rejected == [], "posts that the specification does not allow"


@pytest.fixture
def pager(service, tmp_path):
    (tmp_path / "hook.secret").write_text(f"{NEW}\n{OLD}\n")
    (tmp_path / "hook.url").write_text(f"{service.url}{PATH}\n")
    return {"pagers": {"hook": {"kind": "webhook", "url_file": str(tmp_path / "hook.url"),
                                "secret_file": str(tmp_path / "hook.secret"), "people": ["ana", "bob"]}}}


def page(bot, reason="checkout is down"):
    api = Api(bot.url)
    api.room("ops")
    api.ask("ops", f"!ic page {reason}", timeout=20)
    return api


def everything_said(api):
    return "\n".join(m["text"] for room in api.rooms() for m in api.messages(room) if m["kind"] != "message")


def test_each_person_is_one_signed_post_and_the_room_hears_that_it_was_taken(start, service, pager):
    api = page(start(pager))
    eventually(lambda: service.pages_for("ana") and service.pages_for("bob"), 20)
    stays(lambda: len(service.pages) == 2, 2)
    [ana] = service.pages_for("ana")
    assert "checkout is down" in ana["summary"] and ana["person"]["phones"] == ["+49 30 1000001"]
    eventually(lambda: "Ana Ruiz (primary): accepted by hook" in everything_said(api), 10)


def test_a_refusal_is_final_and_told_with_the_number_to_call(start, service, pager):
    service.faults = [{"status": 410}] * 20
    api = page(start(pager))
    eventually(lambda: "call +49 30 1000001" in everything_said(api), 30, what="ana's number in the room")
    assert "wants no pages any more (410)" in everything_said(api)
    # Nobody is left then but those further up, whose page is another one.
    ids = [call.headers["webhook-id"] for call in service.calls]
    assert len(ids) == len(set(ids)), "a page that was refused for good is not tried again"


@pytest.mark.parametrize("fault", [
    {"status": 429, "headers": {"Retry-After": "2"}}, {"status": 500}, {"drop": True}, {"lose": True},
], ids=["throttled", "failing", "cut", "answer-lost"])
def test_what_went_wrong_is_tried_again_with_the_same_id(start, service, pager, fault):
    service.faults = [dict(fault) for _ in range(2)]
    page(start(pager))
    eventually(lambda: service.pages_for("ana") and service.pages_for("bob") and len(service.calls) >= 4, 60)
    stays(lambda: len(service.pages) == 2, 2)
    assert len({call.headers["webhook-id"] for call in service.calls}) == 2


def test_address_and_secret_are_in_no_log_and_in_no_room(start, service, pager):
    service.faults = [{"status": 403, "body": {"you sent": [NEW, PATH]}}] * 20
    bot = start(pager)
    api = page(bot)
    eventually(lambda: "refused the page (403)" in everything_said(api), 30)
    said = everything_said(api)
    bot.terminate()
    for secret in (NEW, OLD, PATH):
        assert secret not in said and secret not in bot.log_text()
