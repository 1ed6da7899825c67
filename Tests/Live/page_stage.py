"""People, ways and services for the crash test of paging, and what arrived at each service in one form."""
import hashlib
import hmac
import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from standins.hook import Hook
from standins.mishaps import Mishaps
from standins.ntfy import Ntfy
from standins.pagerduty import PagerDuty

PUBLIC = "https://sitrep.bot.test"
HOOK_SECRET, NTFY_TOKEN, CALL_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "tk_" + "a" * 29, "their-webhook-secret"
# (seconds after the page, ways). dora has no rule: every way at once.
CONTACT = {
    "ana": [(0, ["pagerduty", "hook"]), (2, ["ntfy"])],
    "bob": [(0, ["ntfy"]), (1, ["hook"]), (3, ["pagerduty"])],
    "cleo": [(0, ["pagerduty", "ntfy"])],
    "luis": [(0, ["hook"]), (2, ["ntfy", "pagerduty"])],
    "vera": [(0, ["pagerduty"]), (1, ["hook"])],
}
EVERY_WAY = [(0, ["hook", "ntfy", "pagerduty"])]
NAMES = {"ana": "Ana Ruiz", "bob": "Bob Stone", "cleo": "Cleo Marsh", "dora": "Dora Diaz", "luis": "Luis Lindqvist",
         "vera": "Vera Vance"}
# Whom the page of a line asks, and how many steps follow on it: rounds and "everyone" included.
LINES = {"ic": ({"ana", "bob"}, 6), "checkout": ({"cleo", "dora"}, 2)}
ESCALATIONS = {
    "ic": {"after": "2 seconds", "to": ["luis", {"page": "vera", "after": "3 seconds"}], "rounds": 1},
    "checkout": {"after": "3 seconds", "to": ["luis"]},
}


@dataclass(frozen=True)
class Arrival:
    """One request that a service took. `lost`: the bot never heard of it."""
    pager: str
    person: str
    incident: str
    page: int
    action: str
    at: float
    lost: bool = False

    @property
    def step(self):
        return self.pager, self.person, self.incident, self.page


def routing_key(person):
    return hashlib.sha256(person.encode()).hexdigest()[:32]


def topic(person):
    return f"pages-{person}"


class PageStage:
    def __init__(self, folder, seed):
        self.folder = folder
        self.pagerduty, self.ntfy, self.hook = PagerDuty(), Ntfy(NTFY_TOKEN), _Receiver(HOOK_SECRET)
        self.services = {"pagerduty": self.pagerduty, "ntfy": self.ntfy, "hook": self.hook}
        for number, service in enumerate(self.services.values()):
            service.faults = Mishaps(seed * 10 + number)
            # A bot that was killed leaves its connections behind.
            service.server.handle_error = lambda *_: None
            service.__enter__()

    def end(self):
        for service in self.services.values():
            service.__exit__()

    @property
    def rejected(self):
        return [found for service in self.services.values() for found in service.rejected]

    def secret(self, name, text):
        (self.folder / name).touch(mode=0o600)
        (self.folder / name).write_text(text)
        return str(self.folder / name)

    def configuration(self):
        def rule(steps):
            return [{"by": by, **({"after": f"{after} seconds"} if after else {})} for after, by in steps]
        people = {key: {"contact": rule(steps)} for key, steps in CONTACT.items()}
        people["dora"] = {"name": NAMES["dora"], "handles": {"local": "dora"}}
        for key in NAMES:
            people.setdefault(key, {}).setdefault("handles", {})["pagerduty"] = f"P{key.upper()}"
        return {
            "server": {"public_url": PUBLIC}, "people": people, "escalations": ESCALATIONS,
            "on_call": {"ic": {"primary": "ana", "backup": "bob", "trainees": None}, "database": None,
                        "checkout": {"primary": "cleo", "backup": "dora"}},
            "severity_matrix": {"P1": {"initial_responder": "nobody"}}, "pagers": {
                "pagerduty": {"api_base": self.pagerduty.url, "webhook_secret_file": self.secret("call", CALL_SECRET),
                              "routing_keys": {key: {"routing_key_file": self.secret(f"{key}.pd", routing_key(key))}
                                               for key in NAMES}},
                "ntfy": {"api_base": self.ntfy.url, "token_file": self.secret("ntfy", NTFY_TOKEN),
                         "topics": {key: topic(key) for key in NAMES}},
                "hook": {"kind": "webhook", "url": f"{self.hook.url}/pages", "people": list(NAMES),
                         "secret_file": self.secret("hook", HOOK_SECRET)}}}

    def arrivals(self):
        """Everything that the services took, in the order in which they did."""
        found = self._pagerduty() + list(self.hook.taken)
        store = next((r["event"]["dedup_key"].split("/")[1] for r in self.pagerduty.requests if r["event"]), "")
        pages = {(a.incident, a.page) for a in found} | self.pages
        marks = {_mark(f"sitrep/{store}/{incident}/{page}/{person}"): (topic(person), person, incident, page)
                 for incident, page in pages for person in NAMES}
        return sorted(found + self._ntfy(marks), key=lambda arrival: arrival.at)

    # Pages that the timelines show; a mark of ntfy tells nothing but to whom knows what it is made of.
    pages = frozenset()

    def _pagerduty(self):
        found = []
        for request in list(self.pagerduty.requests):
            if not taken(request["fault"]) or request["problems"]:
                continue
            event = request["event"]
            _, _, incident, page, person = event["dedup_key"].split("/")
            assert event["routing_key"] == routing_key(person), "a page went to somebody else's service"
            found.append(Arrival("pagerduty", person, incident, int(page), event["event_action"], request["at"],
                                 bool(request["fault"].get("lose"))))
        return found

    def _ntfy(self, marks):
        found = []
        for request in list(self.ntfy.requests):
            path = urlsplit(request["target"]).path
            if request["method"] == "GET" or not taken(request["fault"]):
                continue
            if request["method"] == "POST":
                body = json.loads(request["raw"])
                where, mark, action = body["topic"], body["sequence_id"], "trigger"
            else:
                _, where, mark, _ = path.split("/")
                action = "acknowledge"
            wanted, person, incident, page = marks.get(mark, (where, where, "unknown", 0))
            assert where == wanted, "a page went to somebody else's topic"
            found.append(Arrival("ntfy", person, incident, page, action, request["at"],
                                 bool(request["fault"].get("lose"))))
        return found


def taken(fault):
    return not fault.get("status") and not fault.get("drop")


def _mark(key):
    return "sitrep-" + hmac.new(b"sitrep", key.encode(), hashlib.sha256).hexdigest()[:32]


class _Receiver(Hook):
    """Counts each post that it took, also the repeats that a real one would fold by their `webhook-id`."""

    def __init__(self, *secrets):
        super().__init__(*secrets)
        self.taken, self.ids = [], set()

    def take(self, call):
        status, headers, body, fault = super().take(call)
        if taken(fault):
            data = call.json["data"]
            with self.lock:
                self.ids.add(call.headers["webhook-id"])
                self.taken.append(Arrival("hook", data["address"], data["incident"], data["page"], data["action"],
                                          call.at, bool(fault.get("lose"))))
        return status, headers, body, fault
