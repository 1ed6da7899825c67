"""PagerDuty's REST API on loopback: keeps incidents and responders, and judges each request by the specification."""
import itertools

from standins.loopback import Loopback
from standins.specification import published

USERS = {"PBOT123": "sitrep@bot.test", "PANA123": "ana@bot.test", "PBOB123": "bob@bot.test",
         "PZOE123": "zoe@bot.test", "PLUI123": "luis@bot.test"}


def specification():
    """Two places of the published document contradict its own examples, the guides and the vendor's clients: an incident's
    details are text, and a target of a responder request is wrapped once more."""
    found = published("pd_rest.json")
    if found:
        schemas = found.document["components"]["schemas"]
        schemas["IncidentBody"]["properties"] = {"type": {"enum": ["incident_body"]}, "details": {"type": "string"}}
        target = schemas["ResponderRequestTargetReference"]
        schemas["ResponderRequestTargetReference"] = {
            "type": "object", "required": ["responder_request_target"], "properties": {"responder_request_target": target}}
    return found


class PagerDutyRest(Loopback):
    def __init__(self, token):
        super().__init__()
        self.token, self.incidents, self.numbers = token, {}, itertools.count(1)
        # Ids of schedules to their entries, as of layers; the others are of shifts, or not there.
        self.schedules, self.shifts = {}, {}
        self.specification = specification()

    def judge(self, call):
        query = {name: values[-1] for name, values in call.query.items()}
        # Lists have one value here, and the document gives them as arrays.
        plain = {name: value for name, value in query.items() if not name.endswith("[]") and name != "sort_by"}
        plain = {name: int(value) if name in ("limit", "offset") else value for name, value in plain.items()}
        if self.specification:
            self.reject(*(f"{call.method} {call.path}: {problem}" for problem in self.specification.problems(
                call.method, call.path, plain, call.headers, call.raw)))
        if call.headers.get("Authorization") != f"Token token={self.token}":
            self.reject("the token is not the account's")
        if call.method != "GET" and call.headers.get("From") not in USERS.values():
            self.reject("From is nobody's")

    def answer(self, call):
        self.judge(call)
        parts = call.path.strip("/").split("/")
        if call.path == "/users":
            return self.users(call)
        if parts[:2] == ["v3", "schedules"]:
            if parts[2] not in self.shifts:
                return 400, {}, {"error": {"message": "Invalid schedule", "code": 2001}}
            return 200, {}, {"schedule": {"id": parts[2], "type": "schedule_v3", "final_schedule": {
                "type": "final_schedule", "computed_shift_assignments": self.shifts[parts[2]]}}}
        if parts[0] == "schedules" and parts[1] in self.schedules:
            return 200, {}, {"schedule": {"id": parts[1], "type": "schedule", "final_schedule": {
                "name": "Final Schedule", "rendered_schedule_entries": self.schedules[parts[1]]}}}
        if parts[0] != "incidents":
            return 404, {}, {"error": {"message": "Not Found", "code": 2100}}
        if call.path == "/incidents":
            return self.create(call.json["incident"]) if call.method == "POST" else self.list(call)
        incident = self.incidents[parts[1]]
        if parts[2:] == ["responder_requests"]:
            for target in call.json["responder_request_targets"]:
                user = target["responder_request_target"]["id"]
                incident["incidents_responders"].append({"state": "pending", "user": {"id": user}})
            return 200, {}, {"responder_request": {"incident": {"id": parts[1]}}}
        if parts[2:] == ["responder_requests", "cancel"]:
            users = {target["id"] for target in call.json["responder_request_targets"]}
            for responder in incident["incidents_responders"]:
                if responder["user"]["id"] in users:
                    responder["state"] = "user_cancelled"
            return 200, {}, {"responder_request_targets": []}
        if call.method == "PUT":
            incident["status"] = call.json["incident"]["status"]
        return 200, {}, {"incident": incident}

    def users(self, call):
        """Two a page, so that a list has several; `query` filters by address as theirs does."""
        found = [{"id": key, "type": "user", "name": mail.split("@")[0].title(), "email": mail, "contact_methods": [
            {"type": "phone_contact_method", "country_code": 49, "address": "30 77" + key[-3:]},
            {"type": "email_contact_method", "address": mail}]} for key, mail in USERS.items()
            if call.query.get("query", [""])[0] in mail]
        first = int(call.query.get("offset", ["0"])[0])
        return 200, {}, {"users": found[first:first + 2], "limit": 2, "offset": first, "more": first + 2 < len(found)}

    def create(self, wanted):
        if any(i["incident_key"] == wanted["incident_key"] and i["status"] != "resolved" for i in self.incidents.values()):
            return 400, {}, {"error": {"message": "Arguments Caused Error", "code": 2002, "errors": [
                "Open incident with matching dedup key already exists on this service"]}}
        key = f"Q{next(self.numbers)}ABC"
        self.incidents[key] = {
            "id": key, "type": "incident", "status": "triggered", "incident_key": wanted["incident_key"],
            "title": wanted["title"], "urgency": wanted["urgency"], "service": wanted["service"],
            "html_url": f"https://acme.pagerduty.com/incidents/{key}", "incidents_responders": []}
        return 201, {}, {"incident": self.incidents[key]}

    def list(self, call):
        found = [i for i in self.incidents.values() if i["incident_key"] == call.query["incident_key"][0]
                 and i["service"]["id"] in call.query["service_ids[]"]]
        return 200, {}, {"incidents": found[::-1], "limit": 25, "offset": 0, "more": False, "total": None}

    def responders(self):
        """(incident, user, state) of every request made."""
        with self.lock:
            return [(i["id"], r["user"]["id"], r["state"])
                    for i in self.incidents.values() for r in i["incidents_responders"]]
