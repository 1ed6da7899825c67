"""Paging by starting a program on this machine."""
import json
from pathlib import Path

import pytest

from api import Api
from waiting import eventually

pytestmark = pytest.mark.timeout(120)
TOKEN = "wJalrXUtnFEMI-K7MDENG"


@pytest.fixture
def program(tmp_path):
    """A pager that runs this script; what it read and its environment are kept a file a run."""
    def make(script, **keys):
        path = tmp_path / "page"
        path.write_text("#!/bin/sh\nin=$(cat)\n" + script)
        path.chmod(0o755)
        (tmp_path / "token").write_text(TOKEN + "\n")
        (tmp_path / "runs").mkdir(exist_ok=True)
        return {"pagers": {"radio": {
            "kind": "command", "command": [str(path)], "people": ["ana"],
            "environment": {"RUNS": str(tmp_path / "runs"), "RADIO": {"secret_file": str(tmp_path / "token")}}, **keys}}}
    return make


KEEP = 'printf %s "$in" > "$RUNS/$$.json"\n'


def runs(tmp_path):
    return [json.loads(file.read_text()) for file in (tmp_path / "runs").glob("*.json") if file.stat().st_size]


def page(bot, reason="checkout is down; $(exit 3) `id`"):
    api = Api(bot.url)
    api.room("ops")
    api.ask("ops", f"!ic page {reason}", timeout=20)
    return api


def everything_said(api):
    return "\n".join(m["text"] for room in api.rooms() for m in api.messages(room) if m["kind"] != "message")


def test_a_program_takes_the_page(start, program, tmp_path):
    api = page(start(program(KEEP + "env > $RUNS/env; exit 0")))
    eventually(lambda: "Ana Ruiz (primary): accepted by radio" in everything_said(api), 20)
    [order] = runs(tmp_path)
    assert order["type"] == "page.trigger" and "checkout is down; $(exit 3) `id`" in order["data"]["summary"]
    assert order["data"]["person"]["phones"] == ["+49 30 1000001"]
    names = {line.split("=")[0] for line in (tmp_path / "runs" / "env").read_text().splitlines()}
    assert names <= {"PATH", "RUNS", "RADIO", "PWD", "_", "SHLVL", "OLDPWD"}, "the shell's own and what is configured"


def test_a_refusal_is_final_and_told_with_its_last_words_and_the_number_to_call(start, program, tmp_path):
    bot = start(program(KEEP + 'echo "no signal at $RADIO" >&2; exit 1'))
    api = page(bot)
    eventually(lambda: "call +49 30 1000001" in everything_said(api), 20)
    said = everything_said(api)
    assert "failed (1): no signal at …" in said
    # Nobody is left then but those further up, whose page is another one.
    keys = [order["data"]["dedup_key"] for order in runs(tmp_path)]
    assert len(keys) == len(set(keys)), "a page that was refused for good is not tried again"
    bot.terminate()
    assert TOKEN not in said and TOKEN not in bot.log_text()


def test_not_now_is_tried_again(start, program, tmp_path):
    api = page(start(program(KEEP + '[ $(ls "$RUNS" | wc -l) -ge 2 ] || exit 75')))
    eventually(lambda: "accepted by radio" in everything_said(api), 30)
    assert len({order["data"]["dedup_key"] for order in runs(tmp_path)}) == 1 and len(runs(tmp_path)) == 2


def test_one_that_hangs_is_killed_with_all_it_started_and_the_room_goes_on(start, program, tmp_path):
    bot = start(program(KEEP + 'sleep 300 & echo $! > "$RUNS/sleeper"; wait', time_limit="1 second"))
    api = page(bot)
    assert api.ask("ops", "!ic", timeout=5)
    eventually(lambda: "did not end within 1.0 seconds" in bot.log_text(), 30)
    sleeper = int((tmp_path / "runs" / "sleeper").read_text())
    eventually(lambda: not running(sleeper), 5, what="the end of what the program had started")


def running(pid):
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and ") Z " not in stat.read_text()
