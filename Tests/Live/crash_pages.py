"""Kill, start, kill while escalations run: people who page, others who answer by room, link or vendor, or never."""
import hashlib
import hmac
import json
import random
import re
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timezone

from api import Api, local_room
from crash_load import GONE
from page_checker import PageRecord
from page_stage import CALL_SECRET, PUBLIC
from standins.mishaps import Mishaps
from waiting import eventually

# A page that failed once, as the log of the bot says it.
TRIED = re.compile(r"lane=page/(\d+)/(\w+)/(\w+) .*errand failed")

# How a page ends: the last two are nobody's answer, and the end of the whole incident.
FATES = ["room", "never", "link", "vendor", "over"]


@dataclass
class Fate:
    """What became of an incident's page. `at`: since when the bot has confirmed the answer."""
    how: str
    at: float = 0.0
    notes: tuple = ()


class Caller(threading.Thread):
    """Declares something new, which pages the commanders, and answers a while later, however many starts that takes."""

    def __init__(self, run, number):
        super().__init__(daemon=True)
        self.run_, self.number, self.random = run, number, random.Random(run.seed * 100 + number)
        self.error = None

    def run(self):
        try:
            count = self.number
            while not self.run_.stopped.is_set():
                self.page(FATES[count % len(FATES)])
                count += 1
        except Exception as error:
            self.error = error

    def page(self, how):
        title = f"crash {uuid.uuid4()}"
        self.say("ops", f"!declare P1 {title}")
        incident = self.persist(lambda api: api.incident_titled(title))
        if how == "never":
            if self.random.random() < 0.5:
                self.say(local_room(incident), "!ic page checkout the tills too")
            self.run_.fates[incident["id"]] = Fate(how)
            time.sleep(self.random.uniform(0, 2))
            return
        time.sleep(self.random.choice([self.random.uniform(0, 1), self.random.uniform(1, 8)]))
        notes = getattr(self, f"by_{how}")(incident) or ()
        self.run_.fates[incident["id"]] = Fate(how, time.monotonic(), tuple(notes))

    def by_room(self, incident):
        self.say(local_room(incident), "!ack")

    def by_over(self, incident):
        self.say(local_room(incident), "!resolve it was the cable")

    def by_link(self, incident):
        """As a person at the link does: looks, presses the button, and presses again where nothing came back."""
        pages = self.run_.stage.hook.pages
        link = eventually(lambda: next((p["link"] for p in list(pages.values()) if p["incident"] == incident["id"]
                                        and p.get("link")), None), 20, what=f"a link for {incident['id']}")
        path = link.removeprefix(PUBLIC)
        self.until(200, lambda api: api.get(path))
        for _ in range(2):
            self.until(200, lambda api: api.call("POST", path))

    def by_vendor(self, incident):
        """Their webhooks: each is delivered until it is taken, and then once more. Notes come before the answer."""
        def named():
            return next((key for (_, key) in list(self.run_.stage.pagerduty.alerts) if f"/{incident['id']}/" in key),
                        None)
        key = eventually(named, 20, what=f"an alert for {incident['id']}")
        person = key.rsplit("/", 1)[1]
        there, notes = f"Q{uuid.uuid4().hex[:12]}", [f"note {uuid.uuid4()}" for _ in range(2)]
        agent = {"id": f"P{person.upper()}", "type": "user_reference", "summary": person}
        self.vendor("incident.triggered", {"id": there, "incident_key": key}, agent)
        for note in notes:
            self.vendor("incident.annotated", {"id": "N1", "content": note, "incident": {"id": there}}, agent)
        self.vendor("incident.acknowledged", {"id": there, "incident_key": key}, agent)
        return notes

    def vendor(self, kind, data, agent):
        at = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        raw = json.dumps({"event": {"id": str(uuid.uuid4()), "event_type": kind, "occurred_at": at, "agent": agent,
                                    "data": data}}).encode()
        signature = "v1=" + hmac.new(CALL_SECRET.encode(), raw, hashlib.sha256).hexdigest()
        for _ in range(2):
            self.until(202, lambda api: api.call(
                "POST", "/pagers/pagerduty", raw=raw, headers={"X-PagerDuty-Signature": signature}))

    def say(self, room, text):
        id = str(uuid.uuid4())
        answer = self.persist(lambda api: api.post(room, text, author="ana", id=id, timeout=5))
        assert answer.status in (200, 201), (answer.status, answer.raw[:300])

    def until(self, status, act):
        def once(api):
            answer = act(api)
            if answer.status >= 500:
                raise ConnectionError(f"not now: {answer.status}")
            return answer
        answer = self.persist(once)
        assert answer.status == status, (answer.status, answer.raw[:300])

    def persist(self, act):
        """Does it until it succeeds: a daemon that is down comes back."""
        end = time.monotonic() + 60
        while True:
            try:
                return act(Api(self.run_.bot.url, checked=False))
            except GONE:
                assert time.monotonic() < end, "the daemon did not come back within 60 s"
                time.sleep(0.02)


class Run:
    def __init__(self, stage, bot, seed, callers=3):
        self.stage, self.bot, self.seed = stage, bot, seed
        self.fates, self.kills, self.stopped = {}, [], threading.Event()
        self.callers = [Caller(self, number) for number in range(callers)]

    def go(self, kills):
        chance = random.Random(self.seed)
        Api(self.bot.url).room("ops")
        for caller in self.callers:
            caller.start()
        for _ in range(kills):
            # Short and long lives: some end during the start, some in the middle of an escalation.
            time.sleep(chance.choice([chance.uniform(0, 0.15), chance.uniform(0.15, 1)]))
            self.kills.append(time.monotonic())
            self.bot.kill()
            self.bot.start()
        # A run of few kills is over before each way and each mishap has come: it goes on until they have.
        eventually(lambda: self.is_enough() or any(caller.error for caller in self.callers), 120,
                   what="each fate, and each mishap at each service")
        self.stopped.set()
        for caller in self.callers:
            caller.join(60)
            assert not caller.is_alive(), "somebody still waits for a daemon that is up"
            if caller.error:
                raise caller.error
        for service in self.stage.services.values():
            service.faults.on = False
        return self.settled()

    def is_enough(self):
        """Pages ended in each way, and each mishap struck each service: fewer show nothing."""
        return ({fate.how for fate in list(self.fates.values())} == set(FATES)
                and all(set(service.faults.counted) == set(Mishaps.KINDS) for service in self.stage.services.values()))

    def settled(self, timeout=60):
        """The record, once every escalation has come to its end and nothing waits to be sent."""
        end, last, since = time.monotonic() + timeout, None, time.monotonic()
        api = Api(self.bot.url, checked=False)
        while True:
            record = self.record(api)
            size = (sum(map(len, record.timelines.values())), len(record.arrivals))
            if size != last:
                last, since = size, time.monotonic()
            idle = "sitrep_outbox_waiting 0" in api.get("/metrics").raw.decode()
            if (idle and time.monotonic() - since > 3.5) or time.monotonic() > end:
                return record
            time.sleep(0.5)

    def record(self, api):
        timelines = {i["id"]: api.timeline(i["id"]) for i in api.incidents()}
        self.stage.pages = {(id, e["seq"]) for id, entries in timelines.items() for e in entries if e["kind"] == "paged"}
        failed = Counter((int(page), pager, person) for page, pager, person in TRIED.findall(self.bot.log_text()))
        return PageRecord(self.fates, timelines, self.stage.arrivals(), self.kills, failed)
