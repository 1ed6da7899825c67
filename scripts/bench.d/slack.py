"""Signed events at 50/s and at saturation, acknowledged, committed and answered by a post; beside it Slack's own Bolt."""
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import machine
from daemon import TICKS, Broken, Daemon
from setup import HERE, Row

CONFIGURATION = """\
zone: UTC
people: {{ana: {{name: Ana Ruiz, handles: {{slack: U0ANA0001}}}}}}
on_call: {{ic: {{primary: ana}}}}
chats: {{slack: {{mode: http, api_base: "{api}", bot_token_env: SITREP_BENCH_TOKEN, signing_secret_env: SITREP_BENCH_SECRET,
  posts_per_second: 1000}}}}
"""
CHANNELS = 200


class Slack:
    """The C program that sends events and takes posts."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            ["taskset", "-c", str(machine.cores()[1]), program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.api = f"http://127.0.0.1:{self.process.stdout.readline().split()[1]}/api"

    def run(self, mode, port, rate, count):
        self.process.stdin.write(f"{mode} {port} /slack/events {CHANNELS} {rate} {count}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise Broken("the stand-in for Slack ended; see its words above")
        return json.loads(line)

    def end(self):
        self.process.stdin.close()
        self.process.wait(10)


class Bolt:
    """Bolt on Flask, pinned to the same core as the daemon was."""

    def __init__(self, slack, database):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            ["taskset", "-c", str(machine.cores()[0]), os.environ["SITREP_BENCH_PYTHON"], str(HERE / "bolt_app.py"),
             str(self.port), slack.api, database], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if self.process.stdout.readline().strip() != "ready":
            raise Broken("Bolt did not start")
        end = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                if time.monotonic() > end:
                    raise Broken("Bolt does not listen")
                time.sleep(0.05)

    def cpu(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def end(self):
        self.process.terminate()
        self.process.wait(10)


def checked(taken, count):
    """Nothing lost, nothing doubled, nothing refused."""
    if taken["refused"] or taken["acknowledged"] != count or taken["posted"] != count or taken["doubled"]:
        raise Broken(f"of {count} events: {taken}")
    return taken


def measured(slack, port, cpu, mode, rate, count):
    before = cpu()
    taken = checked(slack.run(mode, port, rate, count), count)
    return taken, (cpu() - before) / count * 1000


def slack(setup):
    os.environ["SITREP_BENCH_TOKEN"], os.environ["SITREP_BENCH_SECRET"] = "xoxb-bench", "0123456789abcdef" * 2
    service = Slack(os.environ["SITREP_BENCH_SLACK"])
    config = Path(setup.directory("slack.yaml"))
    config.write_text(CONFIGURATION.format(api=service.api))
    paced, many = setup.count(1500), setup.count(20_000)
    with Daemon(setup.binary, str(config), setup.directory("slack"), machine.cores()[0]) as daemon:
        daemon.declare(1)
        service.run("saturate", daemon.port, 16, 500)
        slow, slow_cpu = measured(service, daemon.port, daemon.cpu, "pace", 50, paced)
        fast, fast_cpu = measured(service, daemon.port, daemon.cpu, "saturate", 32, many)
    yield times("50/s", slow, slow_cpu)
    yield times("saturation", fast, fast_cpu)
    yield Row("Slack events/s acknowledged", f"{many / fast['seconds']:,.0f}/s; answers posted {many / fast['posted_seconds']:,.0f}/s")
    yield Row(f"lost or doubled of {paced + many:,} Slack events", "0", "0")
    if os.environ.get("SITREP_BENCH_PYTHON"):
        yield from beside(service, setup, slow_cpu, fast_cpu)
    else:
        print("slack: Bolt and Flask are not installed, so there is nothing beside it", file=sys.stderr)
    service.end()


def times(name, taken, cpu):
    return Row(
        f"Slack at {name}: acknowledged, posted",
        f"ack p50 {taken['ack_p50']:.1f} / p99 {taken['ack_p99']:.1f} ms; post p50 {taken['post_p50']:.1f} / "
        f"p99 {taken['post_p99']:.1f} ms; CPU {cpu:.3f} s for 1,000", "ack p99 10 ms" if name == "50/s" else "")


def beside(service, setup, slow_cpu, fast_cpu):
    bolt = Bolt(service, setup.directory("bolt.db"))
    try:
        service.run("saturate", bolt.port, 8, 100)
        slow, their_slow = measured(service, bolt.port, bolt.cpu, "pace", 50, setup.count(1500))
        fast, their_fast = measured(service, bolt.port, bolt.cpu, "saturate", 8, setup.count(3000))
    finally:
        bolt.end()
    yield times("50/s, Bolt on Flask with SQLite", slow, their_slow)
    yield times("saturation, Bolt on Flask with SQLite", fast, their_fast)
    yield Row(
        "CPU beside Bolt's", f"{slow_cpu / their_slow:.0%} at 50/s, {fast_cpu / their_fast:.0%} at saturation", "10 %")
