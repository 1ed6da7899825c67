"""What `sitrep-bench calendar` does, by icalendar and dateutil: reads a calendar and writes a year of it down.

    calendar_beside.py FILE SECONDS_SINCE_1970
"""
import json
import sys
import time
from datetime import datetime, timedelta, timezone

from dateutil.rrule import rrulestr
from icalendar import Calendar


def occurrences(octets, low, high):
    """(begin, end) of all that touches the time from `low` to `high`, both on the wall of UTC."""
    found = []
    for event in Calendar.from_ical(octets).walk("VEVENT"):
        first, length = event.decoded("DTSTART"), event.decoded("DURATION")
        # On the wall of the event's zone, as RFC 5545 counts; dateutil knows no other way that keeps 09:00 at 09:00.
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=first.replace(tzinfo=None))
        near = (low - length - timedelta(days=2)).replace(tzinfo=None), (high + timedelta(days=2)).replace(tzinfo=None)
        for wall in rule.between(*near, inc=True):
            begin = wall.replace(tzinfo=first.tzinfo).astimezone(timezone.utc)
            if begin < high and begin + length > low:
                found.append((begin, begin + length))
    return sorted(found)


with open(sys.argv[1], "rb") as file:
    octets = file.read()
low = datetime.fromtimestamp(int(sys.argv[2]), timezone.utc)
taken = []
for _ in range(11):
    began = time.process_time()
    found = occurrences(octets, low, low + timedelta(days=365))
    taken.append(time.process_time() - began)
print(json.dumps({
    "seconds": sorted(taken)[5], "shifts": len(found), "sum": sum(int(begin.timestamp()) for begin, _ in found)}))
