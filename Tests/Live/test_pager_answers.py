"""What telephones answer: key presses, SMS, receipts. It stands in the room."""
import time
import xml.etree.ElementTree as ElementTree
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from paging import everything_said, page
from standins.pushover import Pushover
from standins.twilio import ACCOUNT, Twilio, twiml_problems
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(150)
TOKEN, PUBLIC = "f" * 32, "https://sitrep.bot.test"
ANA, APP, KEY = "+49301000001", "t" * 30, "a" * 30


@pytest.fixture
def twilio(start, tmp_path):
    """(stand-in, bot, api) after a page by both ways."""
    (tmp_path / "token").write_text(TOKEN)
    with Twilio(TOKEN) as service:
        block = {"account_sid": ACCOUNT, "auth_token_file": str(tmp_path / "token"), "from": "+1 500 555 0006",
                 "api_base": service.url}
        bot = start({"server": {"public_url": PUBLIC}, "pagers": {"twilio-voice": block, "twilio-sms": block}})
        need_webhooks(bot, "/pagers/twilio-voice/voice")
        api, _ = page(bot)
        eventually(lambda: to_ana(service.calls) and to_ana(service.messages), 20)
        yield service, bot, api
        assert service.rejected == []


@pytest.fixture
def pushover(start, tmp_path):
    for name, secret in {"token": APP, "ana": KEY}.items():
        (tmp_path / name).write_text(secret)
    with Pushover(APP, {KEY}) as service:
        bot = start({"server": {"public_url": PUBLIC}, "pagers": {"pushover": {
            "api_base": service.url, "token_file": str(tmp_path / "token"),
            "user_keys": {"ana": {"user_key_file": str(tmp_path / "ana")}}}}})
        need_webhooks(bot, "/pagers/pushover/acknowledged")
        yield service, bot
        assert service.rejected == []


def need_webhooks(bot, path):
    try:
        urlopen(bot.url + path, b"", timeout=10)
    except HTTPError as error:
        assert error.code == 401, "what is not signed is refused"


def to_ana(entries):
    return [entry for entry in entries if entry["to"] == ANA]


def status_callback(service, path, number=ANA):
    """The address for news of what went to that number."""
    forms = [service.form(r["raw"]) for r in service.requests if urlsplit(r["target"]).path.endswith(path)]
    return next(form["StatusCallback"] for form in forms if form.get("To") == number)


def test_pressing_1_acknowledges_and_any_other_key_hears_it_again(twilio):
    service, bot, api = twilio
    action = ElementTree.fromstring(to_ana(service.calls)[0]["twiml"]).find("Gather").get("action")
    status, again = service.call_back(bot, action, {"CallSid": "CA1", "Digits": "7"})
    assert status == 200 and twiml_problems(again) == []
    assert "checkout is down. Press 1 to acknowledge." in again
    assert ElementTree.fromstring(again).find("Gather").get("action") == action
    assert service.call_back(bot, action, {"CallSid": "CA1", "Digits": "1"}, token="x")[0] == 401
    for _ in range(2):
        status, thanks = service.call_back(bot, action, {"CallSid": "CA1", "Digits": "1"})
        assert status == 200 and "Acknowledged, thank you." in thanks and twiml_problems(thanks) == []
    eventually(lambda: "acknowledged" in everything_said(api), 20)


def test_answering_1_acknowledges_the_newest_page_to_that_number(twilio):
    service, bot, api = twilio
    news = {"MessageSid": "SM1", "MessageStatus": "sent", "To": ANA}
    assert service.call_back(bot, status_callback(service, "/Messages.json"), news)[0] == 204
    answer = {"MessageSid": "SM2", "From": ANA, "Body": "I am away"}
    assert "<Message>" not in service.call_back(bot, f"{PUBLIC}/pagers/twilio-sms/sms", answer)[1]
    status, thanks = service.call_back(bot, f"{PUBLIC}/pagers/twilio-sms/sms", {**answer, "Body": "1"})
    assert status == 200 and "Acknowledged, thank you." in thanks
    eventually(lambda: "acknowledged" in everything_said(api), 20)


def test_a_voicemail_is_told(twilio):
    service, bot, api = twilio
    news = {"CallSid": "CA1", "AnsweredBy": "machine_start", "To": ANA}
    assert service.call_back(bot, status_callback(service, "/Calls.json"), news)[0] == 204
    eventually(lambda: "a voicemail answered the call" in everything_said(api), 20)


def test_receipts_are_asked_for_while_one_waits_and_then_no_more(pushover):
    service, bot = pushover
    time.sleep(2)
    assert service.polls == [], "nothing waits"
    api, _ = page(bot)
    eventually(lambda: len(service.polls) >= 3, 30)
    times = [at for at, _ in service.polls]
    assert min(after - before for before, after in zip(times, times[1:])) >= 4.9, "at most one each 5 s"
    service.receipts["0" * 30] |= {"acknowledged": 1, "acknowledged_at": int(time.time())}
    eventually(lambda: "acknowledged" in everything_said(api), 20)
    asked = len(service.polls)
    stays(lambda: len(service.polls) == asked, 7)


def test_pushovers_call_acknowledges_and_a_forged_one_does_not(pushover):
    service, bot = pushover
    api, _ = page(bot)
    eventually(lambda: service.to(KEY), 20)
    callback = service.to(KEY)[0]["callback"]
    told = b"receipt=" + b"0" * 30 + b"&acknowledged=1&acknowledged_at=1795183400&acknowledged_by=" + KEY.encode()
    with pytest.raises(HTTPError, match="401"):
        urlopen(bot.url + callback.removeprefix(PUBLIC)[:-1] + "x", told, timeout=10)
    assert urlopen(bot.url + callback.removeprefix(PUBLIC), told, timeout=10).status == 204
    eventually(lambda: "acknowledged" in everything_said(api), 20)
