"""Ten thousand timers that come due in one minute: how late each is seen in the room where it is said."""
import re
import subprocess
from collections import Counter
from datetime import datetime

import replies
from daemon import Broken
from setup import Row, percentile

SECONDS, PERIOD = 60, 70  # declared over a minute; due so long after (timers.yaml)
INCIDENT = re.compile(r"INC-(\d+)")


def timers(setup):
    count, seconds = setup.count(10_000), setup.count(SECONDS)
    with setup.daemon("timers", policy="timers.yaml", pinned=True) as daemon:
        daemon.make_room("ops")
        daemon.make_room("exec")
        watcher = subprocess.Popen(
            setup.load_words("watch", daemon, room="exec", count=count, seconds=seconds + PERIOD + 30),
            stdout=subprocess.PIPE, text=True)
        try:
            if watcher.stdout.readline() != "watching\n":
                raise Broken("the event stream of the room exec did not begin")
            declared = setup.load(
                "pace", daemon, rate=count / seconds, count=count, tag="declare", room="ops",
                text="!declare P1 checkout is down")
            cpu = daemon.cpu()
            arrivals = [line.split() for line in watcher.communicate(timeout=seconds + PERIOD + 60)[0].splitlines()]
            cpu = daemon.cpu() - cpu
        finally:
            watcher.kill()
        replies.check(daemon, ["ops"], "declare", count)
        due = {
            int(INCIDENT.search(message["text"])[1]): milliseconds_of(message["at"]) + PERIOD * 1000
            for message in daemon.messages("ops") if (message["in_reply_to"] or "").startswith("declare-")}
        fired, kept = Counter(), []
        for message in daemon.messages("exec"):
            number, at = int(INCIDENT.search(message["text"])[1]), milliseconds_of(message["at"])
            if at - due[number] < PERIOD * 1000:  # what follows is its next time
                fired[number] += 1
                kept.append(at - due[number])
    if len(due) != count or set(fired) != set(due) or max(fired.values()) > 1:
        most = max(fired.values(), default=0)
        raise Broken(f"{count} timers: {len(due)} declared, {len(fired)} fired, {most} times at most")
    seen = [float(at) - due[int(number)] for at, number in arrivals]
    yield Row(
        f"lateness of {count:,} timers in {seconds} s", f"p50 {percentile(seen, 0.5):.0f} / "
        f"p99 {percentile(seen, 0.99):.0f} / worst {max(seen):.0f} ms as seen in the room "
        f"(on the log p99 {percentile(kept, 0.99)} ms; "
        f"CPU {cpu / count * 1000:.3f} s for 1,000)", "p99 50 ms")
    yield Row(
        f"declaring at {count / seconds:.0f}/s", f"p50 {declared['reply_p50_ms']:.2f} / "
        f"p99 {declared['reply_p99_ms']:.2f} ms to the reply")


def milliseconds_of(text):
    return round(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)
