"""A Slack workspace with people, an operations channel and the configuration that joins a bot to it."""
import json

import settings
from standins.slack.callbacks import Sockets, Webhooks
from standins.slack.server import APP_TOKEN, BOT_TOKEN, SECRET, Slack
from standins.slack.workspace import BOT, BOT_ID, TEAM
from waiting import eventually

ANA, BOB, EVE = "U0ANA0001", "U0BOB0001", "U0EVE0001"


def fallback(message):
    return message.get("text", "")


class SlackStage:
    """`mode` is socket or http. ana is known by her id, bob by his e-mail address, eve by nobody."""

    def __init__(self, folder, mode):
        self.slack, self.mode, self.folder = Slack().__enter__(), mode, folder
        for id, email in ((ANA, "ana@bot.test"), (BOB, "bob@bot.test"), (EVE, "eve@elsewhere.test")):
            self.slack.person(id, email)
        self.ops = self.slack.channel("ops", members=[ANA, BOB, EVE])
        for name, secret in (("bot", BOT_TOKEN), ("app", APP_TOKEN), ("secret", SECRET)):
            (folder / f"slack.{name}").write_text(secret + "\n")
            (folder / f"slack.{name}").chmod(0o600)
        self.inward = None

    def end(self):
        self.slack.__exit__()

    def configuration(self, *changes):
        # Whoever has no account there has no address either: the bot says whom it does not find.
        people = {key: {"handles": None, "email": None} for key in settings.PEOPLE}
        people["ana"] = {"handles": {"slack": ANA, "local": "ana"}}
        people["bob"] = {"handles": {"local": "bob"}, "email": settings.PEOPLE["bob"]["email"]}
        entrance = ({"signing_secret_file": str(self.folder / "slack.secret")} if self.mode == "http"
                    else {"app_token_file": str(self.folder / "slack.app")})
        change = {
            "people": people,
            "chats": {"slack": {"mode": self.mode, "api_base": self.slack.api_base, "timeline_emoji": ["pushpin"],
                                "bot_token_file": str(self.folder / "slack.bot"), **entrance}},
            "rooms": {"incidents": "slack", "announce": [f"slack/{self.ops}"], "executive": "local/exec"},
        }
        for more in changes:
            change = settings.merged(change, more)
        return change

    def join(self, bot):
        """The bot is up and can be told things."""
        self.inward = Webhooks(bot.url) if self.mode == "http" else Sockets(self.slack)
        if self.mode == "socket":
            eventually(self.slack.open_lines, 20, what="a socket of the bot")
        eventually(lambda: self.slack.called("usergroups.list"), 20, what="the directory to be asked")
        return bot

    # What people do. Each returns what Slack knows it by.

    def say(self, text, channel=None, user=ANA, thread=None, retries=20, **more):
        channel = channel or self.ops
        message = self.slack.say(channel, user, text, thread)
        kind = "im" if self.slack.channels[channel]["is_im"] else "channel"
        event = {**message, "channel_type": kind, "event_ts": message["ts"], "team": TEAM, **more}
        assert self.inward.event(event, retries=retries), f"{text!r} was not taken"
        if f"<@{BOT}>" in text:
            assert self.inward.event({**event, "type": "app_mention"}, retries=retries)
        return message["ts"]

    def slash(self, text, channel=None, user=ANA, trigger=None, retries=20):
        trigger = trigger or f"77.{self.slack.stamp()}"
        fields = {"command": "/sitrep", "text": text, "user_id": user, "channel_id": channel or self.ops, "team_id": TEAM,
                  "trigger_id": trigger, "response_url": f"{self.slack.origin}/reply/{trigger}", "api_app_id": "A1"}
        return self.inward.command(fields, retries=retries), trigger

    def press(self, message, label, user=ANA, retries=20):
        """Presses the button of that label under a message."""
        button = next(e for b in message["blocks"] if b["type"] == "actions" for e in b["elements"]
                      if e["text"]["text"] == label)
        stamp = self.slack.stamp()
        payload = {"type": "block_actions", "user": {"id": user}, "team": {"id": TEAM}, "api_app_id": "A1",
                   "trigger_id": f"78.{stamp}", "channel": {"id": message["channel"]},
                   "container": {"type": "message", "message_ts": message["ts"], "channel_id": message["channel"]},
                   "message": {"ts": message["ts"], "text": message["text"]},
                   "actions": [{"type": "button", "action_id": button["action_id"], "value": button["value"],
                                "block_id": "b", "action_ts": stamp}]}
        return self.inward.interaction(payload, retries=retries)

    def react(self, emoji, message_ts, channel, user=ANA, on=True):
        event = {"type": "reaction_added" if on else "reaction_removed", "user": user, "reaction": emoji,
                 "item": {"type": "message", "channel": channel, "ts": message_ts}, "event_ts": self.slack.stamp()}
        assert self.inward.event(event, retries=20)

    def submit(self, view, values, user=ANA):
        payload = {"type": "view_submission", "user": {"id": user}, "team": {"id": TEAM}, "api_app_id": "A1",
                   "view": {**view, "state": {"values": values}}}
        return self.inward.interaction(payload, retries=20)

    # What people see.

    def posts(self, channel=None):
        return [m for m in self.slack.shown(channel or self.ops) if m.get("bot_id") == BOT_ID]

    def replies(self, id, channel=None):
        """The bot's posts that answer a message, a slash command or a button, by the outbox key in their metadata."""
        channel = channel or self.ops
        return [m for m in self.posts(channel) if key(m) == f"m/slack/{channel}/{id}/reply"]

    def ask(self, text, channel=None, timeout=10, **options):
        id = self.say(text, channel, **options)
        return eventually(lambda: self.replies(id, channel), timeout, what=f"an answer to {text!r}")[0]

    def incident_channel(self, label, timeout=20):
        name = label.lstrip("#")

        def look():
            found = [c for c in self.slack.channels.values() if c["name"].startswith(name) and c["creator"] == BOT]
            return found[0] if found and found[0]["topic"]["value"] else None
        return eventually(look, timeout, what=f"the channel {label}")


def key(message):
    return message.get("metadata", {}).get("event_payload", {}).get("key", "")


def buttons(message):
    return [e["text"]["text"] for b in message["blocks"] if b["type"] == "actions" for e in b["elements"]]


def everything(message):
    return json.dumps(message["blocks"], ensure_ascii=False)
