"""`sitrep import opsgenie`: what was on call there is on call here."""
import json
import os
import subprocess
from datetime import datetime, timezone

import pytest
import yaml

from process import ROOT, command
from standins.opsgenie import Opsgenie

KEY = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
PEOPLE = {"ana": "Ana Ruiz", "bob": "Bob Stone", "cleo": "Cleo: \"the\" Marsh # 1", "dana": "Дана Рой", "eli": "no"}


def user(key):
    contacts = [{"id": f"c-{key}-{n}", "to": to, "contactMethod": method, "enabled": True} for n, (to, method) in enumerate(
        [(f"{key}@bot.test", "email"), ("49-3010000", "voice"), ("49-3010000", "sms"), ("49-3010001", "sms")])]
    return {"id": f"u-{key}", "username": f"{key}@bot.test", "fullName": PEOPLE[key], "blocked": False, "verified": True,
            "role": {"id": "User", "name": "User"}, "userContacts": contacts}


def who(*keys):
    return [{"type": "user", "id": f"u-{key}", "username": f"{key}@bot.test"} for key in keys]


def rotation(name, people, start, kind="weekly", length=1, restriction=None, end=None):
    return {"id": f"r-{name}", "name": name, "startDate": start, "type": kind, "length": length, "participants": people,
            **({"timeRestriction": restriction} if restriction else {}), **({"endDate": end} if end else {})}


def hours(start, end):
    return {"type": "time-of-day",
            "restriction": {"startHour": start, "startMin": 0, "endHour": end, "endMin": 30}}


def weekdays(start, end, days=("monday", "tuesday", "wednesday", "thursday", "friday")):
    return {"type": "weekday-and-time-of-day", "restrictions": [
        {"startDay": day, "startHour": start, "startMin": 0, "endDay": day, "endHour": end, "endMin": 0} for day in days]}


def account():
    """Three schedules: weeks beside a shadow; days and nights in another zone; hours, and a weekend over midnight."""
    weekend = {"type": "weekday-and-time-of-day", "restrictions": [
        {"startDay": "friday", "startHour": 18, "startMin": 0, "endDay": "monday", "endHour": 8, "endMin": 0}]}
    schedules = [
        {"id": "s1", "name": "Checkout_schedule", "timezone": "Europe/Berlin", "enabled": True,
         "ownerTeam": {"id": "t1", "name": "Checkout"}, "rotations": [
             rotation("First", who("ana", "bob", "cleo"), "2026-03-16T08:00:00Z"),
             rotation("Shadow", who("dana", "eli"), "2026-01-05T08:00:00Z", length=2),
             rotation("Gone", who("eli"), "2020-01-06T08:00:00Z", end="2021-01-04T08:00:00Z")]},
        {"id": "s2", "name": "Night & day: \"ops\"", "timezone": "America/New_York", "enabled": True, "rotations": [
            rotation("Day", who("ana", "bob"), "2026-02-02T13:00:00Z", "daily", restriction=hours(8, 20)),
            rotation("Night", who("cleo", "dana", "cleo"), "2026-02-02T13:00:00Z", "daily", 3,
                     {"type": "time-of-day",
                      "restriction": {"startHour": 20, "startMin": 30, "endHour": 8, "endMin": 0}})]},
        {"id": "s3", "name": "Платформа", "timezone": "Asia/Kolkata", "enabled": True, "rotations": [
            rotation("Hours", who("ana", "eli"), "2026-05-01T00:30:00Z", "hourly", 12, weekdays(9, 17)),
            rotation("Weekend", who("bob", "cleo"), "2026-05-01T12:30:00Z", restriction=weekend)]},
    ]
    teams = [{"id": "t1", "name": "Checkout", "members": [
        {"user": {"id": "u-bob", "username": "bob@bot.test"}, "role": "admin"},
        {"user": {"id": "u-ana", "username": "ana@bot.test"}, "role": "user"}]}]
    escalations = [{"id": "e1", "name": "Checkout_escalation", "rules": [
        {"condition": "if-not-acked", "notifyType": "default", "delay": {"timeAmount": 5, "timeUnit": "minutes"},
         "recipient": {"type": "schedule", "id": "s1", "name": "Checkout_schedule"}}]}]
    return {"users": [user(key) for key in PEOPLE], "teams": teams, "schedules": schedules, "escalations": escalations}


# A spread over the year, with the days on which clocks change in Berlin and New York.
MOMENTS = [int(datetime(2026, *parts, tzinfo=timezone.utc).timestamp()) for parts in [
    (3, 20, 12), (3, 29, 3), (4, 6, 6, 59), (4, 6, 7), (5, 4, 5), (6, 14, 23, 15), (7, 31, 13, 45), (8, 3, 2, 29),
    (9, 18, 12, 45), (10, 25, 3), (11, 1, 8), (11, 20, 14)]]


@pytest.fixture
def service():
    with Opsgenie(KEY, **account()) as stand_in:
        yield stand_in
        assert stand_in.rejected == [], "requests that the specification does not allow"


def run(service, tmp_path, *more):
    (tmp_path / "og.key").write_text(KEY + "\n")
    return command("import", "opsgenie", "--api-key-file", tmp_path / "og.key", "--api-base", service.url, *more)


def imported(service, tmp_path, *more):
    result = run(service, tmp_path, *more)
    assert result.returncode == 0, result.stderr
    file = tmp_path / "oncall.yaml"
    file.write_text(result.stdout, encoding="utf-8")
    checked = command("check-config", file)
    assert checked.returncode == 0, f"{checked.stdout}{checked.stderr}\n{result.stdout}"
    return file


def on_call_here(file, tmp_path):
    """What Sitrep's own rules say, by the debug build's tests; nothing is compiled here."""
    dump = tmp_path / "oncall.json"
    written = subprocess.run(
        ["swift", "test", "--skip-build", "--disable-xctest", "--filter", "OnCallDumpTests"],
        cwd=os.environ.get("SITREP_TEST_PACKAGE", ROOT), capture_output=True, text=True, timeout=300,
        env={**os.environ, "SITREP_ONCALL_FILE": str(file), "SITREP_ONCALL_DUMP": str(dump),
             "SITREP_ONCALL_MOMENTS": ",".join(map(str, MOMENTS))})
    assert dump.exists(), f"{written.stdout}\n{written.stderr}"[-4000:]
    return json.loads(dump.read_text("utf-8"))


@pytest.mark.timeout(300)
def test_who_is_on_call_at_twelve_moments_is_who_was_there(service, tmp_path):
    file = imported(service, tmp_path)
    here = on_call_here(file, tmp_path)
    names = dict(zip([s["name"] for s in service.schedules], yaml.safe_load(file.read_text("utf-8"))["schedules"]))
    seen = set()
    for moment, found in zip(MOMENTS, here):
        for schedule in service.schedules:
            people = {f"{key}@bot.test" for key in found[names[schedule["name"]]]}
            seen |= people
            assert people == service.on_call(schedule, moment), (schedule["name"], datetime.fromtimestamp(moment, timezone.utc))
    assert len(here) == 12 and len(seen) == len(PEOPLE), "the moments are no test: somebody is never on call"


def test_what_is_printed_is_whole(service, tmp_path):
    file = imported(service, tmp_path)
    text = file.read_text("utf-8")
    printed = yaml.safe_load(text)
    assert {person["name"] for person in printed["people"].values()} == set(PEOPLE.values())
    assert printed["people"]["ana"]["phones"] == ["+49 3010000", "+49 3010001"]
    assert printed["teams"] == {"checkout": {"name": "Checkout", "lead": "bob", "members": ["bob", "ana"]}}
    assert printed["on_call"]["checkout"] == {"schedule": "checkout-schedule"} and len(printed["on_call"]) == 3
    assert "rotation \"Gone\" is over, and left out" in text and "Checkout_escalation" in text


def test_who_is_known_keeps_their_key(service, tmp_path):
    known = tmp_path / "people.yaml"
    known.write_text("people:\n  ruiz: {name: Ana R., phones: ['+1 555 0100'], email: ana@bot.test}\n")
    printed = yaml.safe_load(imported(service, tmp_path, "--people", known).read_text("utf-8"))
    assert printed["people"]["ruiz"]["name"] == "Ana R." and "ana" not in printed["people"]
    assert "ruiz" in printed["schedules"]["checkout-schedule"]["primary"][0]["people"]


def test_a_wait_is_waited_for_and_a_refusal_is_said_without_the_key(service, tmp_path):
    service.faults = [{"status": 429, "headers": {"X-RateLimit-Period-In-Sec": "1"}}]
    assert "Opsgenie asks to wait 1 s" in run(service, tmp_path).stderr
    service.faults = [{"status": 401, "body": {"message": f"Key {KEY} is not valid"}}]
    refused = run(service, tmp_path)
    assert refused.returncode == 1 and refused.stdout == "" and "401" in refused.stderr and KEY not in refused.stderr


def test_half_an_account_is_none(service, tmp_path):
    service.faults = [{}] * 9 + [{"status": 500}]
    result = run(service, tmp_path)
    assert result.returncode == 1 and result.stdout == "" and "Opsgenie: failed (500" in result.stderr


def test_a_file_of_people_that_is_wrong_is_said_with_its_line(service, tmp_path):
    known = tmp_path / "people.yaml"
    known.write_text("people:\n  ana: {phnoes: ['1']}\n")
    result = run(service, tmp_path, "--people", known)
    assert result.returncode == 1 and f"{known}:2:" in result.stderr and service.requests == []


def test_a_roster_that_is_read_there_says_the_same(service, tmp_path):
    """A week of all three schedules, every half hour: the primary is whoever comes first, the others are backups."""
    dump, low = tmp_path / "roster.json", int(datetime(2026, 10, 21, tzinfo=timezone.utc).timestamp())
    high = low + 7 * 86400
    written = subprocess.run(
        ["swift", "test", "--skip-build", "--disable-xctest", "--filter", "OpsgenieRosterDumpTests"],
        cwd=os.environ.get("SITREP_TEST_PACKAGE", ROOT), capture_output=True, text=True, timeout=120,
        env={**os.environ, "SITREP_OPSGENIE_URL": service.url, "SITREP_OPSGENIE_KEY": KEY, "SITREP_ROSTER_DUMP": str(dump),
             "SITREP_OPSGENIE_SCHEDULES": "\n".join(s["name"] for s in service.schedules),
             "SITREP_OPSGENIE_SPAN": f"{low},{high}"})
    assert dump.exists(), f"{written.stdout}\n{written.stderr}"[-4000:]
    roster = json.loads(dump.read_text("utf-8"))
    logins = {account["id"]: account["email"] for account in roster["accounts"]}
    assert all(account["phones"] == ["+49 3010000", "+49 3010001"] for account in roster["accounts"])
    for schedule in service.schedules:
        for moment in range(low, high, 1800):
            here = [turn for turn in roster["turns"] if turn["schedule"] == schedule["name"]
                    and turn["from"] <= moment * 1000 < turn["to"]]
            assert {logins[turn["account"]] for turn in here} == service.on_call(schedule, moment)
            assert [turn["duty"] for turn in here].count("primary") == (1 if here else 0)
