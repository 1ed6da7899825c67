"""Schedules and calendars as Python sees them: zoneinfo, dateutil and the icalendar package judge what Swift wrote."""
import datetime as dt
import json
import os
import subprocess
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

import calendar_corpus
import rotation_judge
from process import ROOT


@pytest.fixture(scope="module")
def dump(tmp_path_factory):
    """Written by the debug build that `scripts/test` has just made; nothing is compiled here."""
    file = tmp_path_factory.mktemp("schedules") / "dump.json"
    written = subprocess.run(
        ["swift", "test", "--skip-build", "--disable-xctest", "--filter", "DumpTests"],
        cwd=os.environ.get("SITREP_TEST_PACKAGE", ROOT), env={**os.environ, "SITREP_SCHEDULE_DUMP": str(file)},
        capture_output=True, text=True, timeout=300)
    assert file.exists(), f"{written.stdout}\n{written.stderr}"[-4000:]
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.timeout(300)
def test_rotations_agree_with_zoneinfo_and_calendars_with_icalendar(dump):
    schedules, shifts, rules = rotation_judge.judge(dump)
    assert schedules >= 50 and shifts >= 5000 and rules >= 300


def test_the_judge_notices_a_shift_that_is_a_minute_late(dump):
    case = json.loads(json.dumps(next(case for case in dump["cases"] if case["shifts"])))
    case["shifts"][0]["to"] -= 60
    with pytest.raises(AssertionError):
        rotation_judge.judge({"cases": [case], "rules": []})


def test_the_judge_notices_a_line_that_is_too_long(dump):
    case = next(case for case in dump["cases"] if "\r\n " in case["calendar"])
    shifts = sorted((s["duty"], s["person"], s["from"], s["to"]) for s in case["shifts"])
    with pytest.raises(AssertionError):
        rotation_judge.judge_calendar(case["calendar"].replace("\r\n ", ""), shifts)


def reference(octets):
    """(begin, end, title) of each occurrence as icalendar and recurring-ical-events have it."""
    zone = ZoneInfo("Europe/Berlin")

    def instant(time):
        if not isinstance(time, dt.datetime):
            time = dt.datetime(time.year, time.month, time.day)
        return str(int((time if time.tzinfo else time.replace(tzinfo=zone)).timestamp()))
    calendar = recurring_ical_events.of(icalendar.Calendar.from_ical(octets))
    events = calendar.between(dt.datetime(2026, 10, 1, tzinfo=dt.timezone.utc), dt.datetime(2027, 7, 1, tzinfo=dt.timezone.utc))
    return sorted([instant(e["DTSTART"].dt), instant(e["DTEND"].dt), str(e.get("SUMMARY", ""))] for e in events)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """What Swift finds in each calendar of the corpus."""
    folder = tmp_path_factory.mktemp("corpus")
    for number, (_, events, _) in enumerate(calendar_corpus.CASES):
        (folder / f"{number}.ics").write_bytes(calendar_corpus.octets(events))
    read = subprocess.run(
        ["swift", "test", "--skip-build", "--disable-xctest", "--filter", "CorpusTests"],
        cwd=os.environ.get("SITREP_TEST_PACKAGE", ROOT), env={**os.environ, "SITREP_CALENDAR_CORPUS": str(folder)},
        capture_output=True, text=True, timeout=300)
    assert (folder / "found.json").exists(), f"{read.stdout}\n{read.stderr}"[-4000:]
    return json.loads((folder / "found.json").read_text(encoding="utf-8"))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("number", range(len(calendar_corpus.CASES)), ids=[case[0] for case in calendar_corpus.CASES])
@pytest.mark.filterwarnings("ignore")
def test_calendars_of_every_shape_are_read_as_the_reference_does(corpus, number):
    name, events, differs = calendar_corpus.CASES[number]
    found = corpus[f"{number}.ics"]
    assert found["isWhole"]
    if differs is None:
        assert sorted(found["events"]) == reference(calendar_corpus.octets(events))
        assert found["doubts"] == 0
    else:
        assert sorted(found["events"]) != reference(calendar_corpus.octets(events)), "they agree now: take the reason out"
