"""What must hold after any number of crashes, as functions that return the list of violations.

The tests assert that the list is empty; the meta-tests, run with a guarantee switched off, that it is not.
"""
from collections import Counter
from dataclasses import dataclass, field

# A bot that has been switched off and on says nothing twice; these differ by design where they repeat.
LADDER = ("escalate", "notify-vp")


@dataclass
class Command:
    """A command that was acknowledged: by a 201 of the JSON API, or by the homeserver."""
    id: str
    room: str
    text: str


@dataclass
class Declared:
    """What the load expects of an incident: told, or mitigated so early that nobody may be told."""
    title: str
    mitigated: bool


@dataclass
class Record:
    """The counterpart's own record, after everything has settled. Messages have id, author, text, in_reply_to, kind."""
    commands: list = field(default_factory=list)
    declared: list = field(default_factory=list)
    rooms: dict = field(default_factory=dict)       # room -> its messages
    incidents: list = field(default_factory=list)   # as the API lists them
    timelines: dict = field(default_factory=dict)   # INC-n -> entries
    names: dict = field(default_factory=dict)       # room -> the name people see, of the rooms the bot opened

    def violations(self):
        return (reply_violations(self.commands, self.rooms) + incident_violations(self.declared, self.incidents)
                + deadline_violations(self.timelines)
                + ladder_violations(self.declared, self.incidents, self.timelines) + twice_said(self.rooms)
                + room_violations(self.names, self.incidents))


def reply_violations(commands, rooms):
    """Each acknowledged command stands once in its room and has exactly one reply."""
    found = []
    replies = Counter((room, m["in_reply_to"]) for room, messages in rooms.items() for m in messages if m["in_reply_to"])
    said = Counter((room, m["id"]) for room, messages in rooms.items() for m in messages if m["kind"] == "message")
    for command in commands:
        key = (command.room, command.id)
        if replies[key] != 1:
            found.append(f"{command.text!r} ({command.id}) in {command.room} has {replies[key]} replies")
        if said[key] != 1:
            found.append(f"{command.text!r} ({command.id}) stands {said[key]} times in {command.room}")
    return found


def incident_violations(declared, incidents):
    """Each declaration made exactly one incident, and no number or room was given twice."""
    titles = Counter(i["title"] for i in incidents)
    found = [f"{d.title!r} was declared once and is there {titles[d.title]} times" for d in declared
             if titles[d.title] != 1]
    for key in ("id", "label"):
        for value, count in Counter(i[key] for i in incidents).items():
            if count > 1:
                found.append(f"{key} {value} was given {count} times")
    return found


def deadline_violations(timelines):
    """A deadline's key (incident / rule / seq / ordinal) fires once."""
    fired = Counter(e["deadline"] for entries in timelines.values() for e in entries if e.get("deadline"))
    return [f"deadline {key} fired {count} times" for key, count in fired.items() if count > 1]


def ladder_violations(declared, incidents, timelines):
    """Each step of the ladder fired exactly once where nobody mitigated, and never where somebody did at once."""
    found = []
    by_title = {i["title"]: i["id"] for i in incidents}
    for expected in declared:
        id = by_title.get(expected.title)
        rules = Counter(e["deadline"].split("/")[1] for e in timelines.get(id, []) if e.get("deadline"))
        for rule in LADDER:
            wanted = 0 if expected.mitigated else 1
            if id and rules[rule] != wanted:
                found.append(f"{id}: {rule} fired {rules[rule]} times, expected {wanted}"
                             + (" (mitigated at once)" if expected.mitigated else ""))
    return found


def room_violations(names, incidents):
    """Each incident has one room: a crash between making it and noting it down makes no second one."""
    found = [f"{count} rooms are named {name!r}" for name, count in Counter(names.values()).items() if count > 1]
    if names and len(names) != len(incidents):
        found.append(f"the bot opened {len(names)} rooms for {len(incidents)} incidents")
    return found


def twice_said(rooms):
    """The bot posted no text twice by itself in one room (nags that repeat say a different time each)."""
    said = Counter((room, m["text"]) for room, messages in rooms.items() for m in messages
                   if m["kind"] != "message" and not m["in_reply_to"])
    return [f"{room}: said {count} times: {text[:120]!r}" for (room, text), count in said.items() if count > 1]
