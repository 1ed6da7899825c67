"""`!oncall calendar`: one's own shifts for one's own calendar, as the icalendar package reads them."""
import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from api import Api
from process import command

pytestmark = pytest.mark.timeout(120)
PUBLIC, BERLIN = "https://sitrep.bot.test", ZoneInfo("Europe/Berlin")
SCHEDULES = {
    "server": {"public_url": PUBLIC},
    "on_call": {"ic": {"schedule": "commanders", "primary": None, "backup": None, "trainees": None}},
    "schedules": {
        "commanders": {"zone": "Europe/Berlin", "backup": "next", "primary": [
            {"people": ["ana", "bob", "cleo"], "every": "week", "hand_off": "monday 09:00", "start": "2026-01-05"}]},
        "nights": {"zone": "UTC", "primary": [
            {"people": ["luis", "ana"], "every": "3 days", "hand_off": "20:00", "start": "2026-01-05"}]}}}
SHIFT = re.compile(r"(commanders|nights) \((primary|backup)\): (.+) to (.+?)(?: now)?$")


@pytest.fixture
def api(start):
    bot = start(SCHEDULES)
    client = Api(bot.url)
    client.data = bot.data
    client.room("ops")
    return client


def address(api, person):
    """Printed on the server: in a room of ours everybody who is in it would read it."""
    printed = command("invite", person, "--calendar", "--data", api.data)
    assert printed.returncode == 0, printed.stderr
    return re.search(rf"{re.escape(PUBLIC)}(/calendar\?\S+)$", printed.stdout.strip())[1]


def events(api, path):
    """(schedule, duty, beginning, end) of each, by the address alone."""
    answer = api.get(path, headers={"Authorization": None})
    assert (answer.status, answer.kind) == (200, "text/calendar")
    calendar = Calendar.from_ical(answer.raw)
    assert calendar["VERSION"] == "2.0" and not calendar.errors
    found = calendar.walk("VEVENT")
    assert len({event["UID"] for event in found}) == len(found) and not any(event.errors for event in found)
    return [(*re.fullmatch(r"On call: (\w+) \((\w+)\)", event["SUMMARY"]).groups(), event["DTSTART"].dt,
             event["DTEND"].dt) for event in found]


def said(api, person):
    """The rows of `!oncall mine`: (schedule, duty, beginning, end) with moments as the bot says them."""
    rows = [SHIFT.search(line) for line in api.ask("ops", "!oncall mine", person)["text"].splitlines()]
    return [row.groups() for row in rows if row]


def spoken(moment, schedule):
    zone = BERLIN if schedule == "commanders" else timezone.utc
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")


@pytest.mark.parametrize("person", ["ana", "bob", "luis"])
def test_the_shifts_are_those_of_oncall_mine(api, person):
    mine = said(api, person)
    assert len(mine) >= 5
    ahead = sorted((e for e in events(api, address(api, person)) if e[3] > datetime.now(timezone.utc)),
                   key=lambda event: (event[2], event[0]))
    assert len(ahead) > len(mine), "half a year against sixty days"
    assert [(schedule, duty, spoken(begin, schedule), spoken(end, schedule))
            for schedule, duty, begin, end in ahead[:len(mine)]] == mine


def test_a_shift_that_is_taken_stands_in_both_calendars(api):
    def own(person):
        return set(events(api, address(api, person)))
    before = {person: own(person) for person in ("ana", "bob", "cleo", "vera")}
    reply = api.ask("ops", "!oncall take commanders 2h", "vera")["text"]
    gained = own("vera") - before["vera"]
    assert {(schedule, duty) for schedule, duty, _, _ in gained} == {("commanders", "primary")}, reply
    [(_, _, begin, end)] = gained
    assert end - begin == timedelta(hours=2)
    holder = [person for person in ("ana", "bob", "cleo")
              if any(b <= begin and end <= e and d == "primary" for s, d, b, e in before[person] if s == "commanders")]
    assert len(holder) == 1
    assert not any(d == "primary" and b < end and begin < e for s, d, b, e in own(holder[0]) if s == "commanders")


def test_the_uids_stay_and_nobody_is_asked_to_accept(api):
    path = address(api, "ana")
    first, second = (Calendar.from_ical(api.get(path).raw).walk("VEVENT") for _ in range(2))
    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert not any("ATTENDEE" in event or "METHOD" in event for event in first)


def test_a_wrong_key_is_404(api):
    ana, bob = address(api, "ana"), address(api, "bob")
    key = re.search("key=([0-9a-f]+)", ana)[1]
    wrong = [ana[:-1], ana + "0", ana.replace(key, bob.split("key=")[1]), ana.replace("of=ana", "of=bob"),
             ana.replace(key, ""), ana.replace(key, key[::-1]), "/calendar", "/calendar?of=ana", f"/calendar?key={key}",
             ana.replace("of=ana", "of=nobody"), ana.replace("of=ana", "of=%00")]
    for path in wrong:
        answer = api.get(path)
        assert answer.status == 404 and b"VEVENT" not in answer.raw, path
    assert api.call("POST", ana).status == 404


def test_each_has_an_address_of_their_own_and_no_room_reads_it(api):
    """Slack shows it to the asker alone (`Tests/LedgerTests/HeardTests.swift`); the rooms of the bot have no whisper."""
    ana = address(api, "ana")
    assert address(api, "ana") == ana != address(api, "bob")
    told = api.ask("ops", "!oncall calendar", "ana")["text"]
    assert "of=ana&" in ana and "for you alone" in told and "key=" not in told and "sitrep invite ana --calendar" in told


def test_without_a_public_address_it_says_what_to_set(start):
    client = Api(start({**SCHEDULES, "server": {}}).url)
    client.room("ops")
    assert "server.public_url" in client.ask("ops", "!oncall calendar")["text"]
