"""What every stand-in over HTTP shares: a server on loopback, a record of requests, and faults on demand."""
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Service:
    """A subclass answers: `problems(request)` lists what is wrong with one, `answer(request)` gives (status, body).

    `faults` is a list, taken one a request: {"status", "headers", "body"}, {"delay"}, {"lose": True}, {"drop": True}.
    `requests` keeps all that came, `rejected` the problems of those that were wrong.
    """

    def __init__(self):
        self.requests, self.rejected, self.faults = [], [], []
        self.lock = threading.RLock()
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

    def problems(self, request):
        return []

    def refusal(self, problems):
        """The body of a 4xx in the vendor's form."""
        return {"message": "; ".join(problems)}

    def take(self, method, target, headers, raw):
        address = urlsplit(target)
        try:
            body = json.loads(raw) if raw else None
        except ValueError:
            body = None
        query = {key: values[-1] for key, values in parse_qs(address.query, keep_blank_values=True).items()}
        request = {"at": time.monotonic(), "method": method, "path": address.path, "query": query, "headers": headers,
                   "raw": raw, "body": body, "fault": {}}
        with self.lock:
            fault = request["fault"] = self.faults.pop(0) if self.faults else {}
            self.requests.append(request)
            found = self.problems(request)
            if found:
                self.rejected.append((method, target, found))
                return 422, {}, self.refusal(found), fault
            if fault.get("status"):
                return fault["status"], fault.get("headers", {}), fault.get("body", {"message": "fault"}), fault
            if fault.get("drop"):
                return 0, {}, {}, fault
            status, answer = self.answer(request)
        return status, {}, answer, fault


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
