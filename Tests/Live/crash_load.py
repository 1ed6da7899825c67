"""People who keep typing into the built-in rooms while the bot is killed, and who send again what was not acknowledged."""
import http.client
import random
import threading
import time
import uuid

from api import Api, local_room
from checker import Command, Declared

CHATTER = ["!help", "!status", "!ic", "!incidents", "!help declare", "!ic pgae", "!timers", "!ic who bob"]
GONE = (OSError, http.client.HTTPException)


class Typist(threading.Thread):
    """One person. Each command keeps its id until a 200 or 201 came back, however many starts that takes."""

    def __init__(self, load, number):
        super().__init__(daemon=True)
        self.load, self.number = load, number
        self.room = f"desk-{number}"
        self.random = random.Random(load.seed * 100 + number)
        self.error = None

    def run(self):
        try:
            count = 0
            self.persist(lambda api: api.room(self.room))
            while not self.load.stopped.is_set():
                count += 1
                # Each declares early and at a time of their own, so that a short run has something to judge too.
                turn, place = divmod(count, 40)
                if place == 3 + self.number:
                    self.declare(mitigated=(turn + self.number) % 2 == 1)
                else:
                    self.send(self.room, self.random.choice(CHATTER))
                time.sleep(self.random.uniform(0, 0.1))
        except Exception as error:
            self.error = error

    def persist(self, act):
        """Does it until it succeeds: a daemon that is down comes back."""
        end = time.monotonic() + 60
        while True:
            try:
                return act(Api(self.load.url, checked=False))
            except GONE:
                assert time.monotonic() < end, "the daemon did not come back within 60 s"
                time.sleep(0.02)

    def send(self, room, text):
        """Sends until it is acknowledged; one in ten is sent once more, as after an answer that got lost."""
        id = str(uuid.uuid4())
        for again in range(2 if self.random.random() < 0.1 else 1):
            answer = self.persist(lambda api: api.post(room, text, author="ana", id=id, timeout=5))
            assert answer.status in (200, 201), (answer.status, answer.raw[:300])
            if not again:
                self.load.acknowledged(Command(id, room, text))
        return id

    def declare(self, mitigated):
        title = f"crash {uuid.uuid4()}"
        began = time.monotonic()
        self.send(self.room, f"!declare P1 {title}")
        if mitigated:
            incident = self.persist(lambda api: api.incident_titled(title, timeout=20))
            self.send(local_room(incident), "!mitigated rolled back")
            # Only what was mitigated well before the first step is due may be expected to spare people.
            mitigated = time.monotonic() - began < self.load.spared_within
            if not mitigated:
                return
        self.load.expected(Declared(title, mitigated))


class Load:
    def __init__(self, url, typists=6, seed=1, spared_within=3.0):
        self.url, self.seed, self.spared_within = url, seed, spared_within
        self.commands, self.declared = [], []
        self.lock, self.stopped = threading.Lock(), threading.Event()
        self.typists = [Typist(self, number) for number in range(typists)]

    def start(self):
        for typist in self.typists:
            typist.start()
        return self

    def acknowledged(self, command):
        with self.lock:
            self.commands.append(command)

    def expected(self, declared):
        with self.lock:
            self.declared.append(declared)

    def is_enough(self, commands, declared):
        """So many commands, so many incidents that go the whole way, and one at least that was mitigated in time."""
        with self.lock:
            whole = sum(not one.mitigated for one in self.declared)
            return len(self.commands) > commands and whole >= declared and whole < len(self.declared)

    def finish(self):
        """Lets everybody finish the command at hand, against a daemon that is up."""
        self.stopped.set()
        for typist in self.typists:
            typist.join(90)
            assert not typist.is_alive(), "a command was not acknowledged by a daemon that is up"
            if typist.error:
                raise typist.error
