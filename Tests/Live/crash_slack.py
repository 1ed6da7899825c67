"""Kill, start, kill at Slack, with its own faults mixed in: what stands in the workspace is the record."""
import random
import threading
import time
import uuid
from collections import Counter

import checker
from api import Api
from checker import Declared
from slack_stage import ANA, key
from standins.slack.workspace import BOT
from waiting import eventually

LEAD_SECONDS, VP_SECONDS = 6, 9
CHATTER = ["!help", "!status", "!ic", "!incidents", "!ic pgae", "chatter, no command", "!timers"]


class Faults:
    """What goes wrong at Slack, by chance: each is counted, so that a run can be told to have had it."""

    KINDS = [({"status": 429, "retry_after": 1}, 0.03), ({"status": 500}, 0.03), ({"drop": True}, 0.03),
             ({"lose": True}, 0.04), ({"late": True}, 0.02)]

    def __init__(self, seed):
        self.random, self.lock, self.counted, self.on = random.Random(seed), threading.Lock(), Counter(), True
        self.asked = 0

    def __call__(self, method):
        # Who the bot is has to be known at some time; the rest may fail as it likes.
        if not self.on or method in ("auth.test", "apps.connections.open"):
            return None
        with self.lock:
            fault = self.fault()
            if fault:
                self.counted[self.name(fault)] += 1
            return fault

    def fault(self):
        self.asked += 1
        dice = self.random.random()
        for fault, chance in self.KINDS:
            if dice < chance:
                return fault
            dice -= chance
        # Chance alone leaves a rare kind out of some runs.
        unseen = [fault for fault, _ in self.KINDS if self.name(fault) not in self.counted]
        return unseen[0] if unseen and self.asked % 7 == 0 else None

    @staticmethod
    def name(fault):
        return fault.get("status") or next(iter(fault))


class Talker(threading.Thread):
    """ana types in a channel of her own, bot or no bot; what Slack was told "got it" of is acknowledged."""

    def __init__(self, run, number):
        super().__init__(daemon=True)
        self.run_, self.random, self.error = run, random.Random(run.seed * 100 + number), None
        self.channel = run.stage.slack.channel(f"desk-{number}", members=[ANA])

    def run(self):
        try:
            count = 0
            while not self.run_.stopped.is_set():
                count += 1
                self.act(count)
                time.sleep(self.random.uniform(0.05, 0.4))
        except Exception as error:
            self.error = error

    def act(self, count):
        stage, text = self.run_.stage, self.random.choice(CHATTER)
        if count % 25 == 5:
            text = f"!declare P1 crash {uuid.uuid4()}"
        if count % 7 == 0:
            taken, trigger = stage.slash("incidents", channel=self.channel, retries=100)
            id, text = f"slash.{trigger}", "/sitrep incidents"
        elif count % 7 == 3:
            id, taken, text = stage.say(f"<@{BOT}> timers", channel=self.channel, retries=100), True, "@sitrep timers"
        else:
            id, taken = stage.say(text, channel=self.channel, retries=100), True
        assert taken, f"{text!r} was never taken"
        if text != "chatter, no command":
            self.run_.commands.append((id, self.channel, text))
        if text.startswith("!declare"):
            self.run_.declared.append(Declared(text.removeprefix("!declare P1 "), mitigated=False))


class Run:
    def __init__(self, stage, bot, seed, talkers=3):
        self.stage, self.bot, self.seed = stage, bot, seed
        self.commands, self.declared, self.stopped = [], [], threading.Event()
        self.faults = stage.slack.chance = Faults(seed)
        self.talkers = [Talker(self, number) for number in range(talkers)]

    def go(self, kills):
        chance = random.Random(self.seed)
        for talker in self.talkers:
            talker.start()
        refreshing = threading.Thread(target=self.refresh, daemon=True)
        refreshing.start()
        for _ in range(kills):
            time.sleep(chance.choice([chance.uniform(0, 0.3), chance.uniform(0.3, 1.5)]))
            self.bot.kill()
            self.bot.start()
            if self.stage.mode == "http":
                self.stage.inward.url = self.bot.url
        # A run of few kills is over before there is anything to judge: it goes on until there is.
        eventually(lambda: self.is_enough(kills) or any(talker.error for talker in self.talkers), 90, what="load to judge")
        self.stopped.set()
        for talker in self.talkers:
            talker.join(120)
            if talker.error:
                raise talker.error
        refreshing.join(10)
        self.faults.on = False
        return self.settle()

    def is_enough(self, kills):
        """Commands, declarations and each fault: less shows nothing."""
        return (len(self.commands) > kills + 20 and len(self.declared) >= 3
                and {self.faults.name(fault) for fault, _ in Faults.KINDS} == set(self.faults.counted))

    def refresh(self):
        """Slack ends its sockets now and then, mostly after saying so."""
        chance = random.Random(self.seed + 1)
        while not self.stopped.wait(chance.uniform(1, 4)):
            if chance.random() < 0.3:
                for line in self.stage.slack.open_lines()[:1]:
                    line.cut()
            else:
                self.stage.slack.disconnect(chance.choice(["warning", "refresh_requested"]))

    def settle(self, quiet=6, timeout=150):
        """Waits until each command is answered, each step is past due, and nothing was said for a while."""
        time.sleep(VP_SECONDS)
        end, last, since = time.monotonic() + timeout, None, time.monotonic()
        while True:
            size = len(self.stage.slack.messages)
            if size != last:
                last, since = size, time.monotonic()
            waiting = Api(self.bot.url, checked=False).get("/metrics").raw.decode()
            idle = "sitrep_outbox_waiting 0" in waiting
            if (time.monotonic() - since > quiet and idle) or time.monotonic() > end:
                return self.violations()
            time.sleep(1)

    def violations(self):
        slack, api = self.stage.slack, Api(self.bot.url, checked=False)
        keys = Counter(key(m) for m in slack.messages if m.get("bot_id"))
        found = [f"{count} posts have the key {name!r}" for name, count in keys.items() if count > 1 or not name]
        for id, channel, text in self.commands:
            count = keys[f"m/slack/{channel}/{id}/reply"]
            if count != 1:
                found.append(f"{text!r} ({id}) in {channel} has {count} replies")
        incidents = api.incidents()
        timelines = {i["id"]: api.timeline(i["id"]) for i in incidents}
        found += checker.incident_violations(self.declared, incidents) + checker.deadline_violations(timelines)
        found += checker.ladder_violations(self.declared, incidents, timelines)
        made = [c for c in slack.channels.values() if c["creator"] == BOT]
        found += checker.room_violations({c["id"]: c["name"] for c in made}, incidents)
        for channel in made:
            texts = [m["text"] for m in slack.messages if m["channel"] == channel["id"]]
            for step in ("Escalation to", "Telling"):
                count = sum(text.startswith(step) for text in texts)
                # After an outage several may be told in one message.
                if count > 1 or (count == 0 and not any(step in text for text in texts)):
                    found.append(f"{channel['name']}: {step!r} was said {count} times")
                    found += [f"  it holds {text[:200]!r}" for text in texts]
        return found
