"""Kill, start, kill on a real Synapse: what the person sees there is the record."""
import random
import threading
import time
import uuid

from api import Api
from checker import Command, Declared, Record, reply_violations

LEAD_SECONDS, VP_SECONDS = 6, 9
CHATTER = ["!help", "!status", "!ic", "!incidents", "!ic pgae", "chatter, no command", "!timers"]


class Talker(threading.Thread):
    """ana types into her room all the time, bot or no bot; what Synapse accepted is acknowledged."""

    def __init__(self, stage, room, seed):
        super().__init__(daemon=True)
        self.stage, self.room, self.random = stage, room, random.Random(seed)
        self.commands, self.declared, self.error = [], [], None
        self.stopped = threading.Event()

    def run(self):
        try:
            count = 0
            while not self.stopped.is_set():
                count += 1
                self.say(f"!declare P1 crash {uuid.uuid4()}" if count % 25 == 5 else self.random.choice(CHATTER))
                time.sleep(self.random.uniform(0.05, 0.3))
        except Exception as error:
            self.error = error

    def say(self, text):
        id = self.stage.ana.say(self.room, text)
        if text.startswith("!"):
            self.commands.append(Command(id, self.room, text))
        if text.startswith("!declare"):
            self.declared.append(Declared(text.removeprefix("!declare P1 "), mitigated=False))

    def finish(self):
        self.stopped.set()
        self.join(60)
        if self.error:
            raise self.error


def run(stage, bot, ops, kills, seed):
    """The record as ana sees it, after `kills` kills at random moments."""
    chance = random.Random(seed)
    talker = Talker(stage, ops, seed)
    talker.start()
    for _ in range(kills):
        time.sleep(chance.choice([chance.uniform(0, 0.2), chance.uniform(0.2, 1.5)]))
        bot.kill()
        bot.start()
    talker.finish()
    return settled(stage, bot, ops, talker)


def settled(stage, bot, ops, talker, quiet=5, timeout=120):
    """Waits until each command has an answer, each step is past due, and it has been quiet for a while."""
    time.sleep(VP_SECONDS)
    end, last, since = time.monotonic() + timeout, None, time.monotonic()
    while True:
        record = collected(stage, Api(bot.url, checked=False), ops, talker)
        size = sum(map(len, record.rooms.values())) + sum(map(len, record.timelines.values()))
        if size != last:
            last, since = size, time.monotonic()
        open_ones = reply_violations(record.commands, record.rooms)
        if time.monotonic() - since > (quiet if not open_ones else 3 * quiet) or time.monotonic() > end:
            return record
        time.sleep(1)


def collected(stage, api, ops, talker):
    stage.ana.accept_invitations()
    incidents = api.incidents()
    return Record(
        commands=list(talker.commands), declared=list(talker.declared), incidents=incidents,
        rooms={room: stage.ana.messages(room, stage.bot.id) for room in stage.ana.joined()},
        timelines={i["id"]: api.timeline(i["id"]) for i in incidents},
        names={room: stage.bot.state_value(room, "m.room.name", "name") for room in stage.bot.joined() if room != ops})
