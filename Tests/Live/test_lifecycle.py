"""Start, stop, reload, and the exit codes that the unit file relies on."""
import os
import re
import socket
import sqlite3
import time
from pathlib import Path

import pytest
import yaml

import settings
from api import Api
from process import Sitrep, command
from sse import EventStream
from waiting import eventually


def test_ready_means_ready(bot):
    assert bot.lines == [f"ready {bot.url}"]
    api = Api(bot.url)
    assert api.get("/readyz").status == 200 and api.get("/healthz").status == 200


def test_the_code_that_only_the_start_needed_is_given_back(start):
    bot = start()

    def mapped():
        """Megabytes: 38 at the start, 10 afterwards."""
        return int(re.search(r"RssFile:\s+(\d+) kB", Path(f"/proc/{bot.process.pid}/status").read_text())[1]) / 1000
    eventually(lambda: mapped() < 20, 10)
    assert Api(bot.url).ask("ops", "!help")


def test_no_core_dump_can_hold_what_is_in_memory(bot):
    limits = Path(f"/proc/{bot.process.pid}/limits").read_text()
    assert re.search(r"Max core file size\s+0\s+0\s", limits)


def test_sigterm_exits_0_within_5_seconds(bot, api):
    api.say("ops", "!help")
    status, seconds = bot.terminate()
    assert status == 0 and seconds < 5


def test_sigterm_waits_for_nobody_who_only_listens(bot, api):
    stalled = socket.create_connection(("127.0.0.1", bot.port))
    stalled.sendall(b"POST /api/v1/rooms/ops/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{")
    with EventStream(bot.url, "ops", timeout=10):
        status, seconds = bot.terminate()
    stalled.close()
    assert status == 0 and seconds < 5


def test_what_was_acknowledged_before_sigterm_is_answered_after_the_next_start(bot, api):
    posted = [api.say("ops", "!help")["id"] for _ in range(20)]
    bot.terminate()
    bot.start()
    again = Api(bot.url)

    def answered():
        replies = [m["in_reply_to"] for m in again.messages("ops")]
        return sorted(r for r in replies if r in posted) == sorted(posted)
    eventually(answered, 10, what="exactly one reply to each of 20 commands")


def test_a_second_process_on_the_same_directory_exits_75_and_says_who_holds_it(bot, tmp_path):
    second = command("run", "--config", bot.config, "--data", bot.data, "--listen", "127.0.0.1:0")
    assert second.returncode == 75, second.stderr
    assert str(bot.process.pid) in second.stderr and "ready" not in second.stdout
    assert Api(bot.url).get("/healthz").status == 200


def test_the_directory_is_free_again_after_sigkill(bot):
    bot.kill()
    bot.start()
    assert Api(bot.url).get("/readyz").status == 200


def test_wrong_usage_exits_64():
    for arguments in (["frobnicate"], ["run", "--no-such-flag"], ["run", "--listen", "nonsense", "--data", "/tmp/x"],
                      ["check-config"], ["run", "--data"]):
        result = command(*arguments)
        assert result.returncode == 64, (arguments, result.returncode, result.stderr)
        assert result.stderr.strip()


def test_help_exits_0():
    assert command("--help").returncode == 0 and command("run", "--help").returncode == 0


def test_a_refused_configuration_exits_78_and_touches_nothing(tmp_path):
    config = settings.write(tmp_path / "bad.yaml", {"zone": "Mars/Olympus"})
    result = command("run", "--config", config, "--data", tmp_path / "data", "--listen", "127.0.0.1:0")
    assert result.returncode == 78, result.stderr
    assert f"{config}:1: " in result.stderr and "Mars/Olympus" in result.stderr
    assert not list((tmp_path / "data").glob("*")) if (tmp_path / "data").exists() else True


def test_a_missing_configuration_file_exits_78(tmp_path):
    result = command("run", "--config", tmp_path / "none.yaml", "--data", tmp_path / "data")
    assert result.returncode == 78 and "none.yaml" in result.stderr


def test_what_passed_the_check_here_starts_and_what_is_missing_is_said(start, tmp_path):
    """Of several secrets: all at once, in /readyz, the room and the log; and it ends without a restart."""
    gone = tmp_path / "gone"
    change = {"pagers": {"hook": {"kind": "webhook", "url": "http://127.0.0.1:9/", "secret_file": str(gone)},
                         "push": {"kind": "pushover", "token_env": "SITREP_NOT_SET", "user_keys": {
                             "ana": {"user_key_env": "SITREP_NOT_SET_EITHER"}}}}}
    config = settings.write(tmp_path / "s.yaml", change)
    here = command("check-config", "--here", config)
    assert here.returncode == 1, here
    assert all(word in here.stdout for word in ("pagers.hook.secret_file", "SITREP_NOT_SET\"", "SITREP_NOT_SET_EITHER")), here.stdout
    assert command("check-config", config).returncode == 0
    bot = start(config=config)
    api = Api(bot.url)
    troubles = api.get("/readyz").json["troubles"]
    assert [any(word in trouble for trouble in troubles) for word in (
        f"{gone}", "pagers.push.token_env", "pagers.push.user_keys.ana.user_key_env")] == [True] * 3, troubles
    said = eventually(lambda: [m["text"] for m in api.messages("ops") if "Secrets are missing" in m["text"]], 10,
                      what="the room is told")
    assert len(said) == 1 and str(gone) in said[0]
    gone.write_text("whsec_" + "QUJD" * 10 + "\n")
    gone.chmod(0o600)
    assert not any(str(gone) in trouble for trouble in api.get("/readyz").json["troubles"])


def test_a_token_whose_secret_is_missing_leaves_the_door_shut(start, tmp_path):
    bot = start({"server": {"token_file": str(tmp_path / "gone")}})
    for path in ("/api/v1/rooms", "/api/v1/incidents"):
        assert Api(bot.url).get(path).status == 401
    assert b"not signed in" in Api(bot.url).get("/").raw


@pytest.mark.parametrize("listen", ["127.0.0.2:0", "[::1]:0", "localhost:0"])
def test_the_ready_line_leads_to_where_it_listens(tmp_path, listen):
    bot = Sitrep(settings.write(tmp_path / "s.yaml"), tmp_path / "data", listen=listen)
    try:
        bot.start()
        assert Api(bot.url).get("/readyz").status == 200
        assert Api(bot.url).get("/api/v1/rooms").status == 200, bot.url
    finally:
        bot.kill()


@pytest.mark.parametrize("text", ["", "# all of it is commented out\n", "zone: UTC\n", "people: {new: {name: New}}\n"])
def test_sighup_with_a_file_that_takes_everybody_away_changes_nothing(bot, api, text):
    whole = bot.config.read_text()
    bot.config.write_text(text)
    bot.hang_up()
    eventually(lambda: any("was not reloaded" in m["text"] for m in api.messages("ops")), 10, what="the room is told")
    assert phone_in_ic(api, "1000001") and "stays in force" in bot.log_text()
    bot.config.write_text(whole)


def test_sighup_says_what_is_gone_and_keeps_a_line_that_an_open_incident_counts_on(bot, api):
    api.ask("ops", "!declare P1 it burns")
    file = yaml.safe_load(bot.config.read_text())
    without = {**file, "on_call": {**{k: v for k, v in file["on_call"].items() if k != "ic"},
                                   "spare": {"primary": next(iter(file["people"]))}}}
    bot.config.write_text(yaml.safe_dump(without))
    bot.hang_up()
    eventually(lambda: any("on_call.ic" in m["text"] for m in api.messages("ops")), 10, what="refused, and why")
    assert phone_in_ic(api, "1000001")
    gone = list(file["on_call"])[-1]
    assert gone != "ic"
    bot.config.write_text(yaml.safe_dump(
        {**file, "on_call": {k: v for k, v in file["on_call"].items() if k != gone}}))
    bot.hang_up()
    eventually(lambda: any("no longer has" in m["text"] and gone in m["text"] for m in api.messages("ops")), 10,
               what="what is gone")


def store_files(data):
    return [f for f in data.rglob("*") if f.is_file() and f.read_bytes()[:15] == b"SQLite format 3"]


def test_a_store_written_by_a_newer_program_exits_65_and_is_left_alone(bot):
    bot.terminate()
    [store] = store_files(bot.data)
    with sqlite3.connect(store) as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()
    before = store.read_bytes()
    result = command("run", "--config", bot.config, "--data", bot.data, "--listen", "127.0.0.1:0")
    assert result.returncode == 65, (result.returncode, result.stderr)
    assert "newer" in result.stderr and store.read_bytes() == before


def test_a_broken_store_exits_65_with_numbered_remedies_and_is_left_alone(bot, api):
    api.say("ops", "!help")
    bot.kill()
    [store] = store_files(bot.data)
    for leftover in bot.data.glob(store.name + "-*"):
        leftover.unlink()
    store.write_bytes(b"SQLite format 3\0" + os.urandom(20_000))
    before = store.read_bytes()
    result = command("run", "--config", bot.config, "--data", bot.data, "--listen", "127.0.0.1:0")
    assert result.returncode == 65, (result.returncode, result.stderr)
    assert "1." in result.stderr and "2." in result.stderr and store.read_bytes() == before


def phone_in_ic(api, phone):
    return phone in "".join(api.ask("ops", "!ic")["text"].split())


def test_sighup_with_a_bad_file_changes_nothing_and_says_why(bot, api):
    bot.config.write_text(bot.config.read_text() + "no_such_key: 1\n")
    line = len(bot.config.read_text().splitlines())
    bot.hang_up()
    eventually(lambda: f"{bot.config}:{line}: " in bot.log_text(), 10, what="the reason in the log")
    assert bot.running and phone_in_ic(api, "1000001")


def test_sighup_with_a_good_file_takes_effect_without_a_restart(bot, api):
    assert phone_in_ic(api, "1000001")
    settings.write(bot.config, {"people": {"ana": {"phones": ["+49 30 7777777"]}}})
    bot.hang_up()
    eventually(lambda: phone_in_ic(api, "7777777"), 10, every=0.3, what="the new telephone number")
    assert bot.running


def test_a_flood_of_sighups_is_survived(bot, api):
    for _ in range(50):
        bot.hang_up()
        time.sleep(0.005)
    assert api.ask("ops", "!help") and bot.running


def test_a_port_in_use_is_said(tmp_path, bot):
    config = settings.write(tmp_path / "two.yaml")
    other = Sitrep(config, tmp_path / "two", listen=f"127.0.0.1:{bot.port}")
    result = command("run", "--config", config, "--data", other.data, "--listen", other.listen)
    assert result.returncode not in (0, -6, -11) and str(bot.port) in result.stderr
