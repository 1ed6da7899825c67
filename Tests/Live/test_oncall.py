"""On call over the JSON API: rotas in three zones, judged by zoneinfo; who stands in, who is paged, and reloads."""
import datetime as dt
import time
from zoneinfo import ZoneInfo

import pytest

import rotas
import settings
from api import Api
from standins.hook import Hook
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(180)
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.fixture
def service():
    with Hook(SECRET) as stand_in:
        yield stand_in
        assert stand_in.rejected == [], "posts that the specification does not allow"


@pytest.fixture
def configuration(service, tmp_path):
    (tmp_path / "hook.secret").write_text(SECRET)
    (tmp_path / "hook.secret").chmod(0o600)
    return {**rotas.configuration(), "pagers": {"hook": {
        "kind": "webhook", "url": service.url, "secret_file": str(tmp_path / "hook.secret")}}}


@pytest.fixture
def bot(start, configuration):
    return start(configuration)


@pytest.fixture
def api(bot):
    client = Api(bot.url)
    client.room("ops")
    return client


def paged(service):
    return sorted({(page.get("person") or {}).get("key") for page in service.pages.values() if page["action"] == "trigger"})


def expect(api, command, title, schedule, overrides=(), moment=None):
    """The row of the answer names whom the judge names."""
    while True:
        before = rotas.on_duty(schedule, moment or int(time.time()), overrides)
        text = api.ask("ops", command)["text"]
        # Where a hand-off came in between either may be right.
        if before == rotas.on_duty(schedule, moment or int(time.time()), overrides):
            break
    assert before and rotas.row(text, title).startswith(rotas.said(before)), (before, text)


def primary(schedule):
    return rotas.on_duty(schedule, int(time.time()))[0][0]


def test_everybody_who_is_on_call_in_three_zones(api):
    for title, schedule in (("incident commander", "berlin"), ("Database", "newyork"), ("payments", "kolkata")):
        expect(api, "!oncall", title, schedule)
    assert rotas.row(api.ask("ops", "!oncall")["text"], "bizlead") == "Pia Prod (primary)"


@pytest.mark.parametrize("line, title, schedule", [
    ("ic", "incident commander", "berlin"), ("database", "Database", "newyork"), ("payments", "payments", "kolkata")])
def test_who_is_on_call_at_another_time_on_the_wall_of_the_schedule(api, line, title, schedule):
    zone = rotas.ROTAS[schedule]["zone"]
    # A year, so that clocks change twice; times beside hand-offs, at which an hour more or less would be seen.
    for days, clock in (
            (1, "08:59"), (9, "09:30"), (23, "22:00"), (40, "05:59"), (128, "07:59"), (160, "08:00"), (300, "21:59")):
        hour, minute = map(int, clock.split(":"))
        at = rotas.wall(days * 86_400, zone).replace(hour=hour, minute=minute, second=0, microsecond=0)
        expect(api, f"!oncall {line} {at:%Y-%m-%d} {clock}", title, schedule, moment=int(at.timestamp()))


def test_ones_own_shifts_begin_and_end_as_the_judge_has_them(api):
    now = int(time.time())
    text = api.ask("ops", "!oncall mine", author="luis")["text"]
    assert text.startswith("Shifts of Luis Lindqvist:")
    turns = [shift for shift in rotas.judge("newyork", now - 3 * 86_400, now + 70 * 86_400).shifts()
             if shift[1] == "luis" and shift[2] < now + 60 * 86_400 and shift[3] > now]
    for number, (_, _, begin, end) in enumerate(turns[:10]):
        line = f"newyork (primary): {wall(begin)} to {wall(end)}" + (" now" if begin <= now else "")
        assert line in text, (number, line, text)
    assert f"{len(turns) - 10} more" in text


def wall(moment):
    return f"{dt.datetime.fromtimestamp(moment, ZoneInfo('America/New_York')):%Y-%m-%d %H:%M %Z}"


def test_a_swap_a_taken_shift_and_what_takes_them_back(api):
    ours = primary("berlin")
    answer = api.ask("ops", "!oncall swap @vera 2h", author=ours)["text"]
    assert "Vera Vance is primary of berlin instead of " + rotas.NAMES[ours] in answer.replace("@vera", "Vera Vance"), answer
    swapped = rotas.override("vera", 7200, ours)
    expect(api, "!oncall ic", "incident commander", "berlin", [swapped])
    # The newest holds: Emil takes what Vera stands in for.
    api.ask("ops", "!oncall take ic 1h", author="emil")
    taken = {**rotas.override("emil", 3600), "made": swapped["made"] + 1}
    expect(api, "!oncall ic", "incident commander", "berlin", [swapped, taken])
    assert "Taken back" in api.ask("ops", "!oncall undo", author="emil")["text"]
    expect(api, "!oncall ic", "incident commander", "berlin", [swapped])
    assert "Taken back" in api.ask("ops", "!oncall undo", author=ours)["text"]
    expect(api, "!oncall ic", "incident commander", "berlin")


def test_stand_ins_survive_a_kill_and_are_paged_in_their_place(bot, api, service):
    ours = primary("berlin")
    api.ask("ops", "!oncall swap @vera 2h", author=ours)
    swapped = rotas.override("vera", 7200, ours)
    bot.kill()
    bot.start()
    api = Api(bot.url)
    expect(api, "!oncall ic", "incident commander", "berlin", [swapped])
    api.ask("ops", "!ic page checkout is down", timeout=20)
    wanted = sorted(key for key, _ in rotas.on_duty("berlin", int(time.time()), [swapped]))
    assert "vera" in wanted and ours not in wanted
    eventually(lambda: paged(service) == wanted, 20, what=f"pages to {wanted}, not {paged(service)}")
    stays(lambda: paged(service) == wanted, 2)


def test_responders_and_how_to_reach_them(api):
    for title, schedule in (("Database", "newyork"), ("payments", "kolkata")):
        text = api.ask("ops", "!ic responders")["text"]
        for key, duty in rotas.on_duty(schedule, int(time.time())):
            assert f"{rotas.NAMES[key]} ({duty}), {settings.PEOPLE[key]['phones'][0]}" in rotas.row(text, title)
    ours = primary("newyork")
    text = api.ask("ops", f"!ic who @{ours}")["text"]
    assert settings.PEOPLE[ours]["phones"][0] in text and "hook" in text and "database (primary)" in text, text


def test_business_leads_are_paged_by_their_own_command(api, service):
    api.ask("ops", "!bizlead page may we turn off payments?", timeout=20)
    # Without an incident one is declared, and the commanders are paged for it.
    commanders = [key for key, _ in rotas.on_duty("berlin", int(time.time()))]
    eventually(lambda: paged(service) == sorted({"pia", *commanders}), 20, what=f"a page to Pia, not {paged(service)}")


def test_all_hands_is_asked_back_and_pages_everybody_once(api, service):
    _, room = api.declare("the whole site is down")
    eventually(lambda: len(paged(service)) == 2, 20)
    before = set(service.pages)
    now = int(time.time())
    wanted = {key for name in ("newyork", "kolkata") for key, _ in rotas.on_duty(name, now)} | {"pia"}
    asked = api.ask(room, "!ic page responders")["text"]
    assert f"This pages {len(wanted)} people" in asked and "Nobody has been paged yet" in asked
    stays(lambda: set(service.pages) == before, 2)
    api.ask(room, "!ic page responders yes", timeout=20)

    def new():
        return sorted(page["person"]["key"] for id, page in service.pages.items() if id not in before)
    eventually(lambda: new() == sorted(wanted), 20, what=f"pages to {wanted}")
    stays(lambda: new() == sorted(wanted), 2)


def test_load_counts_incidents_pages_and_hours(api, service):
    ours = primary("berlin")
    api.ask("ops", "!ic page checkout is down", timeout=20)
    eventually(lambda: ours in paged(service), 20)
    text = api.ask("ops", "!oncall load")["text"]
    now = int(time.time())
    shifts = [(name, *shift) for name in rotas.ROTAS for shift in rotas.judge(name, now - 28 * 86_400, now).shifts()]
    assert "1 incident, 1 page" in rotas.row(text, rotas.NAMES[ours]), text
    for key, name in rotas.NAMES.items():
        # Whoever has two duties at once is on call once.
        seconds, until = 0, 0
        for begin, end in sorted(shift[3:] for shift in shifts if shift[2] == key):
            seconds, until = seconds + max(0, end - max(begin, until)), max(until, end)
        if key == "pia":  # always, by the configuration, which is no shift
            continue
        hours = seconds // 3600
        words = f"on call {hours // 24} d {hours % 24} h" if hours % 24 else f"on call {hours // 24} d"
        assert words in rotas.row(text, name), (key, words, text)


def test_a_changed_rota_changes_who_is_paged_without_a_restart(bot, api, service, configuration):
    settings.write(bot.config, configuration, {"schedules": {"berlin": {"primary": {"people": ["vera"]}, "backup": None}}})
    bot.hang_up()
    eventually(lambda: "Vera Vance (primary)" in rotas.row(api.ask("ops", "!oncall ic")["text"], "incident commander"), 20)
    api.ask("ops", "!ic page checkout is down", timeout=20)
    eventually(lambda: paged(service) == ["vera"], 20, what="a page to Vera alone")
    stays(lambda: paged(service) == ["vera"], 2)


@pytest.mark.parametrize("change, wrong", [
    ({"schedules": {"kolkata": {"primary": {
        "people": ["vera"], "every": "day", "hand_off": "09:00", "start": "2026-01-01",
        "windows": ["weekdays 09:00..17:00", "monday 12:00..13:00"]}}}}, "- monday 12:00..13:00"),
    ({"schedules": {"berlin": {"zone": "Europe/Atlantis"}}}, "zone: Europe/Atlantis"),
    ({"escalations": {"ic": {"then": "database"}, "database": {"then": "ic"}}}, "then: "),
    ({"schedules": {"newyork": {"primary": {"hand_off": "25:00"}}}}, "hand_off: '25:00'"),
    ({"schedules": {"newyork": {"primary": {"start": "2026-11-31"}}}}, "2026-11-31"),
    ({"schedules": {"berlin": {"primary": {"every": "0 hours"}}}}, "primary:"),
    ({"on_call": {"database": "new-york-city"}}, "database: new-york-city"),
], ids=["overlapping windows", "unknown zone", "escalations in a circle", "no such hour", "no such day", "no length",
        "no such schedule"])
def test_a_broken_rota_is_refused_with_its_line_and_the_old_one_holds(bot, api, configuration, change, wrong):
    settings.write(bot.config, configuration, change)
    before = len(bot.log_text())
    bot.hang_up()
    refused = eventually(lambda: "the old one stays in force" in bot.log_text()[before:], 20, what="the refusal in the log")
    assert refused and bot.running
    lines = [number for number, line in enumerate(bot.config.read_text().splitlines(), 1) if wrong in line]
    assert lines and any(f"{bot.config}:{line}: " in bot.log_text()[before:] for line in lines), (
        wrong, lines, bot.log_text()[before:])
    for title, schedule in (("incident commander", "berlin"), ("Database", "newyork"), ("payments", "kolkata")):
        expect(api, "!oncall", title, schedule)
