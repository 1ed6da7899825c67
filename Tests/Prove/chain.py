"""The event log as its own document describes it (docs/store.md), read beside the program: chain, order, deadlines."""
import hashlib
import json
import sqlite3
import struct
from collections import Counter
from contextlib import closing
from pathlib import Path

COLUMNS = "seq, incident, at, kind, version, salt, payload, payload_hash, hash"


def events(data):
    """Every event of a data directory, also while a daemon works there."""
    address = f"file:{Path(data) / 'sitrep.db'}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=10)) as database:
        return database.execute(f"SELECT {COLUMNS} FROM events ORDER BY seq").fetchall()


# Two looks at one clock may differ by so many milliseconds, and an event that lies further back needs a reason.
TOLERANCE = 1000


def is_ours(payload):
    """Dated by the program's own clock: an event that came from a chat has that chat's time."""
    source = json.loads(payload or "{}").get("from")
    return source is None or source["room"]["chat"] == "local"


def faults(rows):
    """Where the chain does not hold, and where time goes back although no event says that the clock was set back."""
    found, previous, last = [], bytes(32), 0
    for place, (seq, incident, at, kind, version, salt, payload, payload_hash, digest) in enumerate(rows, 1):
        if seq != place:
            return found + [f"event {place} is missing: lost, never said"]
        if payload is not None and hashlib.sha256(salt + payload.encode()).digest() != payload_hash:
            found.append(f"event {seq}: its words do not have its hash")
        name = kind.encode()
        header = struct.pack(">qqqI", seq, incident or 0, at, len(name)) + name + struct.pack(">I", version)
        if hashlib.sha256(previous + header + payload_hash).digest() != digest:
            found.append(f"event {seq}: the chain breaks")
        if kind == "clock-set-back":
            last = at
        elif at < last - TOLERANCE and is_ours(payload):
            found.append(f"event {seq}: time goes back by {last - at} ms")
        previous, last = digest, max(last, at)
    return found


def fired(rows):
    """(incident, rule, since, ordinal, due, at, seq) of each deadline that fired; milliseconds."""
    found = []
    for seq, incident, at, kind, _, _, payload, _, _ in rows:
        if kind == "fired":
            fact = json.loads(payload)["fact"]
            found.append((incident, fact["rule"], fact["since"], fact["ordinal"], fact["due"], at, seq))
    return found


def fired_twice(rows):
    keys = Counter(one[:4] for one in fired(rows))
    return [f"deadline {key} fired {count} times" for key, count in keys.items() if count > 1]
