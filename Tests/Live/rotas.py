"""A rota in three zones as the configuration has it, and as `rotation_judge` reckons it: two ways to one answer."""
import datetime as dt
import re
import time

import settings
from rotation_judge import Judge

NAMES = {key: person["name"] for key, person in settings.PEOPLE.items()}
NOBODY = {"primary": [], "backup": [], "trainees": []}
DAY = 1440


def layer(name, people, minutes, hand_off, start, weekday=None, windows=()):
    return {"name": name, "people": people, "minutes": minutes, "handOff": hand_off, "start": start, "weekday": weekday,
            "windows": list(windows)}


# Line → zone and layers, all in minutes; a week begins on Monday. Without a backup of their own the next stands behind.
ROTAS = {
    "berlin": {"zone": "Europe/Berlin", "layers": {
        "primary": [layer("weeks", ["ana", "bob", "cleo"], 7 * DAY, 9 * 60, "2026-01-05", 0)], "trainees": []}},
    "newyork": {"zone": "America/New_York", "layers": {
        "primary": [layer("days", ["luis", "emil"], DAY, 8 * 60, "2026-01-01")],
        "backup": [layer("behind", ["pia"], None, 0, "2026-01-01")], "trainees": []}},
    "kolkata": {"zone": "Asia/Kolkata", "layers": {
        "primary": [layer("halves", ["vera", "pia"], DAY // 2, 9 * 60 + 30, "2026-01-01"),
                    # 22:00 to 06:00 of every day, over midnight
                    layer("nights", ["emil", "bob", "cleo"], DAY, 22 * 60, "2026-01-01",
                          windows=[(day * DAY + 22 * 60, 8 * 60) for day in range(7)])],
        "backup": [], "trainees": []}},
}
SCHEDULES = {
    "berlin": {"zone": "Europe/Berlin", "backup": "next", "primary": {
        "people": ["ana", "bob", "cleo"], "every": "week", "hand_off": "monday 09:00", "start": "2026-01-05"}},
    "newyork": {"zone": "America/New_York", "backup": ["pia"], "primary": {
        "people": ["luis", "emil"], "every": "day", "hand_off": "08:00", "start": "2026-01-01"}},
    "kolkata": {"zone": "Asia/Kolkata", "primary": [
        {"people": ["vera", "pia"], "every": "12 hours", "hand_off": "09:30", "start": "2026-01-01"},
        {"name": "nights", "people": ["emil", "bob", "cleo"], "every": "day", "hand_off": "22:00",
         "start": "2026-01-01", "windows": "daily 22:00..06:00"}]},
}
LINES = {"ic": "berlin", "database": "newyork", "payments": "kolkata"}


def configuration(**schedules):
    """The three, on the lines `ic`, `database` and `payments`; `schedules` take the place of some."""
    return {"schedules": {**SCHEDULES, **schedules}, "on_call": {**LINES, "bizlead": {"primary": "pia"}},
            # Nobody is paged who is not on call.
            "severity_matrix": {"P1": {"initial_responder": None}}}


def judge(name, begin, end, overrides=()):
    return Judge({**ROTAS[name], "from": begin, "to": end, "reserve": [], "holidays": [], "overrides": list(overrides)})


def on_duty(name, moment, overrides=()):
    """[(key, duty)], the primary first."""
    found = judge(name, moment - 86_400, moment + 86_400, overrides)
    return [(key, duty) for duty in ("primary", "backup", "trainees") for key in found.people(duty, moment)]


def override(person, seconds, replaces=None, duty="primary", begin=None):
    begin = int(time.time()) if begin is None else begin
    return {"duty": duty, "person": person, "from": begin, "to": begin + seconds, "made": begin, "replaces": replaces}


def said(pairs):
    """`Ana Ruiz (primary) and Bob Stone (backup)`"""
    words = [f"{NAMES[key]} ({duty})" for key, duty in pairs]
    return " and ".join(words) if len(words) < 3 else ", ".join(words[:-1]) + " and " + words[-1]


def row(text, title):
    """What stands behind `title:` in a list of the bot's."""
    return re.search(rf"^\W*{re.escape(title)}: (.*)$", text, re.M)[1]


def wall(seconds_from_now, zone):
    from zoneinfo import ZoneInfo
    return dt.datetime.fromtimestamp(time.time() + seconds_from_now, ZoneInfo(zone))
