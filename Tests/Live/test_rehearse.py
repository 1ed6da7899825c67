"""`sitrep rehearse` and `!drill`: the binary, and a drill in a running bot."""
import os
import pty
import re
import shutil
import socket
import sqlite3
import subprocess
import threading
import time

import pytest

import settings
from api import Api, unsolicited
from process import ROOT, command, release_binary
from waiting import eventually, stays

ESCAPE = "\x1b["
BANNER = "DRILL – NOT A REAL INCIDENT"
SCENARIOS = ROOT / "Tests/Scenarios"


class Ear:
    """A port that counts who comes."""

    def __init__(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.heard = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            try:
                other, _ = self.server.accept()
            except OSError:
                return
            self.heard += 1
            other.close()

    def close(self):
        # A thread in accept() keeps a closed socket alive.
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()


@pytest.fixture
def ear():
    ear = Ear()
    yield ear
    ear.close()


def rehearse(*arguments, **options):
    return command("rehearse", *arguments, **options)


def on_a_terminal(*arguments, env=None):
    """What a person sees whose terminal this is."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [str(release_binary()), "rehearse", *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=slave,
        stderr=slave, env={**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, **(env or {})})
    os.close(slave)
    said = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # the other end is closed: that is how a terminal says so
            break
        if not part:
            break
        said += part
    os.close(master)
    assert process.wait(30) == 0, said.decode()
    return said.decode()


def with_everything(folder, ear):
    """A configuration with chats, pagers and secrets, as a real one has."""
    here = f"http://127.0.0.1:{ear.port}"
    return settings.write(folder / "real.yaml", {
        "chats": {"matrix": {"homeserver": here, "user_id": "@sitrep:bot.test", "access_token_file": str(folder / "token")}},
        "rooms": {"incidents": "matrix"},
        "pagers": {
            "email": {"smtp": f"smtp://127.0.0.1:{ear.port}", "from": "sitrep@bot.test", "tls": "none"},
            "pagerduty": {"api_base": here, "routing_keys": {"ana": {"routing_key_file": str(folder / "key")}}},
        },
        "monitors": {"shop": f"{here}/health"},
    })


# The policy, played


def test_what_if_nobody_does_anything(tmp_path):
    config = settings.write(tmp_path / "s.yaml")
    result = rehearse("--severity", "P1", "--config", config, "--at", "2026-11-20 14:00")
    assert result.returncode == 0, result.stderr
    for line in ("14:00 CET  start", "14:30 CET  +30 min", "15:00 CET  +1 h", "Who was told, and when",
                 "Nothing was contacted, and no secret was read."):
        assert f"{line}\n" in result.stdout, result.stdout
    assert re.search(r"14:30 CET +\+30 min +Luis Lindqvist \(engineering team lead\): escalation", result.stdout)
    assert re.search(r"15:00 CET +\+1 h +Vera Vance \(VP\): VP told", result.stdout)
    # Nobody can be paged by this configuration, and that is said.
    assert "No page ever left." in result.stdout
    assert "page: Ana Ruiz: no pager reaches them, call +49 30 1000001" in result.stdout


def test_a_page_at_three_in_the_night_is_another_one(tmp_path):
    config = settings.write(tmp_path / "s.yaml", {
        "pagers": {"email": {"smtp": "smtp://127.0.0.1:9", "from": "s@bot.test", "tls": "none"}},
        "people": {"bob": {"quiet_hours": {"from": "22:00", "to": "07:00"}}}})

    def summary(at):
        result = rehearse("--severity", "P2", "--config", config, "--at", at, "--minutes", 10)
        assert result.returncode == 0, result.stderr
        return result.stdout.partition("Who was told, and when")[2]
    assert "Bob Stone (backup): paged by email, quiet hours until 07:00 CET" in summary("2026-11-22 03:00")
    assert "quiet hours" not in summary("2026-11-22 15:00")


def test_a_template_is_a_scenario(tmp_path):
    config = settings.write(tmp_path / "s.yaml")
    template = rehearse("--template", "SEV-1", "--at", "2026-11-20 23:30")
    assert template.returncode == 0 and template.stdout.startswith("# What happens when nobody does anything")
    (tmp_path / "night.scenario").write_text(template.stdout)
    played = rehearse("--config", config, tmp_path / "night.scenario")
    assert played.returncode == 0, played.stderr
    assert "2026-11-21 00:30 CET  +1 h\n" in played.stdout, played.stdout


def test_plain_is_the_file(tmp_path):
    file = SCENARIOS / "ladder-p1.scenario"
    result = rehearse("--plain", file)
    assert result.returncode == 0 and result.stdout == file.read_text()


# Colours


def test_no_colour_where_nobody_looks(tmp_path):
    result = rehearse("--severity", "P1")
    assert result.returncode == 0 and ESCAPE not in result.stdout
    assert ESCAPE in rehearse("--severity", "P1", "--color", "always").stdout


def test_colour_on_a_terminal_unless_it_is_not_wanted():
    assert ESCAPE in on_a_terminal("--severity", "P1")
    assert ESCAPE in on_a_terminal("--severity", "P1", env={"NO_COLOR": ""})
    assert ESCAPE not in on_a_terminal("--severity", "P1", env={"NO_COLOR": "1"})
    assert ESCAPE not in on_a_terminal("--severity", "P1", "--color", "never")


# Expecting


@pytest.fixture
def kept(tmp_path):
    """A scenario with what is said in it, and its policy."""
    settings.write(tmp_path / "policy.yaml")
    file = tmp_path / "night.scenario"
    file.write_text("# A night\nconfig: policy.yaml\nstart: 2026-11-20 14:00\n\n14:00 ops ana: !declare P1 search is down\n\n"
                    "14:05 ops bob: !ic me\n\n15:10 *\n")
    result = rehearse("--expect", "--update", file)
    assert result.returncode == 0 and "1 scenario: 1 written" in result.stdout, result.stdout + result.stderr
    return file


def test_what_is_expected_is_compared_word_for_word(kept):
    result = rehearse("--expect", kept)
    assert result.returncode == 0 and result.stdout == "1 scenario: all as written\n"
    assert rehearse("--expect", "--update", kept).stdout == "1 scenario: 0 written, 1 as they were\n"


def test_a_difference_is_shown_with_its_moment(kept):
    settings.write(kept.parent / "policy.yaml", settings.ladder("20 minutes", "60 minutes"))
    result = rehearse("--expect", kept, SCENARIOS / "ladder-p2.scenario")
    assert result.returncode == 1
    assert f"--- {kept}: as it stands\n+++ as it was played\n" in result.stdout
    assert re.search(r'^@@ line \d+, after "14:05 ops bob: !ic me" @@$', result.stdout, re.M), result.stdout
    assert re.search(r"^\+    14:20:00 \[incident-2026-11-20-001\] Escalation to @Luis", result.stdout, re.M)
    assert re.search(r"^-    14:30:00 \[incident-2026-11-20-001\] Escalation to @Luis", result.stdout, re.M)
    assert result.stdout.endswith("2 scenarios: 1 different. To take what was said: --expect --update\n")


@pytest.mark.parametrize("arguments, said", [
    ([], "Name scenario files"),
    (["--severity", "P1", "--template", "P1"], "Name scenario files"),
    (["--expect"], "Name scenario files"),
    (["--severity", "P1", "--expect"], "need scenario files"),
    (["--severity", "P9"], "there is no severity \"P9\" in the matrix. Known: P1, P2, P3, P4"),
    (["--severity", "P1", "--at", "tomorrow"], "--at is a date and a time"),
    (["--severity", "P1", "--at", "2026-02-31 10:00"], "--at is a date and a time"),
    (["--severity", "P1", "--minutes", "0"], "--minutes is between 1 and 1439"),
    (["--replay", "INC-1"], "--replay needs --data DIR and --policy FILE"),
    (["nowhere.scenario"], "nowhere.scenario: cannot be read"),
])
def test_wrong_usage_is_64(arguments, said):
    result = rehearse(*arguments)
    assert result.returncode == 64 and said in result.stderr, (result.returncode, result.stderr)


def test_a_scenario_that_cannot_be_read_is_64_with_its_line(tmp_path):
    file = tmp_path / "bad.scenario"
    file.write_text("# x\n\n14:00 ops ana !declare\n")
    result = rehearse(file)
    assert result.returncode == 64 and f"{file}:3: who speaks" in result.stderr, result.stderr


def test_no_room_to_play_in_is_no_difference(kept):
    result = rehearse("--expect", kept, env={"TMPDIR": "/proc/nowhere"})
    assert result.returncode == 74 and "/proc/nowhere" in result.stderr, (result.returncode, result.stderr)


def test_a_configuration_that_cannot_be_used_is_78_with_every_mistake(tmp_path, kept):
    bad = settings.write(tmp_path / "bad.yaml", {"zone": "Mars/Olympus", "colour": "blue"})
    for arguments in (["--severity", "P1", "--config", bad], ["--config", bad, kept]):
        result = rehearse(*arguments)
        assert result.returncode == 78 and "Mars/Olympus" in result.stderr and "colour" in result.stderr
    (tmp_path / "policy.yaml").write_text("zone: Mars/Olympus\n")
    result = rehearse("--expect", kept)
    assert result.returncode == 78 and "Mars/Olympus" in result.stderr


# Nothing leaves


def test_nothing_is_contacted_and_no_secret_is_needed(tmp_path, ear):
    """The files of the secrets do not even exist."""
    config = with_everything(tmp_path, ear)
    result = rehearse("--severity", "P1", "--config", config)
    assert result.returncode == 0, result.stderr
    assert "PAGES Ana Ruiz by pagerduty" in result.stdout and "room #incident-" in result.stdout
    assert ear.heard == 0
    started = command("check-config", "--here", config)
    assert started.returncode == 1 and "names a file that does not exist" in started.stdout, "the daemon needs them"


def test_no_socket_is_opened_and_no_secret_read(tmp_path, ear):
    """As the kernel saw it."""
    strace = shutil.which("strace") or pytest.skip("strace is not installed")
    config = with_everything(tmp_path, ear)
    for name in ("token", "key"):
        (tmp_path / name).write_text("do-not-read-me")
    trace = tmp_path / "trace"
    result = subprocess.run(
        [strace, "-f", "-e", "trace=socket,connect,sendto,sendmsg,bind,open,openat,openat2", "-o", trace,
         release_binary(), "rehearse", "--severity", "P1", "--config", config],
        capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
    if result.returncode != 0 and "ptrace" in result.stderr.lower():
        pytest.skip(f"strace may not look here: {result.stderr}")
    assert result.returncode == 0 and "Vera Vance" in result.stdout, result.stderr
    calls = trace.read_text()
    assert str(config) in calls, "the trace shows what is opened"
    assert "AF_INET" not in calls and ear.heard == 0
    assert str(tmp_path / "token") not in calls and str(tmp_path / "key") not in calls


# A recorded night under another policy


@pytest.fixture
def night(start):
    """A bot that runs, and the incident of a night whose ladder took seconds."""
    bot = start(settings.ladder("2 seconds", "4 seconds"))
    api = Api(bot.url)
    api.room("ops")
    incident, room = api.declare("the night of the replay")
    api.ask(room, "!ic me", author="bob")
    eventually(lambda: any("notify-vp" in (e.get("deadline") or "") for e in api.timeline(incident["id"])), 10)
    api.ask(room, "!mitigated rolled back", author="bob")
    api.ask(room, "!resolved", author="bob")
    return bot, api, incident


def replay(bot, incident, policy, *more, data=None):
    return rehearse("--replay", incident["id"], "--data", data or bot.data, "--policy", policy, *more)


def test_a_night_is_played_again_under_another_policy(night, tmp_path):
    bot, api, incident = night
    other = settings.write(tmp_path / "new.yaml", settings.ladder("1 hour", "3 seconds"), {"aliases": {"vp": "pia"}})
    before = api.timeline(incident["id"])
    result = replay(bot, incident, other)
    assert result.returncode == 0, result.stderr
    assert f"{incident['id']} “the night of the replay”" in result.stdout and "under new.yaml" in result.stdout
    rows = result.stdout.splitlines()
    assert any(r.startswith("-") and "escalation: Luis Lindqvist" in r and "would not have happened" in r for r in rows)
    assert any(r.startswith("+") and "VP told: Pia Prod" in r for r in rows), result.stdout
    assert any(r.startswith("-") and "VP told: Vera Vance" in r for r in rows), result.stdout
    assert "What people did is taken as it happened" in result.stdout
    assert api.timeline(incident["id"]) == before and bot.running


def test_under_its_own_policy_it_is_the_same_night(night):
    bot, _, incident = night
    result = replay(bot, incident, bot.config)
    assert result.returncode == 0, result.stderr
    marked = [r for r in result.stdout.splitlines() if r[:1] in "+-<>~" and r[:1]]
    assert marked == [] and re.search(r"^\d+ the same\.$", result.stdout, re.M), result.stdout


def test_a_private_night_needs_a_flag(night, tmp_path):
    bot, _, incident = night
    bot.kill()
    copy = tmp_path / "private"
    shutil.copytree(bot.data, copy)
    with sqlite3.connect(copy / "sitrep.db") as store:
        store.execute("UPDATE incidents SET snapshot = NULL")
        changed = store.execute(
            "UPDATE events SET payload = replace(payload, '\"audience\":null', '\"audience\":[\"bob\"]') "
            "WHERE kind = 'declared' AND payload LIKE '%\"audience\":null%'")
        assert changed.rowcount == 1
    store.close()
    refused = replay(bot, incident, bot.config, data=copy)
    assert refused.returncode == 64 and "is private" in refused.stderr and "the night of" not in refused.stderr
    shown = replay(bot, incident, bot.config, "--private", data=copy)
    assert shown.returncode == 0 and "the night of the replay" in shown.stdout


def test_an_incident_that_is_not_there_is_64_and_no_store_is_74(night, tmp_path):
    bot, _, _ = night
    result = replay(bot, {"id": "INC-99"}, bot.config)
    assert result.returncode == 64 and "there is no INC-99" in result.stderr
    empty = tmp_path / "empty"
    empty.mkdir()
    result = replay(bot, {"id": "INC-1"}, bot.config, data=empty)
    assert result.returncode == 74 and "there is no store here" in result.stderr


# Drills in a running bot


def drills(ear, **script):
    """Seconds instead of minutes, and a pager that must not be reached."""
    return settings.ladder("6 seconds", "1 hour"), {
        "pagers": {"email": {"smtp": f"smtp://127.0.0.1:{ear.port}", "from": "sitrep@bot.test", "tls": "none"}},
        "rooms": {"announce": ["local/general"]},
        "drills": {"short": {
            "title": "the short drill", "severity": "P1",
            "script": script or {"1 s": "monitoring: first word", "3 s": "monitoring: second word"},
            "faults": [{"pager": "email", "is": "refused", "until": "1 s"}],
            "targets": {"commander": "1 hour", "mitigated": "1 hour"}, "length": "1 hour"}}}


def begin(api, text="!drill short"):
    answer = api.ask("ops", text)
    incident = api.incident_titled("the short drill")
    return answer, incident, next(r["room"] for r in incident["rooms"] if r["chat"] == "local")


def texts(api, room):
    return [m["text"] for m in api.messages(room) if m["author"] == "sitrep"]


def test_a_drill_stays_in_its_room_and_has_a_score(start, ear):
    bot = start(*drills(ear))
    api = Api(bot.url)
    for room in ("ops", "general"):
        api.room(room)
    answer, incident, room = begin(api)
    assert incident["kind"] == "drill" and answer["text"].startswith(BANNER)
    eventually(lambda: any("second word" in t for t in texts(api, room)), 10)
    api.ask(room, "!ic me", author="bob")
    api.ask(room, "!update status: on it", author="bob")
    eventually(lambda: any("Would have told now: Luis Lindqvist (by email)" in t for t in texts(api, room)), 15)
    api.ask(room, "!mitigated done", author="bob")
    listed = api.ask("general", "!incidents")["text"]
    assert "DRILL P1" in listed
    metrics = api.get("/metrics").raw.decode()
    assert "sitrep_drills_open 1" in metrics and "sitrep_incidents_open 0" in metrics
    ended = api.ask("ops", "!drill end")
    assert "is resolved" in ended["text"]
    said = texts(api, room)
    score = [t for t in said if "Score of the drill short" in t]
    assert len(score) == 1 and "incident commander after" in score[0] and "no update missed: met" in score[0]
    assert all(t.startswith(BANNER) for t in said), [t for t in said if not t.startswith(BANNER)]
    assert any("refuses the address, by the script of the drill" in t for t in said), "the fault was shown"
    assert [m for m in api.messages("general") if m["in_reply_to"] is None and m["author"] == "sitrep"] == []
    assert api.messages("exec") == []
    assert ear.heard == 0, "a drill rang somewhere"


def test_asked_for_it_rings(start, ear):
    bot = start(*drills(ear))
    api = Api(bot.url)
    api.room("ops")
    _, _, room = begin(api, "!drill short pages")
    time.sleep(1.5)  # the script's fault is over
    answer = api.ask(room, "!ic page @vera")
    assert "nobody is paged twice" not in answer["text"], answer["text"]
    eventually(lambda: ear.heard > 0, 10, what="a connection to the mail server")


def test_a_kill_loses_no_word_of_the_script(start, ear):
    script = {f"{n} s": f"monitoring: word {n} of the script" for n in (1, 2, 4, 5, 8)}
    bot = start(*drills(ear, **script))
    api = Api(bot.url)
    api.room("ops")
    _, _, room = begin(api)
    for pause in (1.2, 1.6, 1.5, 1.0):
        time.sleep(pause)
        bot.kill()
        bot.start()
    api = Api(bot.url)
    eventually(lambda: any("word 8" in t for t in texts(api, room)), 12)
    words = [t for t in texts(api, room) if "of the script" in t]
    assert [re.search(r"word (\d)", t)[1] for t in words] == ["1", "2", "4", "5", "8"]
    api.ask(room, "!ic me", author="bob")
    api.ask(room, "!drill end", author="bob")
    assert sum("Score of the drill" in t for t in texts(api, room)) == 1
    assert ear.heard == 0


def test_whoever_needs_help_during_a_drill_gets_it(start, ear):
    """`!ic page` where a drill was begun is no part of the drill."""
    bot = start(*drills(ear))
    api = Api(bot.url)
    api.room("ops")
    begin(api)
    answer = api.ask("ops", "!ic page payments are really down")
    assert BANNER not in answer["text"] and "INC-2" in answer["text"]
    assert api.incident("INC-2")["kind"] == "real"
    eventually(lambda: ear.heard > 0, 10, what="a connection to the mail server")


def test_a_stopped_drill_is_silent(start, ear):
    bot = start(*drills(ear, **{"3 s": "monitoring: never to be heard"}))
    api = Api(bot.url)
    api.room("ops")
    _, _, room = begin(api)
    assert "cancelled" in api.ask("ops", "!drill stop")["text"]
    stays(lambda: not any("never to be heard" in t for t in texts(api, room)), 4)
    assert not any("Score" in t for t in texts(api, room))
    assert "No drill runs here" in api.ask("ops", "!drill end")["text"]


# The guide


EXAMPLE = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
FILE = re.compile(r"^`([\w.-]+)`:\n```yaml\n(.*?)^```$", re.M | re.S)


def test_the_examples_of_the_guide_print_what_it_says(tmp_path):
    """A `…` line stands for any lines."""
    guide = (ROOT / "docs/rehearsal.md").read_text()
    for name, text in FILE.findall(guide):
        (tmp_path / name).write_text(text)
    examples = [e for e in EXAMPLE.findall(guide) if e.startswith("$ sitrep")]
    assert len(examples) >= 4
    for example in examples:
        typed, _, expected = example.partition("\n")
        result = subprocess.run(
            typed.removeprefix("$ ").replace("sitrep", str(release_binary()), 1), shell=True, cwd=tmp_path,
            capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
        pattern = "".join(
            r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + "\n" for line in expected.splitlines())
        assert re.fullmatch(pattern, result.stdout + result.stderr), f"{typed}\n{result.stdout}{result.stderr}"
