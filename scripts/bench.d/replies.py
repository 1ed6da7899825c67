"""Counts at the end what must never differ: each command stands in its room once and has exactly one reply."""
from collections import Counter

from daemon import Broken


def check(daemon, rooms, tag, count):
    """Messages TAG-0 … TAG-(count-1), over all rooms. Raises where a message or a reply is lost or doubled."""
    said, replies = Counter(), Counter()
    for room in rooms:
        for message in daemon.messages(room):
            said[message["id"]] += message["author"] == "ana"
            if message["in_reply_to"]:
                replies[message["in_reply_to"]] += 1
    wanted = [f"{tag}-{number}" for number in range(count)]
    found = {
        "lost messages": sum(said[id] == 0 for id in wanted),
        "doubled messages": sum(said[id] > 1 for id in wanted),
        "lost replies": sum(replies[id] == 0 for id in wanted),
        "doubled replies": sum(replies[id] > 1 for id in wanted),
    }
    if any(found.values()):
        raise Broken(f"of {count} commands: " + ", ".join(f"{number} {name}" for name, number in found.items()))
    return count
