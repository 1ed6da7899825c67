"""The ladder with its steps shortened to seconds: who is told, and that it is once."""
import time
from datetime import datetime

import pytest

import settings
from api import Api, unsolicited
from checker import deadline_violations, twice_said
from waiting import eventually

LEAD, VP = "Luis", "Vera"


def started(start, *changes):
    bot = start(settings.ladder(), *changes)
    api = Api(bot.url)
    api.room("ops")
    return bot, api


def fired(api, incident):
    """The rules that fired, in order."""
    return [e["deadline"].split("/")[1] for e in api.timeline(incident["id"]) if e.get("deadline")]


def after(api, incident):
    """Seconds from the declaration to each rule that fired."""
    timeline = api.timeline(incident["id"])
    at = [datetime.fromisoformat(e["at"]) for e in timeline if e.get("deadline")]
    return [(moment - datetime.fromisoformat(timeline[0]["at"])).total_seconds() for moment in at]


def wait_for(api, incident, rule, timeout):
    eventually(lambda: rule in fired(api, incident), timeout, every=0.2, what=f"{rule} of {incident['id']}")


def mentions(api, room, name):
    return [m for m in unsolicited(api.messages(room)) if name in m["text"]]


def test_the_lead_and_then_the_vp_are_told_exactly_once(start):
    _, api = started(start)
    incident, room = api.declare("nobody mitigates this")
    wait_for(api, incident, "notify-vp", 8)
    time.sleep(3)
    assert fired(api, incident) == ["escalate", "notify-vp"]
    lead, vp = after(api, incident)
    assert 4 <= lead < 8 <= vp
    assert deadline_violations({incident["id"]: api.timeline(incident["id"])}) == []
    assert mentions(api, room, LEAD) and mentions(api, room, VP)
    assert twice_said({room: api.messages(room), "exec": api.messages("exec")}) == []


def test_the_vp_is_told_what_is_needed_to_act(start):
    """The incident, its state, its commander, and where to go."""
    _, api = started(start, settings.ladder("2 seconds", "3 seconds"))
    incident, room = api.declare("payments stuck")
    api.ask(room, "!ic me", author="bob")
    wait_for(api, incident, "notify-vp", 8)
    said = eventually(lambda: mentions(api, room, VP), 5)[-1]["text"]
    assert incident["id"] in said and "payments stuck" in said and "Bob" in said


def test_mitigation_before_it_means_nobody_is_told(start):
    _, api = started(start)
    incident, room = api.declare("mitigated in time")
    api.ask(room, "!mitigated rolled back")
    time.sleep(10)
    assert fired(api, incident) == [] and not mentions(api, room, VP)


def test_mitigation_between_the_steps_spares_the_vp(start):
    _, api = started(start)
    incident, room = api.declare("mitigated late")
    wait_for(api, incident, "escalate", 8)
    api.ask(room, "!mitigated rolled back")
    time.sleep(6)
    assert fired(api, incident) == ["escalate"]


def test_a_step_due_while_the_bot_was_down_fires_once_and_says_that_it_is_late(start):
    bot, api = started(start)
    incident, room = api.declare("while it was down")
    bot.kill()
    time.sleep(9)
    bot.start()
    api = Api(bot.url)
    wait_for(api, incident, "notify-vp", 8)
    time.sleep(1.5)
    assert sorted(fired(api, incident)) == ["escalate", "notify-vp"]
    assert any("late" in m["text"].lower() for m in mentions(api, room, VP) + mentions(api, room, LEAD))
    bot.kill()
    bot.start()
    time.sleep(1.5)
    assert twice_said({room: Api(bot.url).messages(room)}) == []


def test_a_shorter_ladder_after_a_reload_fires_once(start):
    bot, api = started(start, settings.ladder("1 hour", "2 hours"))
    incident, room = api.declare("policy changes meanwhile")
    settings.write(bot.config, settings.ladder("1 second", "1 hour"))
    time.sleep(1.5)
    bot.hang_up()
    wait_for(api, incident, "escalate", 8)
    bot.hang_up()
    time.sleep(2)
    assert fired(api, incident) == ["escalate"]


def test_an_update_resets_the_nudge(start):
    """Warned after 3 s, overdue after 5 s; whoever has just posted an update is not nagged."""
    _, api = started(start, settings.ladder("1 hour", "2 hours"), {
        "severity_matrix": {"P1": {"update_every": "5 seconds"}},
        "timers": {"update_warning": "2 seconds", "update_overdue": "2 seconds", "update_overdue_repeat": "1 hour"}})
    incident, room = api.declare("regular updates")
    for number in range(4):
        time.sleep(2)
        api.ask(room, f"!update status: step {number}")
    assert fired(api, incident) == []
    wait_for(api, incident, "update-warning", 6)


@pytest.mark.parametrize("ending", ["!resolved fixed", "!cancel false alarm", "!mitigated done"])
def test_everything_stops_when_its_condition_ends(start, ending):
    _, api = started(start, settings.ladder("3 seconds", "4 seconds"))
    incident, room = api.declare("soon over")
    api.ask(room, ending)
    time.sleep(6)
    assert not {"escalate", "notify-vp", "update-overdue"} & set(fired(api, incident))


def test_one_incident_does_not_move_the_deadlines_of_another(start):
    _, api = started(start)
    one, room = api.declare("first of two")
    other, _ = api.declare("second of two")
    api.ask(room, "!mitigated done")
    wait_for(api, other, "escalate", 8)
    assert fired(api, one) == []
