"""Schedules and calendars as Python sees them: zoneinfo, dateutil and the icalendar package judge what Swift wrote."""
import json
import os
import subprocess

import pytest

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
