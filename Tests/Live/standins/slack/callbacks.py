"""How Slack tells an app of things: signed webhooks, or envelopes over a socket; again where it was not told "got it"."""
import hashlib
import hmac
import itertools
import json
import time
import urllib.error
import urllib.parse
import urllib.request

from standins.slack.server import SECRET
from standins.slack.workspace import BOT, TEAM

COUNT = itertools.count(1)


def signed(body, secret=SECRET, at=None):
    """The headers that Slack puts on a call."""
    stamp = str(int(at if at is not None else time.time()))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def post(url, body, headers, timeout=3):
    """(status, body); 0 where nobody answered in time."""
    request = urllib.request.Request(url, data=body, method="POST", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except (OSError, urllib.error.URLError):
        return 0, b""


def envelope(event, id=None):
    """The Events API's envelope around an event."""
    return {"token": "x", "team_id": TEAM, "api_app_id": "A1", "type": "event_callback",
            "event_id": id or f"Ev{next(COUNT):08d}", "event_time": int(time.time()), "event": event,
            "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}]}


class Webhooks:
    """Calls the bot's webhooks; `url` may change with each restart of the bot."""

    def __init__(self, url):
        self.url = url

    def event(self, event, id=None, **options):
        return self.send("events", "json", envelope(event, id), **options)

    def command(self, fields, **options):
        return self.send("commands", "form", fields, **options)

    def interaction(self, payload, **options):
        return self.send("interactions", "form", {"payload": json.dumps(payload)}, **options)

    def send(self, path, kind, payload, retries=0, wait=0.5):
        """True once it was answered 200; tried again as Slack does, so many times."""
        body = json.dumps(payload).encode() if kind == "json" else urllib.parse.urlencode(payload).encode()
        content = "application/json" if kind == "json" else "application/x-www-form-urlencoded"
        for attempt in range(retries + 1):
            headers = {"Content-Type": content, **signed(body)}
            if attempt:
                headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": "http_timeout"}
            status, answer = post(f"{self.url}/slack/{path}", body, headers)
            if status == 200:
                return answer or True
            if attempt < retries:
                time.sleep(wait)
        return False


class Sockets:
    """Sends envelopes over whichever connection is open, again where no acknowledgement came within 3 s."""

    def __init__(self, slack):
        self.slack = slack

    def event(self, event, id=None, **options):
        return self.send("events_api", envelope(event, id), **options)

    def command(self, fields, **options):
        return self.send("slash_commands", fields, **options)

    def interaction(self, payload, **options):
        return self.send("interactive", payload, **options)

    def send(self, kind, payload, retries=0, wait=0.5):
        for attempt in range(retries + 1):
            id = f"env-{next(COUNT)}"
            lines = self.slack.open_lines()
            if lines:
                said = {"envelope_id": id, "type": kind, "payload": payload,
                        "accepts_response_payload": kind != "events_api"}
                if kind == "events_api":
                    said |= {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""}
                lines[next(COUNT) % len(lines)].send(said)
                with self.slack.arrived:
                    if self.slack.arrived.wait_for(lambda: id in self.slack.acknowledged, 3):
                        return self.slack.acknowledged[id].get("payload") or True
            if attempt < retries:
                time.sleep(wait)
        return False
