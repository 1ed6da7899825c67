"""Calendars of every shape that we know to be out there, written by ourselves, each with what the reference library makes of it.

A case is (name, events, differs): events are lines joined by `|`, and `differs` says why we do not agree with icalendar and
recurring-ical-events, where we do not. docs/calendars.md has the same reasons.
"""
LONDON = ("BEGIN:VTIMEZONE|TZID:{id}|BEGIN:DAYLIGHT|DTSTART:19810329T010000|TZOFFSETFROM:+0000|TZOFFSETTO:+0100|TZNAME:BST"
          "|RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:19961027T020000|TZOFFSETFROM:+0100"
          "|TZOFFSETTO:+0000|TZNAME:GMT|RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU|END:STANDARD|END:VTIMEZONE")
OUTLOOK = ("BEGIN:VTIMEZONE|TZID:{id}|BEGIN:STANDARD|DTSTART:16010101T030000|TZOFFSETFROM:+0200|TZOFFSETTO:+0100"
           "|RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:16010101T020000"
           "|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3|END:DAYLIGHT|END:VTIMEZONE")
BY_DATES = ("BEGIN:VTIMEZONE|TZID:{id}|BEGIN:STANDARD|DTSTART:20251102T020000|TZOFFSETFROM:-0400|TZOFFSETTO:-0500"
            "|RDATE:20261101T020000|RDATE:20271107T020000|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20260308T020000"
            "|TZOFFSETFROM:-0500|TZOFFSETTO:-0400|RDATE:20270314T020000|END:DAYLIGHT|END:VTIMEZONE")

UTC9 = "DTSTART:20261101T090000Z|DTEND:20261101T170000Z"
BERLIN9 = "DTSTART;TZID=Europe/Berlin:20261020T090000|DTEND;TZID=Europe/Berlin:20261020T170000"
DAY = "DTSTART;VALUE=DATE:20261101|DTEND;VALUE=DATE:20261102"


def event(*lines, uid="1"):
    return "|".join(["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261001T000000Z", *lines, "END:VEVENT"])


def rule(start, text, *more):
    return [event(start, f"RRULE:{text}", "SUMMARY:a", *more)]


CASES = [
    # Zones
    ("a zone of the database", [event(BERLIN9, "SUMMARY:a")], None),
    ("a zone of Windows", [event(BERLIN9.replace("Europe/Berlin", "W. Europe Standard Time"), "SUMMARY:a")], None),
    ("a zone of Windows, described", [OUTLOOK.format(id="Romance Standard Time"),
     event(BERLIN9.replace("Europe/Berlin", "Romance Standard Time"), "SUMMARY:a", "RRULE:FREQ=WEEKLY;COUNT=20")], None),
    ("a zone of a made-up name", [OUTLOOK.format(id="Our office"),
     event(BERLIN9.replace("Europe/Berlin", "Our office"), "SUMMARY:a", "RRULE:FREQ=WEEKLY;COUNT=25")], None),
    ("a zone described behind its use", [
     event(BERLIN9.replace("Europe/Berlin", "Our office"), "SUMMARY:a"), OUTLOOK.format(id="Our office")], None),
    ("a zone by dates", [BY_DATES.format(id="Home"),
     event("DTSTART;TZID=Home:20261020T090000|DURATION:PT8H", "RRULE:FREQ=WEEKLY;COUNT=25", "SUMMARY:a")], None),
    ("GMT that is described as London", [LONDON.format(id="GMT"),
     event("DTSTART;TZID=GMT:20261001T090000|DURATION:PT8H", "RRULE:FREQ=WEEKLY;COUNT=8", "SUMMARY:a")],
     "the reference believes the name"),
    ("a zone with a maker's path", [event(
        "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261105T090000|DURATION:PT8H", "SUMMARY:a")], None),
    ("a quoted zone", [event('DTSTART;TZID="America/New_York":20261105T090000|DURATION:PT8H', "SUMMARY:a")], None),
    ("floating", [event("DTSTART:20261105T090000|DTEND:20261105T170000", "SUMMARY:a")], None),
    ("two zones in one event", [event("DTSTART;TZID=America/New_York:20261105T090000|DTEND;TZID=Europe/Berlin:20261105T230000",
     "SUMMARY:a")], None),
    # Rules
    ("months by the first Monday", rule(UTC9, "FREQ=MONTHLY;BYDAY=1MO"), None),
    ("months by the last Friday", rule(BERLIN9, "FREQ=MONTHLY;BYDAY=-1FR"), None),
    ("months by days from the end", rule(UTC9, "FREQ=MONTHLY;BYMONTHDAY=-1,-2,15"), None),
    ("months by working days", rule(UTC9, "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,1"), None),
    ("each third month", rule("DTSTART:20260831T090000Z|DURATION:PT8H", "FREQ=MONTHLY;INTERVAL=3"), None),
    ("Friday the 13th", rule(UTC9, "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"), None),
    ("days but for weekends", rule(BERLIN9, "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"), None),
    ("each second day", rule(BERLIN9, "FREQ=DAILY;INTERVAL=2;COUNT=40"), None),
    ("days of one month", rule(UTC9, "FREQ=DAILY;BYMONTH=12"), None),
    ("weeks from Sunday", rule("DTSTART:20261101T090000Z|DURATION:PT8H", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO,WE;WKST=SU"), None),
    ("weeks from Monday", rule("DTSTART:20261101T090000Z|DURATION:PT8H", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO,WE;WKST=MO"), None),
    ("years", rule("DTSTART;VALUE=DATE:20201224|DTEND;VALUE=DATE:20201227", "FREQ=YEARLY"), None),
    ("years by month and day", rule("DTSTART:20201224T090000Z|DURATION:PT8H", "FREQ=YEARLY;BYMONTH=12,1;BYMONTHDAY=1,24"), None),
    ("years by a day of a month", rule("DTSTART:20201126T090000Z|DURATION:PT8H", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"), None),
    ("years by a numbered day", rule("DTSTART:20201101T090000Z|DURATION:PT8H", "FREQ=YEARLY;BYDAY=-1MO,50TU"), None),
    ("years by a numbered day and by one of every week", rule("DTSTART:20201103T090000Z|DURATION:PT8H", "FREQ=YEARLY;BYDAY=-1MO,TU"),
     "either is meant here, as RFC 5545 says; dateutil, below the reference, asks for both at once, which no day is"),
    ("years by days of the year", rule("DTSTART:20200101T090000Z|DURATION:PT8H", "FREQ=YEARLY;BYYEARDAY=1,-1,330"), None),
    ("years by weeks", rule("DTSTART:20200106T090000Z|DURATION:PT8H", "FREQ=YEARLY;BYWEEKNO=50,2;BYDAY=MO,TU"), None),
    ("years by the last working day", rule("DTSTART:20201231T090000Z|DURATION:PT8H", "FREQ=YEARLY;BYMONTH=12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"), None),
    ("two times a day", rule(UTC9, "FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0;COUNT=9"), None),
    ("the time of DTSTART said again", rule(UTC9, "FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0;COUNT=9"), None),
    ("until a time in UTC", rule(BERLIN9, "FREQ=DAILY;UNTIL=20261110T080000Z"), None),
    ("until a time of the wall", rule(BERLIN9, "FREQ=DAILY;UNTIL=20261110T090000"), None),
    ("until a day", rule(DAY, "FREQ=DAILY;UNTIL=20261110"), None),
    ("times until a day", rule(BERLIN9, "FREQ=DAILY;UNTIL=20261110"), "a day of UNTIL is whole here"),
    ("DTSTART that the rule does not mean", rule("DTSTART:20261103T090000Z|DURATION:PT8H", "FREQ=WEEKLY;BYDAY=MO;COUNT=5"), None),
    ("two rules", rule(UTC9, "FREQ=WEEKLY;BYDAY=SU;COUNT=4", "RRULE:FREQ=MONTHLY;COUNT=3"), None),
    ("a rule by hours", rule(UTC9, "FREQ=HOURLY;INTERVAL=12;COUNT=9"), "it is not followed here, and said so"),
    ("a change of clocks", rule(BERLIN9, "FREQ=WEEKLY;BYDAY=TU;COUNT=30"), None),
    # Dates added and taken away
    ("RDATE alone", [event(UTC9, "SUMMARY:a", "RDATE:20261105T090000Z,20261107T100000Z")], None),
    ("RDATE of days", [event(DAY, "SUMMARY:a", "RDATE;VALUE=DATE:20261105,20261107")], None),
    ("RDATE beside a rule", rule(BERLIN9, "FREQ=WEEKLY;COUNT=5", "RDATE;TZID=Europe/Berlin:20261113T090000"), None),
    ("RDATE of periods", [event(UTC9, "SUMMARY:a", "RDATE;VALUE=PERIOD:20261105T090000Z/PT8H,20261107T090000Z/20261107T170000Z")], None),
    ("RDATE of another length", [event(UTC9, "SUMMARY:a", "RDATE;VALUE=PERIOD:20261105T090000Z/PT3H")],
     None),
    ("EXDATE in UTC", rule(BERLIN9, "FREQ=DAILY;COUNT=25", "EXDATE:20261104T080000Z,20261105T080000Z"), None),
    ("EXDATE without a zone", rule(BERLIN9, "FREQ=DAILY;COUNT=25", "EXDATE:20261104T090000"), None),
    ("EXDATE by days", rule(BERLIN9, "FREQ=DAILY;COUNT=25", "EXDATE;VALUE=DATE:20261104"), None),
    ("EXDATE by times in a series of days", rule(DAY, "FREQ=DAILY;COUNT=9", "EXDATE;TZID=Europe/Berlin:20261104T000000"), None),
    ("EXDATE by a zone of Windows", rule(BERLIN9, "FREQ=DAILY;COUNT=25", "EXDATE;TZID=W. Europe Standard Time:20261104T090000"), None),
    ("EXDATE twice and empty", rule(UTC9, "FREQ=DAILY;COUNT=9", "EXDATE:20261104T090000Z", "EXDATE:20261106T090000Z"), None),
    # Changes
    ("one moved", [*rule(BERLIN9, "FREQ=DAILY;COUNT=25"), event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261104T090000|DTSTART:20261104T120000Z|DURATION:PT2H", "SUMMARY:b")], None),
    ("one moved, by another zone", [*rule(BERLIN9, "FREQ=DAILY;COUNT=25"), event(
        "RECURRENCE-ID:20261104T080000Z|DTSTART:20261104T120000Z|DURATION:PT2H", "SUMMARY:b")], None),
    ("a day moved, by a zone of Windows", [*rule(DAY, "FREQ=DAILY;COUNT=9"), event(
        "RECURRENCE-ID;TZID=W. Europe Standard Time:20261104T000000|DTSTART;VALUE=DATE:20261104|DTEND;VALUE=DATE:20261105",
        "SUMMARY:b")], None),
    ("a change that stands before its series", [event(
        "RECURRENCE-ID:20261104T090000Z|DTSTART:20261104T120000Z|DURATION:PT2H", "SUMMARY:b"),
        *rule(UTC9, "FREQ=DAILY;COUNT=9")], None),
    ("a change without its series", [event(
        "RECURRENCE-ID:20261104T090000Z|DTSTART:20261104T120000Z|DURATION:PT2H", "SUMMARY:b")], None),
    ("all that follow moved", [*rule(UTC9, "FREQ=DAILY;COUNT=9"), event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261104T090000Z|DTSTART:20261104T120000Z|DURATION:PT2H", "SUMMARY:b")], None),
    ("all that follow moved, and one of them again", [*rule(UTC9, "FREQ=DAILY;COUNT=9"), event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261104T090000Z|DTSTART:20261104T120000Z|DURATION:PT2H", "SUMMARY:b"), event(
        "RECURRENCE-ID:20261106T090000Z|DTSTART:20261106T200000Z|DURATION:PT2H", "SUMMARY:c")], None),
    ("one cancelled", [*rule(UTC9, "FREQ=DAILY;COUNT=9"), event(
        "RECURRENCE-ID:20261104T090000Z|DTSTART:20261104T090000Z|DURATION:PT8H", "SUMMARY:a", "STATUS:CANCELLED")],
     "the reference shows what is cancelled, with its status"),
    ("all cancelled", rule(UTC9, "FREQ=DAILY;COUNT=9", "STATUS:CANCELLED"),
     "the reference shows what is cancelled, with its status"),
    # Versions
    ("a later version", [event(UTC9, "SUMMARY:a", "SEQUENCE:1"), event(UTC9.replace("1101", "1105"), "SUMMARY:b", "SEQUENCE:2")], None),
    ("a later version that stands first", [event(UTC9.replace("1101", "1105"), "SUMMARY:b", "SEQUENCE:2"),
     event(UTC9, "SUMMARY:a", "SEQUENCE:1")], None),
    ("a later version of a change", [*rule(UTC9, "FREQ=DAILY;COUNT=9"), event(
        "RECURRENCE-ID:20261104T090000Z|DTSTART:20261104T120000Z|DURATION:PT2H", "SUMMARY:c", "SEQUENCE:3"), event(
        "RECURRENCE-ID:20261104T090000Z|DTSTART:20261104T150000Z|DURATION:PT2H", "SUMMARY:b", "SEQUENCE:2")], None),
    ("days that share a UID", [event(UTC9.replace("1101", f"11{day:02}"), f"SUMMARY:{chr(96 + day)}") for day in range(1, 11)],
     "the reference keeps one of them"),
    # Spellings
    ("small letters", ["begin:vevent|uid:1|dtstamp:20261001T000000Z|dtstart:20261105T090000Z|duration:PT8H|summary:a|end:vevent"], None),
    ("a folded line", [event("DTSTART:2026|\t1105T090000Z", "DURATION:PT|  8H".replace("  ", " "), "SUMMARY:a| b")], None),
    ("alarms and tasks beside it", [event(UTC9, "SUMMARY:a", "BEGIN:VALARM|TRIGGER:-PT30M|ACTION:DISPLAY|DESCRIPTION:x|END:VALARM"),
     "BEGIN:VTODO|UID:9|DTSTAMP:20261001T000000Z|DTSTART:20261105T090000Z|SUMMARY:t|END:VTODO"], None),
    ("a length in days and hours", [event("DTSTART;TZID=Europe/Berlin:20261024T090000|DURATION:P1DT2H", "SUMMARY:a")], None),
    ("a week over a change of clocks", [event("DTSTART;TZID=Europe/Berlin:20261019T090000|DTEND;TZID=Europe/Berlin:20261026T090000",
     "SUMMARY:a", "RRULE:FREQ=WEEKLY;COUNT=6")], None),
]


def octets(events):
    lines = "|".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sitrep//test//EN", *events, "END:VCALENDAR"])
    return lines.replace("|", "\r\n").encode() + b"\r\n"
