"""An ntfy server on loopback, from its documentation: publish as JSON, poll, clear.

https://docs.ntfy.sh/publish/ and https://docs.ntfy.sh/subscribe/api/; names as `server/server.go` checks them.
"""
import json
import re
import time
import uuid
from urllib.parse import parse_qs, urlsplit

from jsonschema import Draft202012Validator

from standins.web import WebStandIn

NAME = r"^[-_A-Za-z0-9]{1,64}$"
URL = r"^https?://"
ACTION = {
    "type": "object", "required": ["action", "label", "url"], "additionalProperties": False,
    "properties": {"action": {"enum": ["view", "http"]}, "label": {"type": "string", "minLength": 1},
                   "url": {"type": "string", "pattern": URL}, "method": {"enum": ["GET", "POST", "PUT"]},
                   "headers": {"type": "object"}, "body": {"type": "string"}, "clear": {"type": "boolean"}}}
MESSAGE = Draft202012Validator({
    "type": "object", "required": ["topic"], "additionalProperties": False,
    "properties": {"topic": {"type": "string", "pattern": NAME}, "message": {"type": "string"},
                   "title": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string"}},
                   "priority": {"type": "integer", "minimum": 1, "maximum": 5},
                   "actions": {"type": "array", "maxItems": 3, "items": ACTION},
                   "click": {"type": "string", "pattern": URL}, "markdown": {"type": "boolean"},
                   "sequence_id": {"type": "string", "pattern": NAME}}})


class Ntfy(WebStandIn):
    def __init__(self, token):
        super().__init__()
        self.token, self.events = token, []

    def problems(self, method, target, headers, raw):
        path = urlsplit(target).path
        if headers.get("Authorization") != f"Bearer {self.token}":
            return ["Authorization: not this token"]
        if (method, path) == ("POST", "/"):
            try:
                message = json.loads(raw)
            except ValueError as error:
                return [f"body: not JSON ({error})"]
            found = [f"{list(error.path)}: {error.message}" for error in MESSAGE.iter_errors(message)]
            if len(message.get("message", "").encode()) > 4096:
                found.append("message: over 4096 bytes, it becomes a file")
            return found
        known = [("GET", r"^/[-_A-Za-z0-9]{1,64}/json$"), ("PUT", r"^/[-_A-Za-z0-9]{1,64}/[-_A-Za-z0-9]{1,64}/clear$")]
        if any(method == verb and re.match(pattern, path) for verb, pattern in known):
            return []
        return [f"{method} {path}: no such endpoint"]

    def answer(self, method, target, headers, raw):
        address = urlsplit(target)
        event = {"id": uuid.uuid4().hex[:12], "time": int(time.time())}
        if method == "POST":
            event |= {"event": "message", **json.loads(raw)}
        elif method == "PUT":
            _, topic, sequence, _ = address.path.split("/")
            event |= {"event": "message_clear", "topic": topic, "sequence_id": sequence}
        else:
            query = parse_qs(address.query)
            assert query["poll"] == ["1"]
            topic, since = address.path.split("/")[1], int(query["since"][0])
            found = [e for e in self.events if e["topic"] == topic and e["time"] >= since]
            return 200, "".join(json.dumps(e) + "\n" for e in found)
        self.events.append(event)
        return 200, event

    def pages(self, topic):
        with self.lock:
            return [e for e in self.events if e["topic"] == topic and e["event"] == "message"]
