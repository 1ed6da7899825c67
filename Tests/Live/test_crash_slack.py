"""SIGKILL at random moments under load at Slack, with 429s, 500s, cut connections, lost answers and socket refreshes."""
import os

import pytest

import settings
from crash_slack import LEAD_SECONDS, VP_SECONDS, Run
from slack_stage import SlackStage

pytestmark = [pytest.mark.crash]
KILLS = int(os.environ.get("SITREP_KILLS", "50")) // 2
SEED = int(os.environ.get("SITREP_SEED", "20261121"))
LADDER = settings.ladder(f"{LEAD_SECONDS} seconds", f"{VP_SECONDS} seconds")
QUICK = {"chats": {"slack": {"posts_per_second": 50}}}


def crashed(folder, mode, start, kills, seed=SEED, **options):
    stage = SlackStage(folder, mode)
    try:
        bot = stage.join(start(stage.configuration(LADDER, QUICK), **options))
        run = Run(stage, bot, seed)
        violations = run.go(kills)
        assert stage.slack.rejected == [], "requests that the specification does not allow"
        return run, violations
    finally:
        stage.end()


@pytest.mark.timeout(400)
@pytest.mark.parametrize("mode", ["http", "socket"])
def test_each_command_is_answered_once_and_each_row_stands_once(tmp_path, start, mode):
    run, violations = crashed(tmp_path, mode, start, KILLS)
    print(f"{KILLS} kills, {len(run.commands)} commands, {len(run.declared)} incidents, faults {dict(run.faults.counted)}")
    assert run.is_enough(KILLS), "too little load to mean anything"
    assert set(run.faults.counted) == {429, 500, "drop", "lose", "late"}, "each fault has to have been there"
    assert violations[:20] == []


@pytest.mark.timeout(400)
@pytest.mark.parametrize("sabotage", ["lookup", "inbox"])
def test_the_check_fails_when_a_guarantee_is_switched_off(tmp_path, start, debug, sabotage):
    """Meta-test: without the look-up a post whose answer was lost is said again; without the inbox a repeat is taken."""
    for attempt in range(3):
        folder = tmp_path / f"attempt-{attempt}"
        folder.mkdir()
        _, violations = crashed(folder, "http", start, 8, seed=SEED + attempt, data=f"attempt-{attempt}/data",
                                binary=debug, env={"SITREP_SABOTAGE": sabotage})
        if violations:
            return
    raise AssertionError(f"with {sabotage} switched off the crash test still passes: it proves nothing")
