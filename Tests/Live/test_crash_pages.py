"""SIGKILL at random moments of running escalations, with services that throttle, fail, hang, and lose their answers."""
import os

import pytest

from crash_pages import FATES, Run
from page_stage import PageStage
from standins.mishaps import Mishaps

pytestmark = [pytest.mark.crash]
KILLS = int(os.environ.get("SITREP_KILLS", "50"))
SEED = int(os.environ.get("SITREP_SEED", "20261121"))


def crashed(folder, start, kills, seed=SEED, **options):
    stage = PageStage(folder, seed)
    try:
        run = Run(stage, start(stage.configuration(), **options), seed)
        record = run.go(kills)
        assert stage.rejected == [], "requests that the vendors' documents do not allow"
        return run, record
    finally:
        stage.end()


@pytest.mark.timeout(300)
def test_each_step_is_decided_once_and_nobody_is_paged_twice_for_one(tmp_path, start):
    run, record = crashed(tmp_path, start, KILLS)
    mishaps = {name: dict(service.faults.counted) for name, service in run.stage.services.items()}
    print(f"{KILLS} kills, {len(record.fates)} incidents, {len(record.arrivals)} requests taken, "
          f"copies of a page by the webhook {dict(record.copies())}, mishaps {mishaps}")
    assert {fate.how for fate in record.fates.values()} == set(FATES), "too little load to mean anything"
    assert all(set(counted) == set(Mishaps.KINDS) for counted in mishaps.values()), "each mishap"
    assert record.violations()[:20] == []


@pytest.mark.timeout(300)
@pytest.mark.parametrize("sabotage", ["lookup", "inbox"])
def test_the_check_fails_when_a_guarantee_is_switched_off(tmp_path, start, debug, sabotage):
    """Meta-test: without the look-up a page in doubt is sent again; without the inbox a vendor's repeat is a second note."""
    for attempt in range(3):
        folder = tmp_path / f"attempt-{attempt}"
        folder.mkdir()
        _, record = crashed(folder, start, 10, seed=SEED + attempt, data=f"attempt-{attempt}/data", binary=debug,
                            env={"SITREP_SABOTAGE": sabotage})
        if record.violations():
            return
    raise AssertionError(f"with {sabotage} switched off the crash test still passes: it proves nothing")
