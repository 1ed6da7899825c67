"""The judge of paging itself: it sees what it is there to see."""
import copy
from dataclasses import replace

import pytest

from crash_pages import Fate
from page_checker import PageRecord
from page_stage import CONTACT, Arrival

NOTE = "note 1"


def entry(seq, kind, text="", deadline=None):
    return {"seq": seq, "kind": kind, "text": text, "deadline": deadline}


def fired(seq, incident, rule, page, ordinal):
    return entry(seq, "fired", deadline=f"{incident}/{rule}/{page}/{ordinal}")


def arrivals(incident, page, *people, action="trigger", at=1.0):
    return [Arrival(way, person, incident, page, action, at)
            for person in people for _, ways in CONTACT[person] for way in ways]


@pytest.fixture
def good():
    """INC-1 was never answered; INC-2 was, after one step, by the vendor; ana's hook then rang twice by a lost answer."""
    asked = ["Luis Lindqvist", "Vera Vance", "Ana Ruiz, Bob Stone", "Luis Lindqvist", "Vera Vance", "Ana Ruiz, Bob Stone"]
    keys = [["luis"], ["vera"], ["ana", "bob"], ["luis"], ["vera"], ["ana", "bob"]]
    one, came, seq = [entry(2, "paged", "paged Ana Ruiz, Bob Stone")], arrivals("INC-1", 2, "ana", "bob"), 3
    ways = [fired(900 + ordinal, "INC-1", "next-way", 2, ordinal) for ordinal in range(3)]
    for ordinal, (names, who) in enumerate(zip(asked, keys)):
        one += [fired(seq, "INC-1", "no-acknowledgement", 2, ordinal), entry(seq + 1, "paged", f"paged {names}")]
        ways += [fired(seq * 1000 + step, "INC-1", "next-way", seq + 1, step)
                 for step in range(len({after for key in who for after, _ in CONTACT[key] if after}))]
        came += arrivals("INC-1", seq + 1, *who)
        seq += 2
    two = [entry(50, "paged", "paged Ana Ruiz, Bob Stone"), fired(51, "INC-2", "next-way", 50, 0),
           entry(52, "page-news", NOTE), entry(53, "acknowledged", "acknowledged the page")]
    ring = Arrival("hook", "ana", "INC-2", 50, "trigger", 1.0, lost=True)
    came += [ring, replace(ring, at=2.0, lost=False), replace(ring, at=3.0, action="acknowledge", lost=False)]
    return PageRecord({"INC-1": Fate("never"), "INC-2": Fate("vendor", 2.5, (NOTE,))}, {"INC-1": one + ways, "INC-2": two},
                      came)


def drop(record, **wanted):
    index = next(i for i, a in enumerate(record.arrivals) if all(getattr(a, k) == v for k, v in wanted.items()))
    return record.arrivals.pop(index)


def test_a_good_record_has_no_violations(good):
    assert good.violations() == []
    assert good.copies()[2] == 1


@pytest.mark.parametrize("spoil", [
    lambda r: r.timelines["INC-1"].pop(3),
    lambda r: r.timelines["INC-1"].append(fired(60, "INC-1", "no-acknowledgement", 2, 0)),
    lambda r: r.timelines["INC-1"].append(fired(60, "INC-1", "no-acknowledgement", 2, 6)),
    lambda r: r.timelines["INC-1"].append(fired(60, "INC-1", "next-way", 77, 0)),
    lambda r: r.timelines["INC-1"].pop(),
    lambda r: r.timelines["INC-2"].append(fired(54, "INC-2", "next-way", 50, 1)),
    lambda r: r.timelines["INC-2"].append(entry(54, "acknowledged")),
    lambda r: r.timelines["INC-2"].pop(),
    lambda r: r.timelines["INC-2"].append(entry(54, "page-news", NOTE)),
    lambda r: drop(r, incident="INC-1", person="vera", pager="hook"),
    lambda r: r.arrivals.append(Arrival("ntfy", "vera", "INC-1", 2, "trigger", 1.0)),
    lambda r: r.arrivals.append(drop(r, pager="ntfy", incident="INC-1")) or r.arrivals.append(r.arrivals[-1]),
    lambda r: r.arrivals.append(replace(r.arrivals[-2], at=2.2)),
    lambda r: r.arrivals.append(Arrival("pagerduty", "ana", "INC-2", 50, "trigger", 9.0)),
    lambda r: drop(r, action="acknowledge"),
], ids=["step lost", "step twice", "a step too many", "step of no page", "way lost", "step after the answer", "answered twice",
        "answer lost", "noted twice", "page lost", "paged by a way that was not meant", "twice in spite of a look-up",
        "again without a reason", "paged after the answer", "service not told"])
def test_each_fault_is_a_violation(good, spoil):
    bad = copy.deepcopy(good)
    spoil(bad)
    assert bad.violations()
