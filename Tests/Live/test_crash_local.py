"""SIGKILL at random moments under load, on the built-in rooms: nothing is missing and nothing is said twice."""
import os

import pytest

import crash_local
import settings

pytestmark = pytest.mark.crash
KILLS = int(os.environ.get("SITREP_KILLS", "50"))
SEED = int(os.environ.get("SITREP_SEED", "20261120"))
LADDER = settings.ladder(f"{crash_local.LEAD_SECONDS} seconds", f"{crash_local.VP_SECONDS} seconds")


@pytest.mark.timeout(420)
def test_each_acknowledged_command_is_answered_once_and_each_deadline_fires_once(start):
    bot = start(LADDER)
    record = crash_local.run(bot, KILLS, SEED)
    print(f"{KILLS} kills, {len(record.commands)} commands, {len(record.declared)} incidents judged")
    commands, declared = crash_local.least(KILLS)
    whole = [one for one in record.declared if not one.mitigated]
    assert len(record.commands) > commands and declared <= len(whole) < len(record.declared), "too little load to mean anything"
    assert record.violations()[:20] == []


@pytest.mark.timeout(240)
@pytest.mark.parametrize("sabotage", ["inbox"])
def test_the_check_fails_when_a_guarantee_is_switched_off(start, debug, sabotage):
    """Meta-test: without the inbox a message that is sent again is done again, and the checker says so."""
    bot = start(LADDER, binary=debug, env={"SITREP_SABOTAGE": sabotage})
    record = crash_local.run(bot, 8, SEED)
    assert record.violations(), f"with {sabotage} switched off the crash test still passes: it proves nothing"


@pytest.mark.timeout(240)
def test_the_release_binary_cannot_be_sabotaged(start):
    bot = start(LADDER, env={"SITREP_SABOTAGE": "inbox"})
    assert crash_local.run(bot, 3, SEED).violations() == []
