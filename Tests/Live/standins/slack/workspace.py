"""What a Slack workspace is, in memory: channels, messages, people, and the Web API's methods on them."""
import itertools
import json
import threading
import time

BOT, BOT_ID, TEAM = "UBOT0001", "B0001", "T0001"
SCOPES = ("app_mentions:read,bookmarks:read,bookmarks:write,channels:history,channels:join,channels:manage,channels:read,"
          "chat:write,chat:write.public,commands,files:write,groups:history,groups:read,groups:write,im:history,im:read,"
          "mpim:history,mpim:read,pins:write,reactions:read,usergroups:read,users:read,users:read.email")


class Refused(Exception):
    """Slack's `ok: false`, with its error code and further members."""

    def __init__(self, error, **more):
        super().__init__(error)
        self.error, self.more = error, more


class Workspace:
    """Messages are kept as Slack gives them; `metadata` is given only when asked for."""

    def __init__(self):
        self.lock = threading.RLock()
        self.count = itertools.count(1)
        self.channels, self.messages, self.ephemeral, self.views, self.files = {}, [], [], [], {}
        self.users, self.groups, self.pins, self.bookmarks, self.replies = {}, {}, [], [], []
        self.scopes, self.token_error = SCOPES, None
        self.last = 0

    # Made by the tests.

    def person(self, id, email):
        self.users[id] = {"id": id, "name": email.split("@")[0], "profile": {"email": email}}
        return id

    def channel(self, name, members=(), creator="U0STRANGER", private=False, bot_is_in=True, kind="channel"):
        with self.lock:
            id = f"{'D' if kind == 'im' else 'C'}{next(self.count):08d}"
            self.channels[id] = {
                "id": id, "name": name, "is_archived": False, "is_private": private, "is_im": kind == "im",
                "creator": creator, "topic": {"value": ""}, "purpose": {"value": ""}, "created": int(time.time()),
                "members": list(members) + ([BOT] if bot_is_in else [])}
            return id

    def stamp(self):
        """A ts that no other message has."""
        with self.lock:
            now = int(time.time() * 1_000_000)
            self.last = max(self.last + 1, now)
            return f"{self.last // 1_000_000}.{self.last % 1_000_000:06d}"

    def say(self, channel, user, text, thread=None):
        """A person's message."""
        with self.lock:
            message = {"type": "message", "user": user, "text": text, "ts": self.stamp(), "channel": channel}
            if thread:
                message["thread_ts"] = thread
            self.messages.append(message)
            return message

    def shown(self, channel):
        """What a person sees in a channel, threads too, in order."""
        with self.lock:
            return [dict(m) for m in self.messages if m["channel"] == channel]

    def named(self, name):
        return next((c for c in self.channels.values() if c["name"] == name), None)

    # The Web API.

    def call(self, method, a):
        """The answer's members beside `ok`; raises Refused."""
        with self.lock:
            return getattr(self, method.replace(".", "_"))(a)

    def _channel(self, a, name="channel"):
        channel = self.channels.get(a.get(name, ""))
        if not channel:
            raise Refused("channel_not_found")
        return channel

    def _writable(self, a):
        channel = self._channel(a)
        if channel["is_archived"]:
            raise Refused("is_archived")
        if BOT not in channel["members"]:
            raise Refused("channel_not_found" if channel["is_private"] else "not_in_channel")
        return channel

    def api_test(self, a):
        return {}

    def auth_test(self, a):
        return {"url": "https://t.slack.com/", "team": "Testers", "user": "sitrep", "team_id": TEAM, "user_id": BOT,
                "bot_id": BOT_ID}

    def apps_connections_open(self, a):
        return {"url": f"{self.socket_url}?ticket={next(self.count)}&app_id=A1"}

    def conversations_create(self, a):
        name = a["name"]
        if self.named(name):
            raise Refused("name_taken")
        if name != name.lower() or len(name) > 80 or any(c in name for c in " .,#"):
            raise Refused("invalid_name_specials")
        id = self.channel(name, creator=BOT, private=a.get("is_private") == "true")
        return {"channel": self._public(self.channels[id])}

    def _public(self, channel):
        return {k: v for k, v in channel.items() if k != "members"}

    def conversations_list(self, a):
        return self._page([self._public(c) for c in self.channels.values() if not c["is_im"]], a, "channels")

    def users_conversations(self, a):
        mine = [c for c in self.channels.values() if BOT in c["members"]]
        if a.get("exclude_archived") == "true":
            mine = [c for c in mine if not c["is_archived"]]
        return self._page([self._public(c) for c in mine], a, "channels")

    def _page(self, items, a, name):
        limit, start = int(a.get("limit") or 100), int(a.get("cursor") or 0)
        end = start + limit
        return {name: items[start:end], "has_more": end < len(items),
                "response_metadata": {"next_cursor": str(end) if end < len(items) else ""}}

    def conversations_setTopic(self, a):
        self._writable(a)["topic"] = {"value": a["topic"][:250], "creator": BOT}
        return {}

    def conversations_setPurpose(self, a):
        self._writable(a)["purpose"] = {"value": a["purpose"][:250], "creator": BOT}
        return {}

    def conversations_invite(self, a):
        channel = self._writable(a)
        people = a["users"].split(",")
        unknown = [p for p in people if p not in self.users]
        if unknown:
            raise Refused("user_not_found", errors=[{"user": p, "ok": False, "error": "user_not_found"} for p in unknown])
        if all(p in channel["members"] for p in people):
            raise Refused("already_in_channel")
        channel["members"] += [p for p in people if p not in channel["members"]]
        return {"channel": self._public(channel)}

    def conversations_kick(self, a):
        channel = self._writable(a)
        if a["user"] not in channel["members"]:
            raise Refused("not_in_channel")
        channel["members"].remove(a["user"])
        return {}

    def conversations_join(self, a):
        channel = self._channel(a)
        if channel["is_private"]:
            raise Refused("method_not_supported_for_channel_type")
        channel["members"].append(BOT)
        return {"channel": self._public(channel)}

    def conversations_archive(self, a):
        channel = self._channel(a)
        if channel["is_archived"]:
            raise Refused("already_archived")
        channel["is_archived"] = True
        return {}

    def conversations_rename(self, a):
        channel = self._writable(a)
        if self.named(a["name"]):
            raise Refused("name_taken")
        channel["name"] = a["name"]
        return {"channel": self._public(channel)}

    def conversations_history(self, a):
        self._channel(a)
        roots = [m for m in self.messages if m["channel"] == a["channel"] and m.get("thread_ts", m["ts"]) == m["ts"]]
        return self._history(reversed(roots), a)

    def conversations_replies(self, a):
        self._channel(a)
        thread = [m for m in self.messages if m["channel"] == a["channel"] and a["ts"] in (m["ts"], m.get("thread_ts"))]
        if not thread:
            raise Refused("thread_not_found")
        return self._history(thread, a)

    def _history(self, messages, a):
        inclusive = a.get("inclusive") == "true"
        oldest, latest = float(a.get("oldest") or 0), float(a.get("latest") or 1e12)

        def fits(message):
            ts = float(message["ts"])
            return oldest <= ts <= latest if inclusive else oldest < ts < latest
        found = [m for m in messages if fits(m)]
        if a.get("include_all_metadata", "").lower() not in ("1", "true"):
            found = [{k: v for k, v in m.items() if k != "metadata"} for m in found]
        return self._page(found, a, "messages")

    def chat_postMessage(self, a):
        channel = self.channels.get(a["channel"])
        if channel and not channel["is_private"] and not channel["is_archived"] and BOT not in channel["members"]:
            pass  # The scope chat:write.public lets an app post in any public channel.
        else:
            channel = self._writable(a)
        message = {"type": "message", "user": BOT, "bot_id": BOT_ID, "ts": self.stamp(), "channel": channel["id"],
                   "text": a.get("text", ""), "blocks": json.loads(a.get("blocks", "[]"))}
        if a.get("metadata"):
            message["metadata"] = json.loads(a["metadata"])
        if a.get("thread_ts"):
            message["thread_ts"] = a["thread_ts"]
        self.messages.append(message)
        return {"channel": channel["id"], "ts": message["ts"], "message": message}

    def chat_postEphemeral(self, a):
        channel = self._writable(a)
        if a["user"] not in channel["members"]:
            raise Refused("user_not_in_channel")
        self.ephemeral.append({"channel": a["channel"], "user": a["user"], "text": a.get("text", "")})
        return {"message_ts": self.stamp()}

    def chat_update(self, a):
        message = next((m for m in self.messages if (m["ts"], m["channel"]) == (a["ts"], a["channel"])), None)
        if not message:
            raise Refused("message_not_found")
        message.update(text=a.get("text", ""), blocks=json.loads(a.get("blocks", "[]")), edited={"ts": self.stamp()})
        return {"channel": a["channel"], "ts": a["ts"]}

    def pins_add(self, a):
        self._channel(a)
        if (a["channel"], a["timestamp"]) in self.pins:
            raise Refused("already_pinned")
        self.pins.append((a["channel"], a["timestamp"]))
        return {}

    def bookmarks_list(self, a):
        return {"bookmarks": [b for b in self.bookmarks if b["channel_id"] == a["channel_id"]]}

    def bookmarks_add(self, a):
        self.bookmarks.append(dict(a))
        return {"bookmark": dict(a)}

    def users_lookupByEmail(self, a):
        found = next((u for u in self.users.values() if u["profile"]["email"] == a["email"]), None)
        if not found:
            raise Refused("users_not_found")
        return {"user": found}

    def users_list(self, a):
        return self._page([{"deleted": False, "is_bot": False, "team_id": TEAM, **u} for u in self.users.values()], a, "members")

    def users_info(self, a):
        if a["user"] not in self.users:
            raise Refused("user_not_found")
        return {"user": {"team_id": TEAM, **self.users[a["user"]]}}

    def usergroups_list(self, a):
        return {"usergroups": [{"id": id, "handle": handle} for id, handle in self.groups.items()]}

    def views_open(self, a):
        if any(v["trigger_id"] == a["trigger_id"] for v in self.views):
            raise Refused("exchanged_trigger_id")
        self.views.append({"trigger_id": a["trigger_id"], "id": f"V{next(self.count):06d}", **json.loads(a["view"])})
        return {"view": self.views[-1]}

    def files_getUploadURLExternal(self, a):
        id = f"F{next(self.count):06d}"
        self.files[id] = {"name": a["filename"], "length": int(a["length"]), "bytes": b"", "shared": None}
        return {"upload_url": f"{self.upload_url}/{id}", "file_id": id}

    def files_completeUploadExternal(self, a):
        for file in json.loads(a["files"]):
            self.files[file["id"]]["shared"] = a.get("channel_id")
        return {"files": json.loads(a["files"])}
