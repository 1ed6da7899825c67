"""Pushover on loopback, from its documentation: https://pushover.net/api and https://pushover.net/api/receipts"""
import re
import time
from urllib.parse import parse_qs, urlsplit

from standins.web import WebStandIn

KEY = r"[A-Za-z0-9]{30}"
FIELDS = {"token", "user", "message", "title", "priority", "retry", "expire", "tags", "callback", "url", "url_title"}


def message_problems(form):
    found = [f"{name}: not in the documentation" for name in form if name not in FIELDS]
    found += [f"{name}: not 30 letters and digits" for name in ("token", "user")
              if not re.fullmatch(KEY, form.get(name, ""))]
    limits = {"message": 1024, "title": 250, "url": 512, "url_title": 100}
    found += [f"{name}: over {limit} characters" for name, limit in limits.items() if len(form.get(name, "")) > limit]
    if not form.get("message"):
        found.append("message cannot be blank")
    if form.get("priority", "0") not in ("-2", "-1", "0", "1", "2"):
        found.append("priority is invalid")
    if form.get("priority") == "2":
        if int(form.get("retry", 0)) < 30:
            found.append("retry: at least 30")
        if not 0 < int(form.get("expire", 0)) <= 10800:
            found.append("expire: at most 10800")
    elif {"retry", "expire", "tags", "callback"} & set(form):
        found.append("only for emergencies")
    return found


class Pushover(WebStandIn):
    """Faults are of messages alone; `people` are the user keys that exist."""

    def __init__(self, token, people):
        super().__init__()
        self.token, self.people, self.messages, self.receipts, self.polls = token, people, [], {}, []

    @staticmethod
    def form(text):
        return {key: values[-1] for key, values in parse_qs(text, keep_blank_values=True).items()}

    def take(self, method, target, headers, raw):
        if "/1/receipts/" not in target:
            return super().take(method, target, headers, raw)
        found = self.problems(method, target, headers, raw)
        with self.lock:
            if found:
                self.rejected.append((method, target, found))
            return (400, {}, {"status": 0}, {}) if found else (200, {}, self.receipt(target), {})

    def problems(self, method, target, headers, raw):
        address = urlsplit(target)
        form = self.form(raw.decode() if method == "POST" else address.query)
        if form.get("token") != self.token:
            return ["token: not this application's"]
        if (method, address.path) == ("POST", "/1/messages.json"):
            return message_problems(form)
        known = [("GET", rf"/1/receipts/{KEY}\.json"), ("POST", r"/1/receipts/cancel_by_tag/[^/,]+\.json")]
        if any(method == verb and re.fullmatch(pattern, address.path) for verb, pattern in known):
            return []
        return [f"{method} {address.path}: no such endpoint"]

    def answer(self, method, target, headers, raw):
        form = self.form(raw.decode())
        if form["user"] not in self.people:
            return 400, {"user": "invalid", "errors": [f"user identifier {form['user']} is invalid"], "status": 0}
        self.messages.append(form)
        answer = {"status": 1, "request": "r"}
        if form.get("priority") == "2":
            answer["receipt"] = f"{len(self.receipts):030d}"
            self.receipts[answer["receipt"]] = {
                "acknowledged": 0, "expired": 0, "tags": form.get("tags", ""), "status": 1, "acknowledged_at": 0}
        return 200, answer

    def receipt(self, target):
        name = urlsplit(target).path.split("/")[-1].removesuffix(".json")
        if "cancel_by_tag" in target:
            ended = [r for r in self.receipts.values() if r["tags"] == name and not r["expired"]]
            for receipt in ended:
                receipt["expired"] = 1
            return {"status": 1, "canceled": len(ended)}
        self.polls.append((time.monotonic(), name))
        return self.receipts.get(name, {"status": 0})

    def to(self, user):
        with self.lock:
            return [m for m in self.messages if m["user"] == user]
