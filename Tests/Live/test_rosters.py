"""Schedules that are kept at PagerDuty or in a calendar, judged by their specification and by the icalendar library."""
import datetime as dt

import icalendar
import pytest

from api import Api
from standins.loopback import Loopback
from standins.pagerduty_rest import PagerDutyRest
from waiting import eventually

pytestmark = pytest.mark.timeout(120)
TOKEN = "y_NbAkKc66ryYTWUXYEu"
NOW = dt.datetime.now(dt.timezone.utc).replace(microsecond=0)


def moment(hours):
    return (NOW + dt.timedelta(hours=hours)).isoformat()


class Calendar(Loopback):
    """A calendar at an address that is a secret."""
    path = "/private-8f3a9c/basic.ics"

    def __init__(self):
        super().__init__()
        self.octets = b""

    def show(self, *events):
        calendar = icalendar.Calendar(prodid="-//test//EN", version="2.0")
        for number, (summary, start, end, attendee) in enumerate(events):
            event = icalendar.Event(uid=str(number), summary=summary, dtstamp=NOW)
            event.add("dtstart", NOW + dt.timedelta(hours=start))
            event.add("dtend", NOW + dt.timedelta(hours=end))
            if attendee:
                event.add("attendee", f"mailto:{attendee}")
            calendar.add_component(event)
        self.octets = calendar.to_ical()

    def answer(self, call):
        return (200 if call.path == self.path else 404), {"Content-Type": "text/calendar"}, self.octets


def on_call(bot, line="database"):
    api = Api(bot.url)
    api.room("ops")
    return api.ask("ops", f"!oncall {line}")["text"]


@pytest.fixture
def service():
    with PagerDutyRest(TOKEN) as stand_in:
        yield stand_in
        assert stand_in.rejected == [], "requests that the specification does not allow"


@pytest.fixture
def pagerduty(service, tmp_path):
    (tmp_path / "token").write_text(TOKEN + "\n")
    (tmp_path / "key").write_text("a" * 32)
    return {
        "pagers": {"pd": {"kind": "pagerduty", "routing_key_file": str(tmp_path / "key"), "rest_api_base": service.url,
                          "api_token_file": str(tmp_path / "token")}},
        "schedules": {"checkout": {"from": "pd", "id": "PLAYERS", "backup": "PSHIFTS"}},
        "on_call": {"database": None}}


def test_schedules_at_pagerduty_say_who_is_on_call_and_how_to_call_them(start, service, pagerduty):
    service.schedules["PLAYERS"] = [{"start": moment(-5), "end": moment(5), "user": {"id": "PZOE123", "summary": "Zoe"}}]
    service.shifts["PSHIFTS"] = [{"type": "computed_shift_assignment", "start_time": moment(-5), "end_time": moment(5),
                                  "member": {"type": "user_member", "user_id": "PLUI123"}, "source": {}}]
    pagerduty["on_call"]["database"] = {"schedule": "checkout", "primary": None}
    bot = start(pagerduty)
    eventually(lambda: "Zoe" in on_call(bot), 20)
    # Luis is known by his address; of Zoe all that is known is there.
    assert "Zoe (primary) and Luis Lindqvist (backup)" in on_call(bot)


def test_while_pagerduty_is_down_what_was_read_holds(start, service, pagerduty):
    service.schedules["PLAYERS"] = [{"start": moment(-5), "end": moment(5), "user": {"id": "PZOE123", "summary": "Zoe"}}]
    service.shifts["PSHIFTS"] = []
    pagerduty["on_call"]["database"] = {"schedule": "checkout", "primary": None}
    bot = start(pagerduty)
    eventually(lambda: "Zoe" in on_call(bot), 20)
    bot.terminate()
    service.faults = [{"status": 500}] * 50
    bot.start()
    eventually(lambda: len(service.faults) < 50, 10)
    assert "Zoe" in on_call(bot)


@pytest.fixture
def calendar():
    with Calendar() as stand_in:
        yield stand_in


@pytest.fixture
def calendars(calendar, tmp_path):
    (tmp_path / "address").write_text(calendar.url + calendar.path + "\n")
    return {"schedules": {"db": {"calendar_url_file": str(tmp_path / "address")}},
            "on_call": {"database": {"schedule": "db", "primary": None}}}


def test_a_calendar_says_who_is_on_call(start, calendar, calendars):
    calendar.show(("On call: Bob Stone (database)", -2, 2, None), ("x", 2, 5, "cleo@bot.test"))
    bot = start(calendars)
    eventually(lambda: "Bob Stone" in on_call(bot), 10)


@pytest.mark.parametrize("broken", [b"<html>Sign in</html>", None], ids=["a page that asks to sign in", "cut off"])
def test_half_a_calendar_replaces_nothing_and_its_address_is_never_shown(start, calendar, calendars, broken):
    calendar.show(("Bob", -2, 2, None))
    bot = start(calendars)
    eventually(lambda: "Bob Stone" in on_call(bot), 10)
    bot.terminate()
    calendar.octets = broken or calendar.octets[:-30]
    asked = len(calendar.calls)
    bot.start()
    eventually(lambda: len(calendar.calls) > asked, 20)
    eventually(lambda: "is not whole" in bot.log_text(), 10)
    said = on_call(bot)
    assert "Bob Stone" in said
    assert calendar.path not in said and calendar.path not in bot.log_text()
