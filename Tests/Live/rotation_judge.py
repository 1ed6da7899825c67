"""Judges schedules that Swift has written down (`SITREP_SCHEDULE_DUMP=file swift test --filter DumpTests`).

Another way to the same answer: every turn and window becomes an interval in UTC by way of zoneinfo, and each stretch
between two ends is asked who lies over it. Rules of calendars are asked of dateutil, calendars of icalendar.

    python3 rotation_judge.py dump.json
"""
import json
import sys
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar

DUTIES = ["primary", "backup", "trainees"]
MONDAY = datetime(2001, 1, 1)


@cache
def begins(zone, wall):
    """The first moment, in seconds of UTC, at which the wall shows this time or a later one: halved until found."""
    low = int(wall.replace(tzinfo=timezone.utc).timestamp()) - 30 * 3600
    # Clocks go back at most once in such a time, so that the first crossing lies in an hour that can be walked through.
    for moment in range(low, low + 60 * 3600, 3600):
        if shown(zone, moment + 3600) >= wall or shown(zone, moment + 1800) >= wall:
            break
    for moment in range(moment, moment + 3660, 60):
        if shown(zone, moment) >= wall:
            return moment
    raise AssertionError(f"{wall} never comes in {zone}")


def shown(zone, moment):
    return datetime.fromtimestamp(moment, ZoneInfo(zone)).replace(tzinfo=None)


def layer_turns(zone, layer, low, high):
    """Turns as (from, to, number), from the day of `low` to that of `high`, by walls a turn apart."""
    origin = datetime.combine(date.fromisoformat(layer["start"]), time()) + timedelta(minutes=layer["handOff"])
    end = layer.get("end")
    over = datetime.combine(date.fromisoformat(end), time()) + timedelta(minutes=layer["handOff"]) if end else high
    if layer.get("minutes") is None:
        return [(begins(zone, origin), begins(zone, min(over, high)), 0)] if origin < min(over, high) else []
    length = timedelta(minutes=layer["minutes"])
    wall, number, turns = origin, 0, []
    if layer.get("weekday") is not None:
        while wall.weekday() != layer["weekday"]:
            wall -= timedelta(days=1)
    while wall < min(over, high):
        begin, stop = max(wall, origin), min(wall + length, over)
        if stop > low and begin < stop:
            turns.append((begins(zone, begin), begins(zone, stop), number))
        wall, number = wall + length, number + 1
    return turns


def layer_windows(zone, layer, low, high):
    """The windows of every week, also those of the week before that reach into it."""
    if not layer["windows"]:
        return [(-2**60, 2**60)]
    week = low - timedelta(days=low.weekday() + 14)
    week = week.replace(hour=0, minute=0, second=0)
    found = []
    while week < high + timedelta(days=7):
        for start, length in layer["windows"]:
            begin = week + timedelta(minutes=start)
            found.append((begins(zone, begin), begins(zone, begin + timedelta(minutes=length))))
        week += timedelta(days=7)
    return found


def holiday_times(zone, holiday, low, high):
    days, day = [], low.date()
    while day <= high.date():
        yearly = holiday.get("yearly")
        if [day.month, day.day] == yearly if yearly else holiday["first"] <= day.isoformat() <= holiday["last"]:
            days.append(day)
        day += timedelta(days=1)
    at = lambda day: begins(zone, datetime.combine(day, time()))
    return [(at(day), at(day + timedelta(days=1))) for day in days]


class Judge:
    def __init__(self, case):
        self.case = case
        zone = case["zone"]
        low = datetime.fromtimestamp(case["from"], timezone.utc).replace(tzinfo=None) - timedelta(days=3)
        high = datetime.fromtimestamp(case["to"], timezone.utc).replace(tzinfo=None) + timedelta(days=3)
        layers = [layer for line in case["layers"].values() for layer in line] + case["reserve"]
        self.layers = {layer["name"]: layer for layer in layers}
        self.turns = {name: layer_turns(zone, layer, low, high) for name, layer in self.layers.items()}
        self.windows = {name: layer_windows(zone, layer, low, high) for name, layer in self.layers.items()}
        self.holidays = [(holiday, holiday_times(zone, holiday, low, high)) for holiday in case["holidays"]]

    def turn(self, name, moment):
        if name not in self.layers or not any(a <= moment < b for a, b in self.windows[name]):
            return None
        return next((number for a, b, number in self.turns[name] if a <= moment < b), None)

    def holder(self, duty, moment):
        """(layer, turn, whether the next one is meant)"""
        follows = duty not in self.case["layers"]
        for holiday, times in reversed(self.holidays):
            if duty in holiday["duties"] and any(a <= moment < b for a, b in times):
                turn = self.turn(holiday.get("layer"), moment)
                return None if turn is None else (holiday["layer"], turn, follows and "primary" in holiday["duties"])
        if follows:
            found = self.holder("primary", moment)
            return found and (found[0], found[1], True)
        for layer in reversed(self.case["layers"][duty]):
            turn = self.turn(layer["name"], moment)
            if turn is not None:
                return layer["name"], turn, False
        return None

    def people(self, duty, moment):
        found, names = self.holder(duty, moment), []
        if found:
            layer, turn, follows = self.layers[found[0]], found[1], found[2]
            ring = layer["people"]
            if follows:
                busy = self.people("primary", moment)
                if layer.get("minutes") is not None:
                    names = [p for p in (ring[(turn + i) % len(ring)] for i in range(1, len(ring))) if p not in busy][:1]
            else:
                names = ring if layer.get("minutes") is None else [ring[turn % len(ring)]]
        seats = [{name, } for name in dict.fromkeys(names)]
        sitting = list(dict.fromkeys(names))
        for override in sorted(self.case["overrides"], key=lambda o: o["made"]):
            if override["duty"] != duty or not override["from"] <= moment < override["to"]:
                continue
            if override.get("replaces") is None:
                seats, sitting = [set().union(*seats, {override["person"]})], [override["person"]]
            else:
                for index, seat in enumerate(seats):
                    if override["replaces"] in seat:
                        seat.add(override["person"])
                        sitting[index] = override["person"]
        return list(dict.fromkeys(sitting))

    def ends(self):
        """Every moment at which anything begins or ends."""
        times = [pair for turns in self.turns.values() for pair in turns]
        times += [pair for windows in self.windows.values() for pair in windows]
        times += [pair for _, pairs in self.holidays for pair in pairs]
        times += [(override["from"], override["to"]) for override in self.case["overrides"]]
        low, high = self.case["from"], self.case["to"]
        return sorted({low, high, *(t for pair in times for t in pair[:2] if low < t < high)})

    def shifts(self):
        shifts, ends = [], self.ends()
        for duty in DUTIES:
            running = {}
            for begin, end in zip(ends, ends[1:]):
                people = self.people(duty, begin)
                for person in [p for p in running if p not in people]:
                    shifts.append((duty, person, running.pop(person), begin))
                for person in people:
                    running.setdefault(person, begin)
            shifts += [(duty, person, begin, ends[-1]) for person, begin in running.items()]
        return sorted(shifts)


def judge_calendar(text, shifts):
    """The shifts as the icalendar package reads them, and no line longer than the standard allows."""
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), "a line is longer than 75 octets"
    calendar = Calendar.from_ical(text)
    assert not calendar.errors, calendar.errors
    events = list(calendar.walk("VEVENT"))
    assert all(not event.errors for event in events)
    assert len({str(event["UID"]) for event in events}) == len(events), "a UID twice"
    seconds = lambda event, key: int(event.decoded(key).timestamp())
    found = [(str(e["X-SITREP-DUTY"]), str(e["X-SITREP-PERSON"]), seconds(e, "DTSTART"), seconds(e, "DTEND"))
             for e in events]
    assert sorted(found) == shifts, "the calendar has other shifts"
    for event in events:
        tail = "; Łódź, \\ and a tail so long, with größe and 🧑‍🚒, that it is folded"
        assert str(event["SUMMARY"]) == f"{event['X-SITREP-PERSON']} is {event['X-SITREP-DUTY']}{tail}", event["SUMMARY"]


def judge_rule(rule):
    start = datetime.fromisoformat(rule["start"])
    low, high = datetime.fromisoformat(rule["from"]), datetime.fromisoformat(rule["to"])
    rules = rruleset()
    rules.rrule(rrulestr(rule["rule"], dtstart=start))
    # DTSTART is there whatever the rule says.
    rules.rdate(start)
    dates = rules.between(low, high - timedelta(seconds=1), inc=True)
    assert [day.date().isoformat() for day in dates] == rule["dates"], rule


def judge(dump):
    for number, case in enumerate(dump["cases"]):
        found = sorted((s["duty"], s["person"], s["from"], s["to"]) for s in case["shifts"])
        expected = Judge(case).shifts()
        first = next((pair for pair in zip(found + [None], expected + [None]) if pair[0] != pair[1]), None)
        assert found == expected, f"case {number} in {case['zone']}: Swift has {first[0]}, Python has {first[1]}"
        judge_calendar(case["calendar"], found)
    for rule in dump["rules"]:
        judge_rule(rule)
    return len(dump["cases"]), sum(len(case["shifts"]) for case in dump["cases"]), len(dump["rules"])


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        print("%d schedules with %d shifts and %d rules: the same in Python" % judge(json.load(file)))
