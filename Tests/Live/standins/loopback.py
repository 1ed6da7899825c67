"""An HTTP service on loopback that misbehaves on demand; what it answers is a subclass's affair."""
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Call:
    method: str
    path: str
    query: dict
    headers: object
    raw: bytes
    at: float = field(default_factory=time.monotonic)

    @property
    def json(self):
        return json.loads(self.raw)


class Loopback:
    """`answer(call)` gives (status, headers, body). `faults` are taken one a call: {"status", "headers", "body"} instead
    of doing it, {"drop": True} closes before doing it, {"lose": True} after, {"delay": s} waits before answering.
    A fault with "path" or "query" waits for a call whose path ends so, or that asks so."""

    def __init__(self):
        self.calls, self.rejected, self.faults, self.is_down = [], [], [], False
        self.lock = threading.RLock()
        self.handler = type("Handler", (_Handler,), {"service": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler)
        self.server.daemon_threads = True

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.go_down()

    def go_down(self):
        """Nobody listens any more, and connections that are open end with their next call."""
        self.is_down = True
        self.server.shutdown()
        self.server.server_close()

    def come_back(self):
        """At the same address."""
        self.server = ThreadingHTTPServer(self.server.server_address, self.handler)
        self.server.daemon_threads = True
        self.is_down = False
        self.__enter__()

    def reject(self, *problems):
        with self.lock:
            self.rejected += problems

    def fault(self, call):
        for fault in self.faults:
            asks = all(call.query.get(name) == [value] for name, value in fault.get("query", {}).items())
            if asks and call.path.endswith(fault.get("path", "")) and call.method == fault.get("method", call.method):
                self.faults.remove(fault)
                return fault
        return {}

    def take(self, call):
        """(status, headers, body, fault) for one call; the fault decides what of it comes back."""
        with self.lock:
            if self.is_down:
                return 0, {}, {}, {"drop": True}
            self.calls.append(call)
            fault = self.fault(call)
            if fault.get("status"):
                return fault["status"], fault.get("headers", {}), fault.get("body", {}), fault
            if fault.get("drop"):
                return 0, {}, {}, fault
            return *self.answer(call), fault

    def answer(self, call):
        raise NotImplementedError


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service = None

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        address = urlsplit(self.path)
        call = Call(self.command, address.path, parse_qs(address.query), self.headers, raw)
        status, headers, body, fault = self.service.take(call)
        time.sleep(fault.get("delay", 0))
        if fault.get("lose") or fault.get("drop"):
            self.close_connection = True
            self.connection.close()
            return
        answer = body if isinstance(body, bytes) else json.dumps(body).encode()
        try:
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers, "Content-Length": len(answer)}.items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(answer)
        except OSError:
            pass  # The client gave up first, as it may on a delayed answer.

    do_GET = do_PUT = do_DELETE = do_POST

    def log_message(self, *_):
        pass
