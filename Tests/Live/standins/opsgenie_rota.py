"""Who holds a rotation of Opsgenie's at a moment, by its documents and zoneinfo: turns on the wall from the start, hours
outside a restriction silent. https://docs.opsgenie.com/docs/schedule-rotation-api"""
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
UNITS = {"hourly": timedelta(hours=1), "daily": timedelta(days=1), "weekly": timedelta(weeks=1)}


def _instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _is_inside(restriction, wall):
    if not restriction:
        return True
    if restriction["type"] == "time-of-day":
        hours = restriction["restriction"]
        start, end = (hours[f"{side}Hour"] * 60 + hours[f"{side}Min"] for side in ("start", "end"))
        now = wall.hour * 60 + wall.minute
        return start <= now < end if start < end else now >= start or now < end
    now = wall.weekday() * 1440 + wall.hour * 60 + wall.minute
    for hours in restriction["restrictions"]:
        start, end = (DAYS.index(hours[f"{side}Day"]) * 1440 + hours[f"{side}Hour"] * 60 + hours[f"{side}Min"]
                      for side in ("start", "end"))
        if start <= now < end if start < end else now >= start or now < end:
            return True
    return False


def on_call(schedule, rotation, moment):
    """The participant, or None; `moment` in seconds of UTC."""
    zone = ZoneInfo(schedule["timezone"])
    now = datetime.fromtimestamp(moment, timezone.utc)
    if now < _instant(rotation["startDate"]) or ("endDate" in rotation and now >= _instant(rotation["endDate"])):
        return None
    wall = now.astimezone(zone).replace(tzinfo=None)
    origin = _instant(rotation["startDate"]).astimezone(zone).replace(tzinfo=None)
    if not _is_inside(rotation.get("timeRestriction"), wall):
        return None
    people = rotation["participants"]
    return people[(wall - origin) // (UNITS[rotation["type"]] * rotation.get("length", 1)) % len(people)]


def periods(schedule, rotation, start, end, step=900):
    """(from, to, participant), found by looking every quarter of an hour."""
    found, moment = [], int(start.timestamp())
    while moment < end.timestamp():
        who, low = on_call(schedule, rotation, moment), datetime.fromtimestamp(moment, timezone.utc)
        if who and found and found[-1][2] is who and found[-1][1] == low:
            found[-1] = (found[-1][0], low + timedelta(seconds=step), who)
        elif who:
            found.append((low, low + timedelta(seconds=step), who))
        moment += step
    return found
