"""Where schedules are kept elsewhere: one port for a test to break each of them by."""
import datetime as dt

import icalendar

from standins.loopback import Loopback
from standins.pagerduty_rest import PagerDutyRest

TOKEN = "y_NbAkKc66ryYTWUXYEu"
USERS = {"ana": "PANA123", "bob": "PBOB123", "luis": "PLUI123"}
NOW = dt.datetime.now(dt.timezone.utc).replace(microsecond=0)


def moment(hours):
    return NOW + dt.timedelta(hours=hours)


def calendar(*events):
    """Octets of (summary, first hour, last hour, address or None), counted from now."""
    found = icalendar.Calendar(prodid="-//test//EN", version="2.0")
    for number, (summary, start, end, attendee) in enumerate(events):
        event = icalendar.Event(uid=str(number), summary=summary, dtstamp=NOW)
        event.add("dtstart", moment(start))
        event.add("dtend", moment(end))
        if attendee:
            event.add("attendee", f"mailto:{attendee}")
        found.add_component(event)
    return found.to_ical()


def held_by(person):
    return calendar(("On call", -5, 500, f"{person}@bot.test"))


class Calendar(Loopback):
    """A calendar at an address that is a secret."""
    path = "/private-8f3a9c/basic.ics"

    def __init__(self):
        super().__init__()
        self.octets = b""

    def show(self, *events):
        self.octets = calendar(*events)

    def answer(self, call):
        return (200 if call.path == self.path else 404), {"Content-Type": "text/calendar"}, self.octets


class AtPagerDuty(PagerDutyRest):
    """`name` is what the bot calls the source. `hold` puts somebody on call there; `halve` too, but nobody gets it whole
    before `mend`."""
    name = "pd"

    def __init__(self, folder, events):
        super().__init__(TOKEN)
        (folder / "token").write_text(TOKEN)
        (folder / "key").write_text("a" * 32)
        self.settings = {
            "pagers": {"pd": {"kind": "pagerduty", "routing_key_file": str(folder / "key"), "api_base": events.url,
                              "rest_api_base": self.url, "api_token_file": str(folder / "token")}},
            "schedules": {"kept": {"from": "pd", "id": "PLAYERS"}}}

    def hold(self, person):
        self.schedules["PLAYERS"] = [{
            "start": moment(-5).isoformat(), "end": moment(500).isoformat(),
            "user": {"id": USERS[person], "summary": person}}]

    def halve(self, person):
        """The first page of the users comes, the second never does."""
        self.faults = [{"path": "/users", "query": {"offset": "2"}, "status": 500}] * 1000
        self.hold(person)

    def mend(self):
        self.faults = []


class AtCalendarAddress(Calendar):
    name = "kept"

    def __init__(self, folder, events):
        super().__init__()
        (folder / "address").write_text(self.url + self.path)
        self.settings = {"schedules": {"kept": {"calendar_url_file": str(folder / "address")}}}

    def hold(self, person):
        self.whole = self.octets = held_by(person)

    def halve(self, person):
        self.whole = held_by(person)
        self.octets = self.whole[:-20]

    def mend(self):
        self.octets = self.whole


class InCalendarFile:
    name, rejected = "kept", []

    def __init__(self, folder, events):
        self.file = folder / "rota.ics"
        self.settings = {"schedules": {"kept": {"calendar": str(self.file)}}}

    def __enter__(self):
        self.mend()

    def __exit__(self, *_):
        pass

    def hold(self, person):
        self.whole = held_by(person)
        if self.file.exists():
            self.mend()

    def halve(self, person):
        self.whole = held_by(person)
        self.file.write_bytes(self.whole[:-20])

    def mend(self):
        self.file.write_bytes(self.whole)

    def go_down(self):
        self.file.unlink()

    come_back = mend


ORIGINS = {"at PagerDuty": AtPagerDuty, "at a calendar's address": AtCalendarAddress, "in a calendar file": InCalendarFile}
