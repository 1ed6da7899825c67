"""Schedules that are kept at PagerDuty or in a calendar, judged by their specification and by the icalendar library."""
import re

import pytest

from api import Api
from origins import ORIGINS, TOKEN, Calendar, moment
from standins.hook import Hook
from standins.pagerduty import PagerDuty
from standins.pagerduty_rest import PagerDutyRest
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(180)
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


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
    service.schedules["PLAYERS"] = [{"start": moment(-5).isoformat(), "end": moment(5).isoformat(), "user": {"id": "PZOE123", "summary": "Zoe"}}]
    service.shifts["PSHIFTS"] = [{"type": "computed_shift_assignment", "start_time": moment(-5).isoformat(), "end_time": moment(5).isoformat(),
                                  "member": {"type": "user_member", "user_id": "PLUI123"}, "source": {}}]
    pagerduty["on_call"]["database"] = {"schedule": "checkout", "primary": None}
    bot = start(pagerduty)
    eventually(lambda: "Zoe" in on_call(bot), 20)
    # Luis is known by his address; of Zoe all that is known is there.
    assert "Zoe (primary) and Luis Lindqvist (backup)" in on_call(bot)


def test_while_pagerduty_is_down_what_was_read_holds(start, service, pagerduty):
    service.schedules["PLAYERS"] = [{"start": moment(-5).isoformat(), "end": moment(5).isoformat(), "user": {"id": "PZOE123", "summary": "Zoe"}}]
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


@pytest.mark.parametrize(
    "broken", [b"<html>Sign in</html>", None, b"", "spaces"], ids=["a page that asks to sign in", "cut off", "nothing", "spaces"])
def test_half_a_calendar_replaces_nothing_and_its_address_is_never_shown(start, calendar, calendars, broken):
    calendar.show(("Bob", -2, 2, None))
    bot = start(calendars)
    eventually(lambda: "Bob Stone" in on_call(bot), 10)
    bot.terminate()
    if broken == "spaces":
        broken = b"   " + calendar.octets
    calendar.octets = calendar.octets[:-30] if broken is None else broken
    asked = len(calendar.calls)
    bot.start()
    eventually(lambda: len(calendar.calls) > asked, 20)
    eventually(lambda: "is not whole" in bot.log_text(), 10)
    said = on_call(bot)
    assert "Bob Stone" in said
    assert calendar.path not in said and calendar.path not in bot.log_text()


@pytest.fixture
def hook(tmp_path):
    (tmp_path / "hook.secret").write_text(SECRET)
    (tmp_path / "hook.secret").chmod(0o600)
    with Hook(SECRET) as stand_in:
        stand_in.settings = {"hook": {
            "kind": "webhook", "url": stand_in.url, "secret_file": str(tmp_path / "hook.secret")}}
        yield stand_in


@pytest.fixture(params=ORIGINS.values(), ids=ORIGINS)
def origin(request, tmp_path):
    """Luis is on call there."""
    with PagerDuty() as events:
        kept = request.param(tmp_path, events)
        kept.hold("luis")
        with kept:
            yield kept
        assert kept.rejected == [] and events.rejected == [], "requests that the specification does not allow"


@pytest.fixture
def bot(start, origin, hook):
    """Commanders as they are kept there, read each second."""
    return start(origin.settings, {
        "pagers": hook.settings, "on_call": {"ic": "kept"}, "timers": {"roster_refresh": "1 second"},
        "severity_matrix": {"P1": {"initial_responder": None}}})


def commanders(bot):
    return on_call(bot, "ic")


def paged(bot, hook, title):
    """Who is paged for a new incident, once nobody is added any more."""
    Api(bot.url).ask("ops", f"!declare P1 {title}", timeout=20)

    def people():
        return [page["person"]["key"] for page in hook.pages.values() if title in page["summary"]]
    eventually(people, 20, what=f"a page for {title}")
    stays(lambda: len(people()) == 1, 1, what=f"one page, not {people()}")
    return people()


def test_a_service_that_goes_down_takes_nobody_off_also_over_a_restart(bot, origin, hook):
    eventually(lambda: "Luis Lindqvist (primary)" in commanders(bot), 20)
    assert re.search(rf"As {origin.name} said (just now|[01234] s ago)", commanders(bot))
    origin.go_down()
    eventually(lambda: "it cannot be read now" in commanders(bot), 20)

    # Under a minute old it is said just now. That the age holds over a restart: LedgerTests/RosterTests.
    assert re.search(rf"As {origin.name} said (just now|\d+ s ago)", commanders(bot))
    assert "Luis Lindqvist (primary)" in commanders(bot)
    assert paged(bot, hook, "checkout is down") == ["luis"]
    bot.kill()
    bot.start()
    assert "Luis Lindqvist (primary)" in commanders(bot) and "it cannot be read now" in commanders(bot)
    assert paged(bot, hook, "search is down") == ["luis"]
    origin.hold("ana")
    origin.come_back()
    eventually(lambda: "Ana Ruiz (primary)" in commanders(bot), 20)
    said = commanders(bot)
    assert "Luis" not in said and "cannot be read" not in said
    assert paged(bot, hook, "payments are down") == ["ana"]


def test_half_an_answer_changes_nobody(bot, origin, hook):
    eventually(lambda: "Luis Lindqvist (primary)" in commanders(bot), 20)
    origin.halve("bob")
    eventually(lambda: "it cannot be read now" in commanders(bot), 20)
    stays(lambda: "Luis Lindqvist (primary)" in commanders(bot), 4)
    assert paged(bot, hook, "checkout is down") == ["luis"]
    origin.mend()
    eventually(lambda: "Bob Stone (primary)" in commanders(bot) and "cannot" not in commanders(bot), 20)
