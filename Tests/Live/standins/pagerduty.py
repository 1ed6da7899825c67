"""PagerDuty's Events API v2 on loopback: judges each request, keeps alerts by dedup key, and fails on demand."""
import json
import re
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from standins.specification import published


def prose_rules(event):
    """What the vendor states in words only."""
    if not isinstance(event, dict):
        return ["body: not an object"]
    found = []
    payload = event.get("payload") if isinstance(event.get("payload"), dict) else {}
    if event.get("event_action") not in ("trigger", "acknowledge", "resolve"):
        found.append("'event_action' is not one of trigger, acknowledge, resolve")
    if event.get("event_action") == "trigger":
        found += [f"'payload.{name}' is missing or blank" for name in ("summary", "source", "severity")
                  if not payload.get(name)]
    elif not event.get("dedup_key"):
        found.append("'dedup_key' is missing or blank")
    if len(str(payload.get("summary", ""))) > 1024:
        found.append("'payload.summary' is over 1024 characters")
    if len(str(event.get("dedup_key", ""))) > 255:
        found.append("'dedup_key' is over 255 characters")
    if not re.fullmatch(r"[0-9A-Za-z]{32}", str(event.get("routing_key", ""))):
        found.append("'routing_key' is not a 32-character integration key")
    return found


class PagerDuty:
    """`faults` is a list, taken one a request: {"status", "headers"}, {"delay"}, {"lose": True}, {"drop": True}."""

    def __init__(self):
        self.requests, self.rejected, self.alerts, self.faults = [], [], {}, []
        self.lock = threading.Lock()
        self.specification = published("pd_events_v2.json")
        handler = type("Handler", (_Handler,), {"service": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def take(self, method, target, headers, raw):
        """(status, headers, body, fault) for one request."""
        address = urlsplit(target)
        found = []
        if (method, address.path) != ("POST", "/v2/enqueue"):
            found.append(f"{method} {address.path}: not the events endpoint")
        if self.specification:
            query = {key: values[-1] for key, values in parse_qs(address.query).items()}
            found += self.specification.problems(method, address.path, query, headers, raw)
        try:
            event = json.loads(raw)
        except ValueError:
            event = None
        found += prose_rules(event)
        with self.lock:
            fault = self.faults.pop(0) if self.faults else {}
            self.requests.append({"at": time.monotonic(), "event": event, "problems": found, "fault": fault})
            if found:
                self.rejected.append(found)
                return 400, {}, {"status": "invalid event", "message": "Event object is invalid", "errors": found}, fault
            if fault.get("status"):
                return fault["status"], fault.get("headers", {}), fault.get("body", {"status": "fault"}), fault
            if fault.get("drop"):
                return 0, {}, {}, fault
            key = event.get("dedup_key") or uuid.uuid4().hex
            self.alerts.setdefault((event["routing_key"], key), []).append(event)
        return 202, {}, {"status": "success", "message": "Event processed", "dedup_key": key}, fault

    def alerts_for(self, routing_key):
        """The alerts that a person would see at this service: one for each dedup key."""
        with self.lock:
            return [events for (routing, _), events in self.alerts.items() if routing == routing_key]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service = None

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, headers, body, fault = self.service.take(self.command, self.path, self.headers, raw)
        time.sleep(fault.get("delay", 0))
        if fault.get("lose") or fault.get("drop"):
            self.close_connection = True
            self.connection.close()
            return
        answer = json.dumps(body).encode()
        try:
            self.send_response(status)
            for name, value in {**headers, "Content-Type": "application/json", "Content-Length": len(answer)}.items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(answer)
        except OSError:
            pass  # The client gave up first, as it may on a delayed answer.

    do_GET = do_PUT = do_DELETE = do_POST

    def log_message(self, *_):
        pass
