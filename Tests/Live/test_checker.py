"""The judge itself: it sees what it is there to see."""
import copy

import pytest

from checker import Command, Declared, Record


def message(id, kind="message", to=None, text="x"):
    return {"id": id, "kind": kind, "in_reply_to": to, "text": text, "author": "a"}


@pytest.fixture
def good():
    return Record(
        commands=[Command("c1", "ops", "!help")],
        declared=[Declared("told", False), Declared("spared", True)],
        rooms={"ops": [message("c1"), message("r1", "reply", "c1"), message("n1", "announcement", text="Luis, look")]},
        incidents=[{"id": "INC-1", "label": "#a", "title": "told"}, {"id": "INC-2", "label": "#b", "title": "spared"}],
        timelines={"INC-1": [{"deadline": "INC-1/escalate/1/0"}, {"deadline": "INC-1/notify-vp/1/0"}, {}], "INC-2": []})


def test_a_good_record_has_no_violations(good):
    assert good.violations() == []


@pytest.mark.parametrize("spoil", [
    lambda r: r.rooms["ops"].pop(1),
    lambda r: r.rooms["ops"].append(message("r2", "reply", "c1")),
    lambda r: r.rooms["ops"].append(message("c1")),
    lambda r: r.rooms["ops"].pop(0),
    lambda r: r.rooms["ops"].append(message("n2", "announcement", text="Luis, look")),
    lambda r: r.timelines["INC-1"].pop(0),
    lambda r: r.timelines["INC-1"].append({"deadline": "INC-1/escalate/1/0"}),
    lambda r: r.timelines["INC-1"].append({"deadline": "INC-1/escalate/7/0"}),
    lambda r: r.timelines["INC-2"].append({"deadline": "INC-2/notify-vp/2/0"}),
    lambda r: r.incidents.append({"id": "INC-3", "label": "#c", "title": "told"}),
    lambda r: r.incidents.pop(0),
    lambda r: r.incidents[1].update(label="#a"),
    lambda r: r.names.update({"!1": "#a", "!2": "#a"}),
    lambda r: r.names.update({"!1": "#a", "!2": "#b", "!3": "#c"}),
], ids=["lost reply", "two replies", "command twice", "command lost", "announced twice", "step lost", "step twice",
        "step from another event", "told although mitigated", "declared twice", "declaration lost", "one label for two",
        "two rooms of one name", "a room too many"])
def test_each_fault_is_a_violation(good, spoil):
    bad = copy.deepcopy(good)
    spoil(bad)
    assert bad.violations()
