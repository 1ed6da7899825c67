"""Slack on loopback: the Web API with faults on demand, Socket Mode, response_url and uploads."""
import json
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standins.slack import rules
from standins.slack.frames import Frames, accept_key
from standins.slack.workspace import Refused, Workspace

BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-canary-bot", "xapp-canary-app", "0123456789abcdef0123456789abcdef"


class Slack(Workspace):
    """`faults` are taken one a matching call: {"method"?, "status", "retry_after"}, {"delay"}, {"drop"}, {"lose"}, {"late"}.

    drop cuts the connection before the call is taken, lose after it, late takes it a second after the cut.
    """

    def __init__(self):
        super().__init__()
        self.calls, self.rejected, self.faults, self.lines = [], [], [], []
        self.chance = lambda method: None
        self.methods = rules.specification()
        self.acknowledged, self.arrived = {}, threading.Condition()
        handler = type("Handler", (_Handler,), {"slack": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def api_base(self):
        return f"{self.origin}/api"

    @property
    def socket_url(self):
        return self.origin.replace("http", "ws", 1) + "/link"

    @property
    def upload_url(self):
        return f"{self.origin}/upload"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        for line in list(self.lines):
            line.cut()
        self.server.shutdown()
        self.server.server_close()

    def fault(self, method):
        with self.lock:
            for fault in self.faults:
                if fault.get("method", method) == method:
                    self.faults.remove(fault)
                    return fault
        return self.chance(method) or {}

    def take(self, method, arguments, token):
        """(status, headers, body) of one call, after its faults."""
        problems = rules.problems(self.methods, method, arguments)
        with self.lock:
            self.calls.append({"at": time.monotonic(), "method": method, "arguments": arguments, "problems": problems})
            if problems:
                self.rejected.append((method, problems))
        wanted = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
        error = self.token_error if method != "apps.connections.open" else None
        if not token:
            error = "not_authed"
        elif token != wanted:
            error = "not_allowed_token_type" if token in (APP_TOKEN, BOT_TOKEN) else "invalid_auth"
        headers = {"X-OAuth-Scopes": self.scopes}
        if error:
            return 200, headers, {"ok": False, "error": error}
        if problems:
            return 200, headers, {"ok": False, "error": "invalid_arguments", "response_metadata": {"messages": problems}}
        try:
            return 200, headers, {"ok": True, **self.call(method, arguments)}
        except Refused as refused:
            return 200, headers, {"ok": False, "error": refused.error, **refused.more}

    def called(self, method):
        with self.lock:
            return [c for c in self.calls if c["method"] == method]

    # Socket Mode.

    def follow(self, line):
        with self.lock:
            self.lines.append(line)
        line.send({"type": "hello", "num_connections": len(self.lines), "connection_info": {"app_id": "A1"},
                   "debug_info": {"host": "applink-1", "approximate_connection_time": 18060}})
        try:
            while (said := line.receive()) is not None:
                with self.arrived:
                    self.acknowledged[said.get("envelope_id")] = said
                    self.arrived.notify_all()
        except (OSError, ValueError, AssertionError):
            pass
        finally:
            with self.lock:
                self.lines.remove(line)

    def open_lines(self):
        with self.lock:
            return [line for line in self.lines if not line.closed]

    def disconnect(self, reason="refresh_requested", after=0.3):
        """Ends every connection as Slack does: says so first."""
        for line in self.open_lines():
            line.send({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}})
            threading.Timer(after, line.close).start()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    slack = None

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urllib.parse.urlsplit(self.path).path
        if path.startswith("/api/"):
            return self.api(path.removeprefix("/api/"), raw)
        if path.startswith("/upload/"):
            self.slack.files[path.removeprefix("/upload/")]["bytes"] = raw
            return self.answer(200, {}, {})
        if path.startswith("/reply/"):
            with self.slack.lock:
                self.slack.replies.append({"to": path.removeprefix("/reply/"), **json.loads(raw)})
            return self.answer(200, {}, {})
        return self.answer(404, {}, {"ok": False})

    def api(self, method, raw):
        if "json" in (self.headers.get("Content-Type") or ""):
            sent = json.loads(raw or b"{}")
            arguments = {k: v if isinstance(v, str) else json.dumps(v) for k, v in sent.items()}
        else:
            form = urllib.parse.parse_qs(raw.decode(), keep_blank_values=True)
            arguments = {name: values[-1] for name, values in form.items()}
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        fault = self.slack.fault(method)
        time.sleep(fault.get("delay", 0))
        if fault.get("drop"):
            return self.cut()
        if fault.get("late"):
            threading.Timer(1, self.slack.take, (method, arguments, token)).start()
            return self.cut()
        if fault.get("status") == 429:
            wait = {"Retry-After": fault.get("retry_after", 1)}
            return self.answer(429, wait, {"ok": False, "error": "ratelimited"})
        if fault.get("status"):
            return self.answer(fault["status"], {}, b"<html>Server Error | Slack</html>")
        status, headers, body = self.slack.take(method, arguments, token)
        return self.cut() if fault.get("lose") else self.answer(status, headers, body)

    def do_GET(self):
        key = self.headers.get("Sec-WebSocket-Key")
        if not self.path.startswith("/link") or not key:
            return self.answer(404, {}, {})
        head = (f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Accept: {accept_key(key)}\r\n\r\n")
        self.connection.sendall(head.encode())
        self.close_connection = True
        self.slack.follow(Frames(self.connection, self.rfile))

    def cut(self):
        self.close_connection = True
        try:
            self.connection.shutdown(2)
        except OSError:
            pass

    def answer(self, status, headers, body):
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        kind = "text/html" if isinstance(body, bytes) else "application/json"
        try:
            self.send_response(status)
            for name, value in {**headers, "Content-Type": kind, "Content-Length": len(content)}.items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            pass  # The bot was killed meanwhile, or gave up first.

    def log_message(self, *_):
        pass
