"""On call: who it is, a year of it, and how long a page takes to leave to everybody on a line."""
import json
import os
import random
import subprocess
import time
from statistics import median

from daemon import Broken, Daemon
from paged import Paged
from setup import HERE, Row, milliseconds

SCHEDULES, PEOPLE, REMINDERS, ROUNDS = 1000, 20, 1000, 5
TAKES = 0.2  # seconds that the stand-in takes for one request
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

CONFIGURATION = """\
zone: UTC
people:
  ana: {{name: Ana Ruiz}}
{people}
schedules: {{everybody: {{primary: [{keys}]}}}}
on_call: {{ic: {{primary: ana}}, checkout: everybody}}
pagers:
  first: {{kind: webhook, url: "{url}/first", secret_env: SITREP_BENCH_HOOK, people: [{keys}]}}
  second: {{kind: webhook, url: "{url}/second", secret_env: SITREP_BENCH_HOOK, people: [{keys}]}}
chats: {{slack: {{mode: http, api_base: "{url}/slack", bot_token_env: SITREP_BENCH_TOKEN,
  signing_secret_env: SITREP_BENCH_SLACK_SECRET}}}}
rooms: {{incidents: local, executive: slack/C0EXEC}}
severity_matrix:
  P1: {{escalate_after: never, notify_at_start: nobody, notify_vp_after: never, update_every: never,
    no_progress_after: never, executive_summary_every: {reminder}}}
timers: {{no_acknowledgement: 2 hours, no_commander: 2 hours}}
"""


def oncall(setup):
    yield from who(setup)
    yield from calendar(setup)
    yield page(setup)
    yield overtaking(setup)


def who(setup):
    count = setup.count(SCHEDULES)
    taken = setup.help("oncall", count)
    yield Row(
        f"who is on call, of {count:,} schedules", f"{taken['answer_seconds'] * 1e6:.1f} us of CPU each, three duties; "
        f"with 20 stand-ins each {taken['covered_answer_seconds'] * 1e6:.1f} us")
    yield Row("a year of one schedule", f"{milliseconds(taken['year_seconds'])} ({taken['year_shifts']:.0f} shifts)")


def calendar(setup):
    """The same calendar read and written down by both; where Python lacks the libraries that half is left out."""
    file = setup.directory("rota.ics")
    start = time.gmtime()
    begin = int(time.time()) // 86_400 * 86_400
    with open(file, "w", newline="") as calendar:
        calendar.write(rota(f"{start.tm_year - 1}0105"))
    taken = setup.help("calendar", file, begin)
    measured = f"{milliseconds(taken['calendar_seconds'])} of CPU ({taken['calendar_shifts']:.0f} shifts)"
    python = os.environ.get("SITREP_BENCH_PYTHON")
    if python:
        beside = json.loads(subprocess.run(
            [python, str(HERE / "calendar_beside.py"), file, str(begin)], capture_output=True, text=True, check=True,
            timeout=300).stdout)
        if (beside["shifts"], beside["sum"]) != (taken["calendar_shifts"], taken["calendar_sum"]):
            raise Broken(f"a year of a calendar: {taken} here, {beside} by icalendar and dateutil")
        measured += f"; icalendar and dateutil {milliseconds(beside['seconds'])}"
    yield Row("a year of a calendar, read and written down", measured)


def rota(first):
    """Eight people by the week and four by the night, an event and a rule each, as calendars keep a rota."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sitrep//bench//EN"]
    for turn, (name, every, length) in enumerate(
            [(f"w{i}", "WEEKLY;INTERVAL=8", 168) for i in range(8)]
            + [(f"n{i}", "DAILY;INTERVAL=4", 8) for i in range(4)]):
        day = time.strptime(first, "%Y%m%d")
        shift = turn * 7 if turn < 8 else turn - 8
        day = time.gmtime(time.mktime(day) + shift * 86_400 + 43_200)
        hour = 9 if turn < 8 else 22
        lines += ["BEGIN:VEVENT", f"UID:{name}@bench", f"DTSTAMP:{first}T000000Z",
                  f"DTSTART;TZID=Europe/Berlin:{time.strftime('%Y%m%d', day)}T{hour:02}0000",
                  f"DURATION:PT{length}H", f"RRULE:FREQ={every}", f"SUMMARY:On call: {name}", "END:VEVENT"]
    return "\r\n".join(lines + ["END:VCALENDAR", ""])


def page(setup):
    with Paged(TAKES) as stand_in, daemon(setup, "paging", stand_in, reminder="never") as running:
        running.make_room("ops")
        taken = [paged(running, stand_in, number) for number in range(ROUNDS)]
    return Row(
        f"!ic page to {PEOPLE} people by 2 pagers", f"{times(taken)}; the stand-in takes {milliseconds(TAKES)} for each")


def times(taken):
    first, last = zip(*taken)
    return (f"first request out after {milliseconds(median(first))}, all {2 * PEOPLE} after "
            f"{milliseconds(median(last))} (worst of {ROUNDS} {milliseconds(max(last))})")


def overtaking(setup):
    """The same while many reminders wait for a room in which one a second may be said: executive summaries, which go
    before nags."""
    count = setup.count(REMINDERS)
    with Paged(TAKES) as stand_in, daemon(setup, "overtaking", stand_in, reminder="30 seconds") as running:
        running.make_room("ops")
        for number in range(count):
            running.say("ops", f"!declare P1 checkout is down {number}", f"declare-{number}")
        end = time.monotonic() + 60
        while running.metric("sitrep_outbox_waiting") < count * 0.95:
            if time.monotonic() > end:
                raise Broken(f"{running.metric('sitrep_outbox_waiting'):.0f} of {count} reminders wait")
            time.sleep(0.5)
        taken = [paged(running, stand_in, number) for number in range(ROUNDS)]
        waiting = running.metric("sitrep_outbox_waiting")
        if waiting < count * 0.9:
            raise Broken(f"only {waiting:.0f} of {count} reminders were waiting still")
    return Row(f"the same while {waiting:,.0f} reminders wait", times(taken))


def paged(running, stand_in, number):
    """Seconds from the POST of the command to the first and to the last request at the stand-in."""
    title = f"bench-{number}-{random.randrange(10**9)}"
    running.say("ops", f"!declare P1 {title}", title)
    newest = running.incidents()[-1]
    room = next(link["room"] for link in newest["rooms"] if link["chat"] == "local")
    if title not in newest["title"]:
        raise Broken(f"{newest['id']} is the newest, not {title}")
    time.sleep(0.5)
    began = time.monotonic()
    running.say(room, "!ic page checkout", f"page-{title}")
    end = began + 60
    while len(found := stand_in.pages(title, began)) < 2 * PEOPLE:
        if time.monotonic() > end:
            raise Broken(f"{len(found)} of {2 * PEOPLE} requests came within a minute")
        time.sleep(0.01)
    time.sleep(1)
    found = stand_in.pages(title, began)
    reached = {(path, json.loads(body)["data"]["person"]["key"]) for _, path, body in found}
    if not len(found) == len(reached) == 2 * PEOPLE:
        raise Broken(f"{len(found)} requests for {2 * PEOPLE} pages, which reached {len(reached)}")
    return found[0][0] - began, found[-1][0] - began


def daemon(setup, name, stand_in, reminder):
    keys = [f"p{number}" for number in range(PEOPLE)]
    people = "\n".join(f"  {key}: {{name: Person {key}}}" for key in keys)
    file = setup.directory(f"{name}.yaml")
    with open(file, "w") as configuration:
        configuration.write(CONFIGURATION.format(people=people, keys=", ".join(keys), url=stand_in.url, reminder=reminder))
    os.environ.update(SITREP_BENCH_HOOK=SECRET, SITREP_BENCH_TOKEN="xoxb-bench", SITREP_BENCH_SLACK_SECRET="secret")
    return Daemon(setup.binary, file, setup.directory(name))
