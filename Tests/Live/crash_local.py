"""Kill, start, kill: the crash test on the built-in rooms, for the test and for its meta-test."""
import random
import time

from api import Api
from checker import Record, reply_violations
from crash_load import Load
from waiting import eventually

LEAD_SECONDS, VP_SECONDS = 4, 6


def least(kills):
    """The commands and the incidents, none of them mitigated, below which a run shows nothing."""
    return 4 * kills + 20, max(3, kills // 10)


def run(bot, kills, seed):
    """Kills the bot `kills` times at random moments under load; returns the record after everything has settled."""
    chance = random.Random(seed)
    load = Load(bot.url, seed=seed)
    load.start()
    for _ in range(kills):
        # Short and long lives: some end during the catch-up of the start, some in the middle of the load.
        time.sleep(chance.choice([chance.uniform(0, 0.1), chance.uniform(0.1, 0.9)]))
        bot.kill()
        bot.start()
        load.url = bot.url
    # A run of few kills is over before there is anything to judge: it goes on until there is.
    eventually(lambda: load.is_enough(*least(kills)) or any(t.error for t in load.typists), 60, what="load to judge")
    load.finish()
    return settled(Api(bot.url, checked=False), load)


def settled(api, load, quiet=3, timeout=60):
    """Waits until each step is past due and nothing new has been said for a while."""
    time.sleep(VP_SECONDS)
    end, last, since = time.monotonic() + timeout, None, time.monotonic()
    while time.monotonic() < end:
        record = collected(api, load)
        size = sum(map(len, record.rooms.values())) + sum(map(len, record.timelines.values()))
        if size != last:
            last, since = size, time.monotonic()
        elif time.monotonic() - since > quiet:
            return record
        time.sleep(0.5)
    raise AssertionError(f"still talking after {timeout} s; {len(reply_violations(record.commands, record.rooms))} open")


def collected(api, load):
    incidents = api.incidents()
    return Record(
        commands=list(load.commands), declared=list(load.declared), incidents=incidents,
        rooms={room: api.messages(room) for room in api.rooms()},
        timelines={i["id"]: api.timeline(i["id"]) for i in incidents})
