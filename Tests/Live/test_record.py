"""The record: checked, backed up, restored, exported, taken in, and with words taken out, all by the shipped binary."""
import hashlib
import json
import re
import shutil
import sqlite3
import struct
import subprocess
import threading
import time
from datetime import datetime, timezone

import pytest

import settings
from api import Api, local_room
from process import Sitrep, command, release_binary
from waiting import eventually

SECRET = "Zanzibar-Quokka"


def fill(api, incidents=2):
    """Incidents with a life, the first one closed; returns the line that was posted at its close."""
    for number in range(1, incidents + 1):
        incident, room = api.declare(f"trouble {number}")
        api.ask(room, "!ic me")
        api.ask(room, f"!note look at part {number}")
        api.ask(room, "!decision we fail over")
        api.ask(room, "!task check the dashboards @bob in 20m", author="ana")
    first = local_room(api.incident("INC-1"))
    api.ask(first, "!resolved fixed")
    api.ask(first, "!close done")

    def posted():
        return next((m["text"] for m in api.messages(first) if "ends here" in m["text"]), None)
    return eventually(posted, what="the end of the record in the room")


@pytest.fixture
def stopped(bot, api):
    """A data directory with a past, and the line that was posted; the daemon is stopped."""
    line = fill(api)
    bot.terminate()
    return bot.data, line


def tamper(data, sql):
    with sqlite3.connect(data / "sitrep.db") as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.executescript(sql)
    database.close()


def verify(*arguments):
    return command("verify", *arguments)


def heads(data):
    with sqlite3.connect(f"file:{data}/sitrep.db?mode=ro", uri=True) as database:
        return database.execute("select seq, hex(hash) from events order by seq desc limit 1").fetchone()


# Verify


def test_an_untouched_record_holds_with_the_line_from_the_room(stopped):
    data, line = stopped
    done = verify("--data", data, "--head", line)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 faults" in done.stdout and "every end that was posted is in it" in done.stdout
    seq, digest = re.search(r"(\d+) ([0-9a-f]{32})", line).groups()
    for head in (f"{seq}:{digest}", f"{seq} {digest[:12]}"):
        assert verify("--data", data, "--head", head).returncode == 0


@pytest.mark.parametrize("sql, sentence", [
    ("update events set payload = replace(payload, 'part 1', 'part 9') where payload like '%part 1%'",
     "its text was changed after it was written"),
    ("update events set at = at + 60000 where seq = 5",
     "event 5: its time, kind, incident or hash was changed after it was written"),
    ("delete from events where seq between 4 and 6", "events 4 to 6 are missing"),
    ("update events set seq = 9999 where seq = 4; update events set seq = 4 where seq = 7;"
     "update events set seq = 7 where seq = 9999", "event 4 is in the wrong place: it was written as event 7"),
    ("update events set payload = null, salt = null where seq = 5",
     "event 5: its text was erased, and no event of the record says so"),
])
def test_an_edit_by_hand_is_named(stopped, sql, sentence):
    data, _ = stopped
    tamper(data, sql)
    done = verify("--data", data)
    assert done.returncode == 1, done.stdout + done.stderr
    assert sentence in done.stdout


def test_a_cut_tail_shows_against_the_line_from_the_room(stopped):
    data, line = stopped
    seq = int(re.search(r"(\d+) [0-9a-f]{32}", line)[1])
    tamper(data, f"delete from events where seq > {seq - 12}; delete from messages")
    assert verify("--data", data).returncode == 0
    done = verify("--data", data, "--head", line)
    assert done.returncode == 1
    assert (f"the record ends at {seq - 12}, but event {seq} was posted in the room: 12 events are missing"
            in done.stdout)


def test_a_cut_tail_shows_by_itself_where_the_room_is_ours(stopped):
    data, line = stopped
    seq = int(re.search(r"(\d+) [0-9a-f]{32}", line)[1])
    tamper(data, f"delete from events where seq > {seq - 3}")
    done = verify("--data", data)
    assert done.returncode == 1 and "3 events are missing" in done.stdout


def test_a_record_written_anew_with_a_good_chain_shows_too(stopped):
    data, line = stopped
    database = sqlite3.connect(data / "sitrep.db")
    previous = bytes(32)
    for seq, incident, at, kind, version, salt, payload in database.execute(
            "select seq, incident, at, kind, version, salt, payload from events order by seq").fetchall():
        payload = payload.replace("part 1", "part 9")
        digest = hashlib.sha256(salt + payload.encode()).digest()
        header = struct.pack(">qqqI", seq, incident or 0, at, len(kind)) + kind.encode() + struct.pack(">I", version)
        previous = hashlib.sha256(previous + header + digest).digest()
        database.execute("update events set payload = ?, payload_hash = ?, hash = ? where seq = ?",
                         (payload, digest, previous, seq))
    database.execute("delete from messages")
    database.commit()
    database.close()
    assert verify("--data", data).returncode == 0
    done = verify("--data", data, "--head", line)
    assert done.returncode == 1 and "was posted in the room: the record was written anew" in done.stdout


def test_verify_refuses_wrong_usage_and_broken_files(stopped, tmp_path):
    data, _ = stopped
    assert verify().returncode == 64
    assert verify("--data", data, "--head", "nothing").returncode == 64
    broken = tmp_path / "broken.db"
    content = bytearray((data / "sitrep.db").read_bytes())
    content[4096 * 3:4096 * 3 + 500] = b"\x55" * 500
    broken.write_bytes(content)
    assert verify(broken).returncode in (1, 65)
    tamper(data, "pragma user_version = 99")
    assert verify("--data", data).returncode == 65


# Backup and restore


def test_a_backup_under_load_holds_and_loses_nothing_that_was_answered(bot, api, tmp_path):
    fill(api, 1)
    _, room = api.declare("busy")
    stop, answered = threading.Event(), []

    def write():
        while not stop.is_set():
            answered.append(api.say(room, f"!note under load {len(answered)}")["id"])
    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            eventually(lambda: len(answered) > number * 5, what="some load")
            before = heads(bot.data)[0]
            copy = tmp_path / f"backup-{number}.db"
            done = command("backup", "--data", bot.data, copy)
            assert done.returncode == 0, done.stdout + done.stderr
            assert "checked: every page, and every event in its place" in done.stdout
            assert int(re.search(r"ends at (\d+) ", done.stdout)[1]) >= before
    finally:
        stop.set()
        writer.join()
    again = command("backup", "--data", bot.data, copy)
    assert again.returncode == 64 and "is there already" in again.stderr
    assert verify(copy).returncode == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(p.name for p in tmp_path.glob("backup-4.db*")) == ["backup-4.db"]


def test_restore_brings_the_backup_back_and_keeps_the_old_store(start, tmp_path):
    bot = start()
    api = Api(bot.url)
    api.room("ops")
    fill(api)
    copy = tmp_path / "backup.db"
    assert command("backup", "--data", bot.data, copy).returncode == 0
    kept = heads(bot.data)
    api.declare("after the backup")
    held = command("restore", copy, "--data", bot.data, "--replace")
    assert held.returncode == 75 and str(bot.process.pid) in held.stderr
    bot.terminate()
    lost = heads(bot.data)
    refused = command("restore", copy, "--data", bot.data)
    assert refused.returncode == 64 and "--replace" in refused.stderr and heads(bot.data) == lost
    done = command("restore", copy, "--data", bot.data, "--replace", "--config", bot.config)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "open: P1 INC-2 trouble 2" in done.stdout
    aside = [p for p in bot.data.iterdir() if ".before-restore-" in p.name]
    assert len(aside) == 1 and verify(aside[0]).returncode == 0
    assert heads(bot.data) == kept
    cut = verify("--data", bot.data, "--head", f"{lost[0]}:{lost[1]}")
    assert cut.returncode == 1 and f"{lost[0] - kept[0]} events are missing" in cut.stdout
    bot.start()
    titles = [i["title"] for i in Api(bot.url).incidents()]
    assert titles == ["trouble 1", "trouble 2"]
    incident, _ = Api(bot.url).declare("a new one")
    assert incident["id"] == "INC-3"
    bot.terminate()
    assert verify("--data", bot.data).returncode == 0


def test_restore_refuses_what_is_damaged_and_touches_nothing(stopped, tmp_path):
    data, _ = stopped
    copy = tmp_path / "backup.db"
    assert command("backup", "--data", data, copy).returncode == 0
    before = {p.name: p.read_bytes() for p in data.iterdir()}
    database = sqlite3.connect(copy)
    database.executescript("update events set at = at + 1 where seq = 3")
    database.close()
    done = command("restore", copy, "--data", data, "--replace")
    assert done.returncode == 65 and "event 3" in done.stderr
    database = sqlite3.connect(copy)
    database.executescript("pragma user_version = 99")
    database.close()
    done = command("restore", copy, "--data", data, "--replace")
    assert done.returncode == 65 and "newer" in done.stderr
    assert {p.name: p.read_bytes() for p in data.iterdir()} == before


def test_a_kill_during_a_restore_leaves_the_old_store_or_the_new_one(stopped, tmp_path):
    data, _ = stopped
    copy = tmp_path / "backup.db"
    assert command("backup", "--data", data, copy).returncode == 0
    new = heads(data)
    # The old store goes on with bytes to copy, so that there is something to kill.
    tamper(data, """
        insert into small_values select 'ballast/' || key, hex(randomblob(20000))
        from json_each('[' || substr(replace(hex(zeroblob(200)), '00', ',1'), 2) || ']');
        create table old_store (x);
    """)
    old = tmp_path / "old"
    shutil.copytree(data, old)

    def is_new(directory):
        database = sqlite3.connect(directory / "sitrep.db")
        found = database.execute("select count(*) from sqlite_schema where name = 'old_store'").fetchone()[0] == 0
        assert database.execute("pragma integrity_check").fetchone()[0] == "ok"
        database.close()
        return found

    took = time.monotonic()
    trial = tmp_path / "trial"
    shutil.copytree(old, trial)
    assert command("restore", copy, "--data", trial, "--replace").returncode == 0
    took = time.monotonic() - took
    seen = set()
    for number in range(24):
        work = tmp_path / f"work-{number}"
        shutil.copytree(old, work)
        process = subprocess.Popen(
            [str(release_binary()), "restore", str(copy), "--data", str(work), "--replace"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * number / 8)
        process.kill()
        process.wait()
        assert heads(work) == new
        done = verify("--data", work)
        assert done.returncode == 0, done.stdout + done.stderr
        seen.add(is_new(work))
        again = command("restore", copy, "--data", work, "--replace")
        assert again.returncode == 0 and is_new(work), again.stderr
        shutil.rmtree(work)
    assert seen == {True, False}, "no kill came before, or none after, the new store was in place"


# Export and import


def exported(data, *arguments):
    done = command("export", "--data", data, *arguments)
    assert done.returncode == 0, done.stderr
    return done


def test_export_import_export_is_the_same_and_checks_by_itself(stopped, tmp_path, start):
    data, line = stopped
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    exported(data, "--out", first)
    assert first.stat().st_mode & 0o777 == 0o600
    assert verify(first, "--head", line).returncode == 0
    for text in first.read_text("utf-8").splitlines():
        check_alone(text)
    taken = command("import", first, "--data", tmp_path / "taken")
    assert taken.returncode == 0, taken.stderr
    exported(tmp_path / "taken", "--out", second)
    assert first.read_bytes() == second.read_bytes()
    assert command("import", "record", first, "--data", tmp_path / "taken").returncode == 64
    bot = start(data="taken")
    api = Api(bot.url)
    assert [i["title"] for i in api.incidents()] == ["trouble 1", "trouble 2"]
    room = local_room(api.incident("INC-2"))
    assert "trouble 2" in api.ask(room, "!status")["text"]


def check_alone(text):
    """As docs/record.md shows it."""
    event = json.loads(text)
    raw = text[text.index('"payload":') + 10:-1].encode()
    assert hashlib.sha256(bytes.fromhex(event["salt"]) + raw).hexdigest() == event["payload_hash"], event["seq"]
    when = datetime.strptime(event["at"], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)
    kind = event["kind"].encode()
    header = struct.pack(">qqqI", event["seq"], event.get("incident", 0), round(when.timestamp() * 1000), len(kind))
    header += kind + struct.pack(">I", event["version"]) + bytes.fromhex(event["payload_hash"])
    assert hashlib.sha256(bytes.fromhex(event["previous"]) + header).hexdigest() == event["hash"], event["seq"]


def test_an_import_names_the_line_that_does_not_hold(stopped, tmp_path):
    data, _ = stopped
    lines = exported(data).stdout.splitlines()
    edited = tmp_path / "edited.jsonl"
    number = next(i for i, text in enumerate(lines) if "part 1" in text)
    edited.write_text("\n".join(t.replace("part 1", "part 9") for t in lines) + "\n", "utf-8")
    done = command("import", edited, "--data", tmp_path / "new")
    assert done.returncode == 65 and f"line {number + 1}: event {number + 1}: its text was changed" in done.stderr
    assert verify(edited).returncode == 65
    edited.write_text("\n".join(lines[:5] + lines[6:]) + "\n", "utf-8")
    done = command("import", edited, "--data", tmp_path / "new")
    assert done.returncode == 65 and "line 6: events 6 to 6 are missing" in done.stderr


def test_markdown_is_a_page_and_hostile_words_stay_words(bot, api):
    incident, room = api.declare("a | b <img src=x onerror=alert(1)>")
    api.ask(room, "!note [click](javascript:alert(1)) `x` | y\n# not a heading")
    done = command("export", "--data", bot.data, incident["id"], "--format", "markdown", "--config", bot.config)
    assert done.returncode == 0, done.stderr
    text = done.stdout
    assert text.startswith("# INC-1: a \\| b &lt;img") and "| Time (UTC) | Who | What |" in text
    assert "<img" not in text and "[click](" not in text and "\n# not" not in text and "Ana Ruiz" in text


# Redaction


def grep(data, *words):
    content = b"".join(p.read_bytes() for p in data.iterdir()).lower()
    return [word for word in words if word.lower().encode() in content]


def test_redacted_words_are_in_no_byte_and_the_record_holds(start):
    bot = start()
    api = Api(bot.url)
    api.room("ops")
    fill(api)
    incident, room = api.declare(f"payments of {SECRET} fail")
    api.ask(room, f"!update status: calling {SECRET}")
    api.ask(room, f"!note {SECRET} is angry", author="cleo")
    api.say(room, f"does {SECRET} know?", author="bob")
    held = command("redact", "--data", bot.data, "--text", SECRET, "--yes")
    assert held.returncode == 75
    bot.terminate()
    assert grep(bot.data, SECRET)
    before = (bot.data / "sitrep.db").read_bytes()
    trial = command("redact", "--data", bot.data, "--text", SECRET)
    assert trial.returncode == 0 and "would erase" in trial.stdout and "--yes" in trial.stdout
    assert (bot.data / "sitrep.db").read_bytes() == before
    done = command("redact", "--data", bot.data, "--text", SECRET, "--yes")
    assert done.returncode == 0, done.stderr
    assert grep(bot.data, SECRET) == []
    checked = verify("--data", bot.data)
    assert checked.returncode == 0 and re.search(r", \d+ erased, 0 faults", checked.stdout), checked.stdout
    bot.start()
    api = Api(bot.url)
    assert [i["title"] for i in api.incidents()] == ["trouble 1", "trouble 2", "[erased]"]
    assert "[erased]" in api.ask(room, "!status")["text"]
    api.ask(room, "!update status: going on")
    bot.terminate()
    assert verify("--data", bot.data).returncode == 0


def test_a_person_is_gone_and_the_others_are_not(start):
    bot = start()
    api = Api(bot.url)
    api.room("ops")
    incident, room = api.declare("trouble", author="cleo")
    api.ask(room, "!ic me", author="cleo")
    api.ask(room, "!note seen by Cleo Marsh", author="bob")
    bot.terminate()
    done = command("redact", "--data", bot.data, "--person", "cleo", "--config", bot.config, "--yes")
    assert done.returncode == 0, done.stderr
    pseudonym = re.search(r"erased-[0-9a-f]{8}", done.stdout)[0]
    assert grep(bot.data, "Cleo Marsh", "cleo@bot.test", "+49 30 1000003", '"cleo"') == []
    assert grep(bot.data, pseudonym) and grep(bot.data, '"bob"')
    assert verify("--data", bot.data).returncode == 0


def test_an_export_of_erased_events_can_be_taken_in(stopped, tmp_path):
    data, _ = stopped
    assert command("redact", "--data", data, "--text", "part 1", "--yes").returncode == 0
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    exported(data, "--out", first)
    assert "part 1" not in first.read_text("utf-8")
    assert command("import", first, "--data", tmp_path / "taken").returncode == 0
    exported(tmp_path / "taken", "--out", second)
    assert first.read_bytes() == second.read_bytes()
    assert ", 0 faults" in verify("--data", tmp_path / "taken").stdout


# Tail, doctor, the program's own description


def test_tail_follows_also_over_a_restore(start, tmp_path):
    bot = start()
    api = Api(bot.url)
    api.room("ops")
    fill(api, 1)
    copy = tmp_path / "backup.db"
    assert command("backup", "--data", bot.data, copy).returncode == 0
    last = command("tail", "--data", bot.data, "--config", bot.config, "-n", "3")
    assert len(last.stdout.splitlines()) == 3 and "Ana Ruiz closed it" in last.stdout
    process = subprocess.Popen(
        [str(release_binary()), "tail", "--data", str(bot.data), "--follow", "-n", "1"], stdout=subprocess.PIPE,
        text=True)
    lines = []
    reader = threading.Thread(target=lambda: lines.extend(iter(process.stdout.readline, "")))
    reader.start()
    try:
        eventually(lambda: lines, what="the last line, so that it is there")
        api.declare("seen at once")
        eventually(lambda: any("seen at once" in text for text in lines), what="the line")
        bot.terminate()
        assert command("restore", copy, "--data", bot.data, "--replace").returncode == 0
        eventually(lambda: any("the store was replaced" in text for text in lines), what="the new store")
        bot.start()
        api = Api(bot.url)
        api.declare("after it")
        eventually(lambda: any("after it" in text for text in lines), what="what happens in the new store")
    finally:
        process.kill()
        process.wait()
        reader.join()


def test_doctor_looks_at_the_directory(bot, api, tmp_path):
    api.declare("trouble")
    done = command("doctor", "--data", bot.data)
    assert done.returncode == 0, done.stdout
    for what in ("there is room", "a write reaches the disk", "events hold in the chain", "time zones"):
        assert f"ok       " in done.stdout and what in done.stdout
    bot.terminate()
    (bot.data / "sitrep.db").chmod(0o644)
    tamper(bot.data, "update events set at = at + 90000000000 where seq = (select max(seq) from events)")
    done = command("doctor", "--data", bot.data)
    assert done.returncode == 1
    assert "chmod 0600" in done.stdout and "in the future" in done.stdout and "its time, kind" in done.stdout
    assert command("doctor").returncode == 64


def test_every_command_has_help_with_an_example_and_a_page(tmp_path):
    assert command("self-describe", "--into", tmp_path).returncode == 0
    pages = sorted(p.stem for p in (tmp_path / "man").iterdir())
    assert {"sitrep", "sitrep-verify", "sitrep-import-opsgenie", "sitrep-import-record"} <= set(pages)
    for page in pages:
        words = page.split("-") if page.count("-") == 1 else page.replace("check-config", "check_config").split("-")
        arguments = [w.replace("_", "-") for w in words[1:]]
        shown = command(*arguments, "--help").stdout
        assert "Example" in shown, page
        text = (tmp_path / "man" / f"{page}.1").read_text()
        assert ".SH EXAMPLES" in text and ".SH NAME" in text, page
    for name in ("sitrep.bash", "_sitrep", "sitrep.fish"):
        assert "restore" in (tmp_path / "completions" / name).read_text()


def test_the_pages_are_good_roff_and_the_completion_is_good_bash(tmp_path):
    assert command("self-describe", "--into", tmp_path).returncode == 0
    assert subprocess.run(["bash", "-n", tmp_path / "completions/sitrep.bash"]).returncode == 0
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    for page in (tmp_path / "man").iterdir():
        done = subprocess.run(
            ["groff", "-man", "-ww", "-z", "-Tutf8", page], capture_output=True, text=True)
        assert done.returncode == 0 and done.stderr == "", (page.name, done.stderr)


def test_retention_is_read_and_said_wrong_with_the_line(tmp_path):
    good = settings.write(tmp_path / "good.yaml", {"retention": {"closed_incidents": "400d", "local_messages": "400d"}})
    assert command("check-config", good).returncode == 0
    bad = settings.write(tmp_path / "bad.yaml", {"retention": {"closed_incidents": "1h"}})
    done = command("check-config", bad)
    assert done.returncode == 1 and "too short" in done.stdout
