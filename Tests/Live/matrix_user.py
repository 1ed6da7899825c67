"""The human side of Matrix: what a person sees and types, over the client-server API."""
import json
import time
import urllib.error
import urllib.request
import uuid
from urllib.parse import quote, urlencode

from waiting import eventually

V3 = "/_matrix/client/v3"


def call(url, method, path, body=None, token=None, timeout=40):
    """(status, decoded body); a 429 of the real rate limits is waited out, as a person's client does."""
    while True:
        request = urllib.request.Request(
            url + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})})
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            said = json.loads(error.read() or b"{}")
            if error.code != 429:
                return error.code, said
            time.sleep(said.get("retry_after_ms", 1000) / 1000 + 0.05)


def q(text):
    return quote(text, safe="")


class MatrixUser:
    def __init__(self, url, id, token):
        self.url, self.id, self.token = url, id, token

    def __call__(self, method, path, body=None, expect=200):
        status, said = call(self.url, method, path, body, self.token)
        assert status == expect, (method, path, status, said)
        return said

    def create_room(self, name, alias=None, encrypted=False, invite=()):
        state = [{"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}]
        return self("POST", f"{V3}/createRoom", {
            "name": name, "preset": "private_chat", "invite": list(invite), "initial_state": state if encrypted else [],
            **({"room_alias_name": alias} if alias else {})})["room_id"]

    def room_behind(self, alias):
        """The room that has this alias on the person's own homeserver, or None."""
        server = self.id.split(":", 1)[1]
        status, said = call(self.url, "GET", f"{V3}/directory/room/{q(f'#{alias}:{server}')}", token=self.token)
        return said["room_id"] if status == 200 else None

    def invite(self, room, id):
        self("POST", f"{V3}/rooms/{q(room)}/invite", {"user_id": id})

    def join(self, room):
        self("POST", f"{V3}/join/{q(room)}", {})

    def say(self, room, text, thread=None, transaction=None):
        """The event id; the same transaction again is the same event."""
        content = {"msgtype": "m.text", "body": text}
        if thread:
            content["m.relates_to"] = {"rel_type": "m.thread", "event_id": thread}
        path = f"{V3}/rooms/{q(room)}/send/m.room.message/{transaction or uuid.uuid4()}"
        return self("PUT", path, content)["event_id"]

    def upgrade(self, room, version="10"):
        return self("POST", f"{V3}/rooms/{q(room)}/upgrade", {"new_version": version})["replacement_room"]

    def members(self, room, membership="join"):
        events = self("GET", f"{V3}/rooms/{q(room)}/members?membership={membership}")["chunk"]
        return {e["state_key"]: e["content"] for e in events}

    def state(self, room):
        return self("GET", f"{V3}/rooms/{q(room)}/state")

    def state_value(self, room, kind, key):
        return next((e["content"].get(key) for e in self.state(room) if e["type"] == kind), None)

    def joined(self):
        return self("GET", f"{V3}/joined_rooms")["joined_rooms"]

    def accept_invitations(self):
        """Joins every room this person was invited to; returns their ids."""
        only = json.dumps({"room": {"timeline": {"limit": 1}}})
        rooms = self("GET", f"{V3}/sync?{urlencode({'timeout': 0, 'filter': only})}")["rooms"]
        invited = list(rooms.get("invite", {}))
        for room in invited:
            self.join(room)
        return invited

    def history(self, room):
        """Every event of the room that this person may see, oldest first."""
        found, start = [], None
        while True:
            query = {"dir": "b", "limit": 500, **({"from": start} if start else {})}
            page = self("GET", f"{V3}/rooms/{q(room)}/messages?{urlencode(query)}")
            found += page["chunk"]
            start = page.get("end")
            if not start or not page["chunk"]:
                return found[::-1]

    def messages(self, room, bot):
        """The history in the shape of the JSON API's messages, edits folded away."""
        return [as_message(e, bot) for e in self.history(room) if is_message(e)]

    def replies(self, room, bot, id):
        return [m for m in self.messages(room, bot) if m["in_reply_to"] == id]

    def ask(self, room, text, bot, timeout=20, **options):
        id = self.say(room, text, **options)
        return eventually(lambda: self.replies(room, bot, id), timeout, every=0.2, what=f"a reply to {text!r}")[0]


def is_message(event):
    """A message with content, neither redacted nor an edit of another one."""
    relation = event.get("content", {}).get("m.relates_to", {}).get("rel_type")
    return event["type"] == "m.room.message" and "body" in event["content"] and relation != "m.replace"


def as_message(event, bot):
    content, relation = event["content"], event["content"].get("m.relates_to", {})
    answered = relation.get("m.in_reply_to", {}).get("event_id")
    if relation.get("is_falling_back"):
        # In a thread an old client sees a reply; that fallback answers nobody unless it is the bot's.
        answered = answered if event["sender"] == bot else None
    return {"id": event["event_id"], "author": event["sender"], "text": content["body"], "in_reply_to": answered,
            "thread": relation.get("event_id") if relation.get("rel_type") == "m.thread" else None,
            "kind": "message" if event["sender"] != bot else "reply" if answered else "announcement",
            "content": content}
