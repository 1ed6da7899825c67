"""What must hold of paging after any number of crashes, as functions that return the list of violations."""
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from page_stage import CONTACT, EVERY_WAY, LINES, NAMES

NEXT, WAY = "no-acknowledgement", "next-way"
# How long what has left may take to arrive, and what has arrived to be noted down, on a busy machine.
ON_ITS_WAY = 2.0


@dataclass
class PageRecord:
    """The fates of incidents, their timelines as the API gives them, what services took, when the bot was killed."""
    fates: dict = field(default_factory=dict)
    timelines: dict = field(default_factory=dict)
    arrivals: list = field(default_factory=list)
    kills: list = field(default_factory=list)
    # (page, pager, person) of tries that the bot itself logged as failed, each once a try.
    failed: Counter = field(default_factory=Counter)

    def violations(self):
        return (step_violations(self) + answer_violations(self) + reach_violations(self) + copy_violations(self)
                + told_violations(self))

    def copies(self):
        """How often a page of the way without key and look-up came: {1: pages, 2: pages, …}."""
        return Counter(Counter(a.step for a in self.arrivals if a.pager == "hook" and a.action == "trigger").values())


def people(entry):
    """Who is asked, not who asked: "Ana Ruiz paged Bob Stone", "Sitrep paged Bob Stone for Ana Ruiz"."""
    asked = entry["text"].split(" paged ")[-1].split(" for ")[0]
    return {key for key, name in NAMES.items() if name in asked}


def fired(entries):
    """(rule, seq of the page, ordinal, seq of the firing) of each step that was decided."""
    for entry in entries:
        if entry.get("deadline"):
            _, rule, page, ordinal = entry["deadline"].split("/")
            if rule in (NEXT, WAY):
                yield rule, int(page), int(ordinal), entry["seq"]


def pages(entries):
    """(seq, whom it asks, whether a step of an escalation made it)."""
    steps = {seq for rule, _, _, seq in fired(entries) if rule == NEXT}
    return [(e["seq"], people(e), e["seq"] - 1 in steps) for e in entries if e["kind"] == "paged"]


def end_of(entries):
    """Seq of the first answer, or of the end; None where there is neither."""
    return next((e["seq"] for e in entries if e["kind"] in ("acknowledged", "phase-moved")), None)


def step_violations(record):
    """Each step is decided once and in order; all of them where nobody answers, and none after an answer."""
    found = []
    for id, fate in record.fates.items():
        entries = record.timelines.get(id, [])
        decided, end = defaultdict(list), end_of(entries)
        for rule, page, ordinal, seq in fired(entries):
            decided[rule, page].append(ordinal)
            if end is not None and seq > end:
                found.append(f"{id}: {rule} {ordinal} of page {page} was decided after the answer")
        for seq, asked, follows in pages(entries):
            line = next((steps for who, steps in LINES.values() if who == asked), 0)
            wanted = {NEXT: 0 if follows else line,
                      WAY: len({after for who in asked for after, _ in CONTACT.get(who, EVERY_WAY) if after})}
            for rule, count in wanted.items():
                ordinals = decided.pop((rule, seq), [])
                whole = list(range(count))
                if ordinals != (whole if fate.how == "never" else whole[:len(ordinals)]):
                    found.append(f"{id} ({fate.how}): {rule} of page {seq}: {ordinals}, wanted {whole}")
        found += [f"{id}: {rule} of page {page}, which is none" for rule, page in decided]
    return found


def answer_violations(record):
    """Each answer stands once on the timeline, and each note of a vendor."""
    found = []
    for id, fate in record.fates.items():
        entries = record.timelines.get(id, [])
        count = sum(e["kind"] == "acknowledged" for e in entries)
        if count != (fate.how in ("room", "link", "vendor")):
            found.append(f"{id} ({fate.how}): {count} acknowledgements")
        for note in fate.notes:
            times = sum(note in e["text"] for e in entries)
            if times != 1:
                found.append(f"{id}: {note!r} stands {times} times")
    return found


def reach_violations(record):
    """Where nobody answers every way of everybody is taken; nothing goes where the timeline knows of no page."""
    found, meant = [], set()
    came = {a.step for a in record.arrivals if a.action == "trigger"}
    for id, entries in record.timelines.items():
        for seq, asked, _ in pages(entries):
            steps = {(way, who, id, seq) for who in asked for _, ways in CONTACT.get(who, EVERY_WAY) for way in ways}
            meant |= steps
            if id in record.fates and record.fates[id].how == "never":
                found += [f"never sent: {step}" for step in sorted(steps - came)]
    return found + [f"sent and never decided: {step}" for step in sorted(came - meant)]


def copy_violations(record):
    """Nobody is paged twice for one step; by the way without key and look-up only where the answer was lost, or a kill
    came before it was noted down."""
    found, seen = [], defaultdict(list)
    for arrival in record.arrivals:
        seen[arrival.step, arrival.action].append(arrival)
    for (step, action), copies in seen.items():
        if step[0] == "ntfy" and action == "trigger" and len(copies) > 1:
            found.append(f"{len(copies)} messages for {step}, although it can be looked up")
        if step[0] == "hook":
            unexplained = [f"{action} of {step} came again without a reason" for one, other in zip(copies, copies[1:])
                           if not one.lost and not any(one.at < kill < one.at + ON_ITS_WAY for kill in record.kills)]
            # On a busy machine an answer may be cut off that no mishap was drawn for: then the bot has said so.
            found += unexplained[record.failed[step[3], step[0], step[1]]:]
    for arrival in record.arrivals:
        fate = record.fates.get(arrival.incident)
        if arrival.action == "trigger" and fate and fate.at and arrival.at > fate.at + ON_ITS_WAY:
            found.append(f"{arrival.step} was paged {arrival.at - fate.at:.1f} s after the answer")
    return found


def told_violations(record):
    """Each service that was paged hears of the answer, or of the end."""
    heard = {(a.step, a.action) for a in record.arrivals}
    found = []
    for step in {a.step for a in record.arrivals if a.action == "trigger"}:
        fate = record.fates.get(step[2])
        if not fate or fate.how == "never":
            continue
        action = "resolve" if fate.how == "over" and step[0] != "ntfy" else "acknowledge"
        if (step, action) not in heard:
            found.append(f"{step} ({fate.how}) never heard of it")
    return found
