"""A small HTTP service on loopback that keeps requests and fails on demand; a stand-in says what to answer."""
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class WebStandIn:
    """`faults` is a list, taken one a request: {"status", "headers", "body"}, {"delay"}, {"lose"}, {"drop"}.

    A subclass has `answer(method, target, headers, raw)`, which returns (status, body) and does what was asked for, and
    `problems(method, target, headers, raw)`: what the vendor's documents do not allow.
    """

    def __init__(self):
        self.requests, self.rejected, self.faults = [], [], []
        self.lock = threading.Lock()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"service": self}))
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
        found = self.problems(method, target, headers, raw)
        with self.lock:
            fault = self.faults.pop(0) if self.faults else {}
            self.requests.append({"at": time.monotonic(), "method": method, "target": target, "raw": raw,
                                  "fault": fault})
            if found:
                self.rejected.append((method, target, found))
                return 400, {}, {"error": str(found)}, fault
            if fault.get("status"):
                return fault["status"], fault.get("headers", {}), fault.get("body", {}), fault
            if fault.get("drop"):
                return 0, {}, {}, fault
            status, body = self.answer(method, target, headers, raw)
        return status, {}, body, fault


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
        answer = body.encode() if isinstance(body, str) else json.dumps(body).encode()
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
