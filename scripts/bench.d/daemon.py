"""The release binary as a process: how long it takes to start, what it uses, and its JSON API."""
import http.client
import json
import os
import re
import signal
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")


class Broken(Exception):
    """The daemon did not do what it must: the bench ends with this sentence."""


class Daemon:
    """`sitrep run` on a port of its own choosing, on one core where one is given. SIGTERM ends it with the block."""

    def __init__(self, binary, config, data, core=None):
        self.words = ["taskset", "-c", str(core)] if core is not None else []
        self.words += [binary, "run", "--config", config, "--data", data, "--listen", "127.0.0.1:0"]
        self.log = data + ".log"

    def __enter__(self):
        with open(self.log, "ab") as log:
            began = time.monotonic()
            self.process = subprocess.Popen(self.words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log)
        line = self.process.stdout.readline().decode()
        self.ready = time.monotonic() - began
        self.ready_cpu = sum(nanoseconds for nanoseconds, _ in self.threads().values()) / 1e9
        if not line.startswith("ready http://"):
            self.process.kill()
            raise Broken(f"not ready, said {line!r}; its log is {self.log}")
        self.port = int(line.rsplit(":", 1)[1])
        return self

    def __exit__(self, kind, error, trace):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Broken("SIGTERM did not end it within 30 s")
        if status != 0 and kind is None:
            raise Broken(f"it ended with status {status}; its log is {self.log}")

    def threads(self):
        """Of each thread: nanoseconds of CPU time and context switches so far. One that ends is not in it any more."""
        found = {}
        for task in os.listdir(f"/proc/{self.process.pid}/task"):
            directory = f"/proc/{self.process.pid}/task/{task}"
            try:
                with open(f"{directory}/schedstat") as file:
                    nanoseconds = int(file.read().split()[0])
                with open(f"{directory}/status") as file:
                    switches = sum(int(line.split()[1]) for line in file if "ctxt_switches" in line)
            except FileNotFoundError:
                continue
            found[task] = nanoseconds, switches
        return found

    def cpu(self):
        """Seconds of user and system time since its start, in steps of 10 ms; ended threads count."""
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self):
        """PSS in MB: its own pages and its share of the libraries that others use too."""
        with open(f"/proc/{self.process.pid}/smaps_rollup") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:")) * 1024 / 1e6

    def call(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            headers = {"Content-Type": "application/json"} if body is not None else {}
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            response = connection.getresponse()
            answer = json.loads(response.read())
        finally:
            connection.close()
        if response.status >= 300:
            raise Broken(f"{method} {path}: {response.status} {answer}")
        return answer

    def metric(self, name):
        """The sum of a metric over its labels."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/metrics")
            lines = connection.getresponse().read().decode().splitlines()
        finally:
            connection.close()
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines if re.match(rf"{name}[ {{]", line))

    def make_room(self, name):
        self.call("PUT", f"/api/v1/rooms/{name}", {})

    def say(self, room, text, id):
        return self.call("POST", f"/api/v1/rooms/{room}/messages", {"author": "ana", "text": text, "id": id})

    def messages(self, room):
        """Every message of a room."""
        after = 0
        while True:
            page = self.call("GET", f"/api/v1/rooms/{room}/messages?after={after}&limit=1000")
            if not page["messages"]:
                return
            yield from page["messages"]
            after = page["next"]

    def incidents(self):
        """All that are open, page by page, in the order of their numbers."""
        found, after = [], 0
        while page := self.call("GET", f"/api/v1/incidents?after={after}&limit=200")["incidents"]:
            found += page
            after = int(page[-1]["id"].removeprefix("INC-"))
        return found

    def declare(self, count):
        """So many incidents with the name of each one's room."""
        self.make_room("ops")
        for number in range(count):
            self.say("ops", f"!declare P1 checkout is down {number}", f"declare-{number}")
        incidents = self.call("GET", "/api/v1/incidents")["incidents"]
        rooms = [link["room"] for incident in incidents for link in incident["rooms"] if link["chat"] == "local"]
        if len(rooms) != count:
            raise Broken(f"{count} incidents were declared and have {len(rooms)} rooms")
        return rooms
