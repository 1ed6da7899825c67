"""A client of the JSON API that checks every answer against docs/openapi.yaml."""
import http.client
import json
import re
import uuid
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

import contract
from waiting import eventually


@dataclass
class Answer:
    status: int
    headers: dict
    raw: bytes

    @property
    def json(self):
        return json.loads(self.raw)

    @property
    def kind(self):
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


class Api:
    """Speaks as a person; one connection a call, so that threads may share it."""

    def __init__(self, url, token=None, checked=True):
        self.url, self.token, self.checked = url, token, checked

    def call(self, method, path, body=None, headers=None, timeout=20, raw=None):
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=timeout)
        sent = {"Content-Type": "application/json"} if body is not None or raw is not None else {}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        sent.update(headers or {})
        sent = {name: value for name, value in sent.items() if value is not None}
        try:
            if raw is None and body is not None:
                raw = json.dumps(body, ensure_ascii=False).encode("utf-8")
            connection.request(method, path, raw, sent)
            response = connection.getresponse()
            answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()
        if self.checked and path.startswith("/api/"):
            contract.check(method, path, answer)
        return answer

    def get(self, path, **options):
        return self.call("GET", path, **options)

    def room(self, name):
        """Makes the room if it is missing."""
        answer = self.call("PUT", f"/api/v1/rooms/{quote(name, safe='')}", body={})
        assert answer.status in (200, 201), (answer.status, answer.raw)
        return name

    def post(self, room, text, author="ana", id=None, thread=None, **options):
        body = {"author": author, "text": text, **({"id": id} if id else {}), **({"thread": thread} if thread else {})}
        return self.call("POST", f"/api/v1/rooms/{quote(room, safe='')}/messages", body=body, **options)

    def say(self, room, text, author="ana", thread=None):
        """Posts, and returns the body of the 201."""
        answer = self.post(room, text, author, id=str(uuid.uuid4()), thread=thread)
        assert answer.status == 201, (answer.status, answer.raw[:500])
        return answer.json

    def ask(self, room, text, author="ana", thread=None, timeout=10):
        """Posts a command and returns the bot's reply to it."""
        said = self.say(room, text, author, thread)
        return self.reply_to(room, said["id"], after=said["seq"] - 1, timeout=timeout)

    def reply_to(self, room, id, after=0, timeout=10):
        def look():
            return next((m for m in self.messages(room, after) if m["in_reply_to"] == id), None)
        return eventually(look, timeout, what=f"a reply to {id} in {room}")

    def messages(self, room, after=0):
        """Every message of the room after that seq, page by page."""
        found = []
        while True:
            query = urlencode({"after": after, "limit": 200})
            answer = self.get(f"/api/v1/rooms/{quote(room, safe='')}/messages?{query}")
            assert answer.status == 200, (answer.status, answer.raw[:500])
            page = answer.json
            if not page["messages"]:
                return found
            found += page["messages"]
            assert page["next"] > after or page["next"] == page["messages"][-1]["seq"], "next does not advance"
            after = page["next"]

    def rooms(self):
        return [room["room"] for room in self.get("/api/v1/rooms").json["rooms"]]

    def incidents(self):
        """Every incident, page by page, in the order of their numbers."""
        found, after = [], 0
        while True:
            page = self.get(f"/api/v1/incidents?after={after}&limit=200").json
            if not page["incidents"]:
                return found
            found += page["incidents"]
            after = page["next"]

    def incident(self, id):
        return self.get(f"/api/v1/incidents/{id}").json

    def timeline(self, id):
        return self.get(f"/api/v1/incidents/{id}/timeline").json["entries"]

    def incident_titled(self, title, timeout=10):
        def look():
            return next((i for i in self.incidents() if title in i["title"]), None)
        return eventually(look, timeout, what=f"an incident titled {title!r}")

    def declare(self, title, severity="P1", room="ops", author="ana"):
        """Declares in the room and returns (incident, the name of its own local room)."""
        self.ask(room, f"!declare {severity} {title}", author)
        incident = self.incident_titled(title)
        return incident, local_room(incident)


def local_room(incident):
    """The name of the incident's main room in the built-in chat."""
    for linked in incident["rooms"]:
        if linked["chat"] == "local" and linked["purpose"] == "main":
            return linked["room"]
    raise AssertionError(f"no local main room in {incident}")


def unsolicited(messages):
    """What the bot posted by itself, not in answer to somebody."""
    return [m for m in messages if m["kind"] != "message" and m["in_reply_to"] is None]


def incident_key(text):
    match = re.search(r"INC-\d+", text)
    return match[0] if match else None
