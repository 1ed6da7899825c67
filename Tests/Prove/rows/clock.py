"""A wall clock that is set an hour forward or back while deadlines run, and a machine that sleeps for an hour."""
import os
import random
import re
import signal
import time

import chain
from api import Api
from row import Row
from stage import shim
from tally import Tally
from teller import Teller

HOUR = 3600
RULES = ("escalate", "notify-vp")
DECLARE = ["!declare P1 {title}"]


class Clock(Row):
    """Deadlines of 20 and 50 minutes, and jumps of an hour: each fires once, by the clock as it is, and says how late.
    """

    sizes = {"quick": 1, "middle": 4, "whole": 20}
    sabotaged = 1

    def run(self, stage, count):
        tally = Tally()
        for number in range(count):
            self.once(stage, random.Random(stage.seed + number), tally)
            tally.runs += 1
        return tally

    # When the two steps come.
    ladder = ("20 minutes", "50 minutes")

    def warped(self, stage):
        folder = stage.fresh("clock")
        self.file, self.log = folder / "offset", folder / "shown"
        self.file.write_text("0")
        lead, vp = self.ladder
        ladder = {"severity_matrix": {"P1": {"escalate_after": f"{lead} without mitigation",
                                             "notify_vp_after": f"{vp} without mitigation"},
                                      "P2": {"escalate_after": "never", "notify_vp_after": "never"}},
                  # Nothing else may come due: these count, and their order is the rules' own.
                  "on_call": None}
        return stage.start(ladder, folder=folder, env={
            "LD_PRELOAD": shim("warp", stage.folder), "WARP_FILE": str(self.file), "WARP_LOG": str(self.log)})

    def set(self, seconds):
        draft = self.file.with_suffix(".draft")
        draft.write_text(str(seconds))
        draft.rename(self.file)

    def shown(self, seconds):
        """The program has looked at its clock and was shown this offset."""
        return self.log.exists() and str(seconds) in self.log.read_text().split()

    def once(self, stage, chance, tally):
        raise NotImplementedError


def fired_rules(bot):
    return [rule for _, rule, *_ in chain.fired(chain.events(bot.data)) if rule in RULES]


def waited(look, seconds):
    """Looks at the file alone: a request would wake who sleeps."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if look():
            return True
        time.sleep(0.05)
    return False


def late_unsaid(bot, tally):
    """Each deadline that fired well after it was due has a message that says so. Wakes whoever sleeps: ask last."""
    api = Api(bot.url, checked=False)
    api.get("/metrics")
    said = [m for room in api.rooms() for m in api.messages(room)]
    for _, rule, _, _, due, at, seq in chain.fired(chain.events(bot.data)):
        if rule in RULES and at - due > 2500 and not any(
                m["id"].startswith(f"e{seq}/") and " late" in m["text"] for m in said):
            tally.late.append(f"{rule} fired {(at - due) / 1000:.0f} s late and does not say so")


def once_each(bot, tally):
    rules = fired_rules(bot)
    for rule in RULES:
        if rules.count(rule) != 1:
            tally.sort([f"{rule} fired {rules.count(rule)} times"])
    tally.sort(chain.fired_twice(chain.events(bot.data)) + chain.faults(chain.events(bot.data)))


class ClockForward(Clock):
    name = "clock-forward"
    fault = "the clock is set an hour forward"
    proof = "the program asked for the time and was shown the new one"
    sabotage, safeguard = "wall", "who waits for a moment waits by the wall clock"

    def once(self, stage, chance, tally):
        bot = self.warped(stage)
        Teller(bot).course(DECLARE)
        time.sleep(chance.uniform(0.2, 1))
        self.set(HOUR)
        # The limit tells an hour from at once, however busy the machine is.
        waited(lambda: len(fired_rules(bot)) >= len(RULES), 40 if not stage.sabotage else 6)
        time.sleep(0.5)
        once_each(bot, tally)
        late_unsaid(bot, tally)
        tally.injected += self.shown(HOUR)


class ClockBack(Clock):
    name = "clock-back"
    fault = "the clock is set an hour back, and later right again"
    proof = "the program asked for the time and was shown the old one"
    sabotage, safeguard = "setback", "a clock that was set back is an event, from which what was dated ahead counts anew"

    def once(self, stage, chance, tally):
        bot = self.warped(stage)
        teller = Teller(bot)
        teller.course(DECLARE)
        self.set(-HOUR)
        teller.course()
        # What has not come due by the clock must not fire, and what is typed goes on.
        if fired_rules(bot):
            tally.wrong.append(f"{fired_rules(bot)} fired although the clock went back")
        told_once(bot, tally)
        if chance.random() < 0.5:
            bot.kill()
            bot.start()
        teller.course()
        self.set(0)
        teller.course()
        self.set(HOUR)
        teller.say("desk", "!incidents")
        waited(lambda: len(fired_rules(bot)) >= len(RULES), 40 if not stage.sabotage else 6)
        # Back once more: what has fired does not fire again.
        self.set(0)
        teller.course()
        self.set(HOUR)
        teller.say("desk", "!incidents")
        time.sleep(0.5)
        tally.injected += self.shown(-HOUR) and self.shown(HOUR)
        once_each(bot, tally)
        late_unsaid(bot, tally)
        teller.judge(tally, lambda rooms: said_twice_by_one_clock(rooms, chain.events(bot.data)))


def said_twice_by_one_clock(rooms, rows):
    """The same text twice in a room, but where the clock was set back between the two. What comes each half hour comes
    again by the right clock, with the age that the clock gives: without it the executives would hear nothing for as long
    as the clock had been ahead."""
    backs = [seq for seq, _, _, kind, *_ in rows if kind == "clock-set-back"]
    last, found = {}, []
    for room, messages in rooms.items():
        for message in messages:
            if message["kind"] == "message" or message["in_reply_to"]:
                continue
            cause = re.match(r"e(\d+)/", message["id"])
            seq, place = int(cause[1]) if cause else 0, (room, message["text"])
            if place in last and not any(last[place] < back < seq for back in backs):
                found.append(f"{room}: said twice by one clock: {message['text'][:120]!r}")
            last[place] = seq
    return found


def told_once(bot, tally):
    """Loudly in ops, and to whoever asks whether it is ready."""
    said = [m for m in Api(bot.url, checked=False).messages("ops") if "clock was set back" in m["text"]]
    if len(said) != 1:
        tally.sort([f"the clock that was set back was said {len(said)} times"])
    if b"clock was set back" not in Api(bot.url, checked=False).get("/readyz").raw:
        tally.late.append("/readyz does not say that the clock was set back")


class ClockAhead(Clock):
    name = "clock-ahead"
    fault = "the clock is six hours ahead while one event is typed, then right; then an incident is declared"
    proof = "the program asked for the time and was shown the new one, and an event has that date"
    sabotage, safeguard = "setback", "a clock that was set back is an event, from which what was dated ahead counts anew"
    STEPS = (2, 4)
    ladder = ("2 seconds", "4 seconds")

    def once(self, stage, chance, tally):
        bot = self.warped(stage)
        teller = Teller(bot)
        teller.course(["!declare P2 {title}"])
        self.set(6 * HOUR)
        # Dated ahead: its steps count from when the clock was right.
        teller.course(["!declare P1 {title}", "{room} !note typed ahead"])
        time.sleep(1)
        self.set(0)
        if chance.random() < 0.5:
            bot.kill()
            bot.start()
        right = time.time() * 1000
        teller.course(["!declare P1 {title}"])
        waited(lambda: len(self.steps(bot)) >= 2 * len(RULES), 15 if not stage.sabotage else 8)
        rows = chain.events(bot.data)
        tally.injected += self.shown(6 * HOUR) and any(row[2] > right + HOUR * 1000 for row in rows)
        fired = self.steps(bot)
        if len(fired) != 2 * len(RULES):
            tally.sort([f"the steps of two ladders fired {len(fired)} times, not {2 * len(RULES)}"])
        for rule, at in fired:
            late = at - right - self.STEPS[RULES.index(rule)] * 1000
            # What a busy machine fired while the clock was ahead has its date.
            if 1500 < late < HOUR * 1000:
                tally.late.append(f"{rule} fired {late / 1000:.1f} s late once the clock was right")
        told_once(bot, tally)
        tally.sort(chain.fired_twice(rows) + chain.faults(rows))

    def steps(self, bot):
        return [(rule, at) for _, rule, _, _, _, at, _ in chain.fired(chain.events(bot.data)) if rule in RULES]


class Suspend(Clock):
    name = "suspend"
    fault = "the machine sleeps for an hour"
    proof = "SIGSTOP was seen in /proc, then the program was shown a time an hour later"
    sabotage, safeguard = "wall", "who waits for a moment waits by the wall clock"

    def once(self, stage, chance, tally):
        bot = self.warped(stage)
        Teller(bot).course(DECLARE)
        time.sleep(chance.uniform(0.1, 0.5))
        os.kill(bot.process.pid, signal.SIGSTOP)
        stopped = waited(lambda: state(bot.process.pid) == "T", 5)
        self.set(HOUR)
        time.sleep(0.3)
        os.kill(bot.process.pid, signal.SIGCONT)
        waited(lambda: len(fired_rules(bot)) >= len(RULES), 40 if not stage.sabotage else 6)
        time.sleep(0.5)
        once_each(bot, tally)
        late_unsaid(bot, tally)
        tally.injected += stopped and self.shown(HOUR)


def state(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        return file.read().rpartition(")")[2].split()[0]
