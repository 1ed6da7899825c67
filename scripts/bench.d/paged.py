"""A stand-in for whom pages and posts go to: writes down when each request came, and takes its time to answer."""
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What any method of Slack's Web API may be asked for.
SLACK = {"ok": True, "user_id": "UBOT", "bot_id": "B1", "team_id": "T1", "team": "t", "user": "sitrep",
         "url": "https://t.slack.com/", "messages": [], "channels": [], "members": [],
         "channel": "C0EXEC", "usergroups": []}


class Paged:
    """`arrivals` are (seconds on the monotonic clock, path, body) in the order in which they came, before any wait."""

    def __init__(self, takes=0.0):
        self.takes, self.arrivals, self.posts, self.lock = takes, [], 0, threading.Lock()
        self.server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"stand_in": self}))
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def pages(self, word, since):
        """The pages that speak of this, from a moment on."""
        with self.lock:
            return [arrival for arrival in self.arrivals if arrival[0] >= since and word in arrival[2]]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Else the kernel drops what comes at once, and a second passes before it is sent again.
    request_queue_size = 1024


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Else an answer of two packets waits 40 ms for the acknowledgement of the first.
    disable_nagle_algorithm = True
    stand_in = None

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        at = time.monotonic()
        if self.path.startswith("/slack/"):
            with self.stand_in.lock:
                self.stand_in.posts += self.path.endswith("chat.postMessage")
                answer = {**SLACK, "ts": f"1700000000.{self.stand_in.posts:06}"}
        else:
            with self.stand_in.lock:
                self.stand_in.arrivals.append((at, self.path, body))
            time.sleep(self.stand_in.takes)
            answer = {}
        octets = json.dumps(answer).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(octets)}\r\n\r\n"
        try:
            self.wfile.write(head.encode() + octets)
        except OSError:
            pass  # The daemon was stopped meanwhile.

    do_GET = do_POST

    def log_message(self, *_):
        pass
