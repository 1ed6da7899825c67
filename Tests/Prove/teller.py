"""A person who types a fixed course of commands, and sends again until each is acknowledged, whatever happens."""
import time
import uuid

import checker
from api import Api, local_room
from checker import Command, Declared, Record
from crash_load import GONE
from process import NotReady

COURSE = ["!help", "!ic", "!declare P1 {title}", "!status", "{room} !update status: looking into it",
          "{room} !note first finding", "{room} !severity P2", "{room} !ic me", "{room} !todo look at the cable",
          "{room} !mitigated rolled back", "!incidents", "{room} !resolved it was the cable"]


class GaveUp(Exception):
    """Nothing was acknowledged for so long that nobody would wait."""


class Teller:
    """`revive` brings a bot back that has died; `refused` counts answers that said that nothing was kept."""

    def __init__(self, bot, revive=None, patience=40, room="desk"):
        self.bot, self.revive, self.patience, self.room = bot, revive or self.again, patience, room
        self.commands, self.declared, self.refused = [], [], 0

    def begin(self):
        """The first start, which the fault may end before it is ready."""
        try:
            self.bot.start()
        except NotReady:
            self.until(lambda api: api.get("/healthz", timeout=5))
        return self

    def again(self, bot):
        """The next start is without the fault."""
        bot.prefix = []
        bot.start()

    def until(self, act):
        """What `act` gives once it is no refusal: the daemon comes back, and the disk."""
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            try:
                if not self.bot.running:
                    self.revive(self.bot)
                answer = act(Api(self.bot.url, checked=False))
                if getattr(answer, "status", 200) < 500:
                    return answer
                self.refused += 1
            except (*GONE, AssertionError):
                # NotReady is an AssertionError: the next round starts it again.
                pass
            time.sleep(0.01)
        raise GaveUp(f"nothing was acknowledged within {self.patience} s; log: {self.bot.log_tail(600)}")

    def say(self, room, text):
        id = str(uuid.uuid4())
        answer = self.until(lambda api: api.post(room, text, author="ana", id=id, timeout=5))
        if answer.status not in (200, 201):
            raise GaveUp(f"{text!r} in {room}: {answer.status} {answer.raw[:200]!r}")
        self.commands.append(Command(id, room, text))

    def course(self, commands=COURSE):
        """One incident, from its declaration to its end."""
        self.until(lambda api: api.call("PUT", f"/api/v1/rooms/{self.room}", body={}, timeout=5))
        title, room = f"course {uuid.uuid4()}", None
        for text in commands:
            if text.startswith("{room} "):
                room = room or local_room(self.until(lambda api: api.incident_titled(title, timeout=1)))
                self.say(room, text.removeprefix("{room} "))
            else:
                self.say(self.room, text.format(title=title))
            if text.startswith("!declare"):
                self.declared.append(Declared(title, mitigated=True))

    def record(self):
        def collect(api):
            incidents = api.incidents()
            return Record(commands=self.commands, declared=self.declared, incidents=incidents,
                          rooms={room: api.messages(room) for room in api.rooms()},
                          timelines={i["id"]: api.timeline(i["id"]) for i in incidents})
        return self.until(collect)

    def judge(self, tally, twice=checker.twice_said):
        """Stops the bot, and counts in what the record and the chain of events show. `twice`: what was said again."""
        record = self.record()
        tally.sort(checker.reply_violations(record.commands, record.rooms)
                   + checker.incident_violations(record.declared, record.incidents)
                   + checker.deadline_violations(record.timelines) + twice(record.rooms))
        return record
