"""Many channels wait for an answer while the chat fails, and then it is back: counted from what stands in the chat."""
import http.client
import threading
import time
import urllib.parse
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from slack_stage import ANA, key
from waiting import PATIENCE

FAULTS = {"500": {"status": 500}, "cut": {"drop": True}, "lost": {"lose": True}}
LIMIT = 90
"""Seconds from the service's return in which each channel has its answer."""


class Outage:
    """A command in each of `rooms` while the chat fails; `lasts` seconds later all is well again."""
    # How long it is watched at most: where a safeguard was left out, silence is soon silence enough.
    watched = LIMIT * PATIENCE

    def __init__(self, rooms, lasts):
        self.rooms, self.lasts, self.asked, self.took = rooms, lasts, {}, {}

    def go(self):
        self.begin()
        ended = threading.Timer(self.lasts, self.end)
        ended.start()
        for room in self.rooms:
            self.asked[room] = self.ask(room)
        ended.join()
        self.watch(time.monotonic())
        return self

    def watch(self, returned):
        """Until each is answered, or long past the limit; then a while longer, in which nothing may be said twice."""
        end = returned + self.watched
        while time.monotonic() < end and len(self.took) < len(self.rooms):
            for room, count in self.counts().items():
                if count:
                    self.took.setdefault(room, time.monotonic() - returned)
            time.sleep(0.3)
        time.sleep(8)

    def violations(self):
        counts = self.counts()
        found = [f"the command in {room} has {count} replies" for room, count in counts.items() if count != 1]
        return found

    def late(self):
        return [f"{room} was answered after {took:.0f} s" for room, took in self.took.items() if took > LIMIT]


class SlackOutage(Outage):
    def __init__(self, stage, fault, channels, lasts):
        super().__init__([stage.slack.channel(f"desk-{number}", members=[ANA]) for number in range(channels)], lasts)
        self.stage, self.fault = stage, FAULTS[fault]

    def begin(self):
        self.stage.slack.chance = lambda _method: dict(self.fault)

    def end(self):
        self.stage.slack.chance = lambda _method: None

    def ask(self, room):
        return self.stage.say("!ic", channel=room, retries=100)

    def counts(self):
        keys = Counter(key(m) for m in list(self.stage.slack.messages) if m.get("bot_id"))
        return {room: keys[f"m/slack/{room}/{id}/reply"] for room, id in self.asked.items()}

    def looks(self):
        return len(self.stage.slack.called("conversations.history"))


class MatrixOutage(Outage):
    """Through a door before the homeserver: what is said still comes in, all else fails."""

    def __init__(self, matrix, door, fault, rooms, lasts):
        super().__init__(rooms, lasts)
        self.matrix, self.door, self.fault = matrix, door, fault

    def begin(self):
        self.door.fault = self.fault

    def end(self):
        self.door.fault = None

    def ask(self, room):
        return self.matrix.ana.say(room, "!ic")

    def counts(self):
        return {room: len(self.matrix.replies(room, id)) for room, id in self.asked.items()}


class Door:
    """Hands requests on to a homeserver. `fault`: 500 (answered, not handed on), cut (neither), lost (only handed on)."""

    def __init__(self, url):
        self.fault, self.counted = None, Counter()
        handler = type("Handler", (_Handler,), {"door": self, "behind": urllib.parse.urlsplit(url).netloc})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    door = behind = None

    def handed_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fault = None if "/sync" in self.path else self.door.fault
        if fault:
            self.door.counted[fault] += 1
        if fault == "500":
            return self.answer(500, b'{"errcode":"M_UNKNOWN","error":"Internal server error"}')
        if fault == "cut":
            return self.cut()
        line = http.client.HTTPConnection(self.behind, timeout=60)
        try:
            headers = {k: v for k, v in self.headers.items() if k.lower() in ("authorization", "content-type")}
            line.request(self.command, self.path, body or None, headers)
            said = line.getresponse()
            status, content = said.status, said.read()
        except OSError:
            return self.cut()
        finally:
            line.close()
        return self.cut() if fault == "lost" else self.answer(status, content)

    do_GET = do_PUT = do_POST = handed_on

    def cut(self):
        self.close_connection = True
        try:
            self.connection.shutdown(2)
        except OSError:
            pass

    def answer(self, status, content):
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            pass

    def log_message(self, *_):
        pass
