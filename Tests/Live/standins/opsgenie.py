"""Opsgenie on loopback: alerts by alias, users, teams, schedules with their timelines, escalations. Every request is judged
by the vendor's specification (SITREP_SPECS) and by what its documents state in words."""
import uuid
from datetime import datetime, timedelta, timezone
from urllib.parse import unquote

from standins.opsgenie_rota import on_call, periods
from standins.specification import published
from standins.service import Service

# https://docs.opsgenie.com/docs/alert-api
LIMITS = {"message": 130, "alias": 512, "description": 15000, "entity": 512, "source": 100, "user": 100, "note": 25000}
FIELDS = {*LIMITS, "responders", "visibleTo", "actions", "tags", "details", "priority"}
NAMED_BY = {"user": ("id", "username"), "team": ("id", "name"), "schedule": ("id", "name"), "escalation": ("id", "name")}


class Opsgenie(Service):
    """`users`, `teams`, `schedules` and `escalations` are lists in the vendor's own form."""

    def __init__(self, key, users=(), teams=(), schedules=(), escalations=(), page=2):
        super().__init__()
        self.key, self.page = key, page
        self.users, self.teams = list(users), list(teams)
        self.schedules, self.escalations = list(schedules), list(escalations)
        self.alerts = {}
        self.specification = published("opsgenie.json")

    def problems(self, request):
        found = []
        if self.specification:
            # `limit` and `offset` of lists are documented in prose for users alone; the specification has them too.
            found += self.specification.problems(
                request["method"], request["path"], request["query"], request["headers"], request["raw"])
        if request["headers"].get("Authorization") != f"GenieKey {self.key}":
            found.append("Could not authenticate")
        body = request["body"] or {}
        if request["method"] == "POST":
            found += [f"{name}: not a field of an alert" for name in body if name not in FIELDS]
            found += [f"{name} is over {limit} characters" for name, limit in LIMITS.items()
                      if len(str(body.get(name, "")).encode("utf-16-le")) // 2 > limit]
            if len("".join(str(part) for pair in body.get("details", {}).items() for part in pair)) > 8000:
                found.append("details are over 8000 characters")
            if len(body.get("tags", [])) > 20 or any(len(tag) > 50 for tag in body.get("tags", [])):
                found.append("too many tags, or too long ones")
            for responder in body.get("responders", []):
                if not any(responder.get(name) for name in NAMED_BY.get(responder.get("type"), ())):
                    found.append(f"responder {responder} names nobody")
        return found

    def answer(self, request):
        path = [unquote(part) for part in request["path"].strip("/").split("/")][1:]
        if request["method"] == "POST":
            return self._act(path, request)
        found = self._look(path, request)
        return (200, {**found, "took": 0.02, "requestId": str(uuid.uuid4())}) if found else (
            404, {"message": "Not found", "took": 0.01, "requestId": str(uuid.uuid4())})

    def _act(self, path, request):
        """Taken at once, done a moment later there; here at once."""
        body = request["body"]
        if path == ["alerts"]:
            alias = body["alias"]
            alert = self.alerts.get(alias)
            if not alert or alert["status"] == "closed":
                self.alerts[alias] = alert = {"id": str(uuid.uuid4()), "status": "open", "acknowledged": False,
                                              "count": 0, **body}
            alert["count"] += 1
        else:
            alert = self.alerts.get(path[1]) if request["query"].get("identifierType") == "alias" else None
            if alert and path[2] == "acknowledge":
                alert["acknowledged"] = True
            if alert and path[2] == "close":
                alert["status"] = "closed"
        return 202, {"result": "Request will be processed", "took": 0.01, "requestId": str(uuid.uuid4())}

    def _look(self, path, request):
        query = request["query"]
        if path[0] == "alerts":
            if path[1:] == ["count"]:
                return {"data": {"count": len(self.alerts)}}
            alert = self.alerts.get(path[1]) if query.get("identifierType") == "alias" else None
            named = [{"type": r["type"], "id": str(uuid.uuid5(uuid.NAMESPACE_URL, str(r)))}
                     for r in (alert or {}).get("responders", [])]
            return alert and {"data": {**alert, "responders": named}}
        if path == ["users"]:
            offset = int(query.get("offset", 0))
            limit = min(int(query.get("limit", 100)), self.page)
            rest = [{k: v for k, v in user.items() if k != "userContacts"} for user in self.users[offset:offset + limit]]
            following = f"{self.url}/v2/users?limit={limit}&offset={offset + limit}"
            paging = {"next": following} if offset + limit < len(self.users) else {}
            return {"data": rest, "totalCount": len(self.users), "paging": paging}
        if path[0] == "users":
            user = self._named(self.users, path[1], "id", "username")
            return user and {"data": user if "contact" in query.get("expand", "") else
                             {k: v for k, v in user.items() if k != "userContacts"}, "expandable": []}
        items = {"teams": self.teams, "schedules": self.schedules, "escalations": self.escalations}[path[0]]
        if len(path) == 1:
            hidden = {"teams": "members", "schedules": "" if query.get("expand") == "rotation" else "rotations"}
            return {"data": [{k: v for k, v in item.items() if k != hidden.get(path[0])} for item in items],
                    "expandable": ["rotation"]}
        item = self._named(items, path[1], query.get("identifierType", "id"))
        if not item or len(path) == 2:
            return item and {"data": item}
        return {"data": self.timeline(item, query), "expandable": ["base", "forwarding", "override"]}

    @staticmethod
    def _named(items, value, *keys):
        return next((item for item in items if any(item.get(key) == value for key in keys)), None)

    def timeline(self, schedule, query):
        start = datetime.fromisoformat(query["date"].replace("Z", "+00:00"))
        end = start + timedelta(**{query["intervalUnit"]: int(query["interval"])})
        text = lambda moment: moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        rotations = [
            {"id": rotation["id"], "name": rotation["name"], "order": float(order), "periods": [
                {"startDate": text(low), "endDate": text(high), "type": "default",
                 "recipient": {"id": who["id"], "name": who["username"], "type": "user"}}
                for low, high, who in periods(schedule, rotation, start, end)]}
            for order, rotation in enumerate(schedule["rotations"], 1)]
        return {"_parent": {"id": schedule["id"], "name": schedule["name"], "enabled": True}, "startDate": text(start),
                "endDate": text(end), "finalTimeline": {"rotations": rotations}}

    def on_call(self, schedule, moment):
        """The logins on call at that moment (seconds of UTC), over all rotations."""
        return {who["username"] for rotation in schedule["rotations"] if (who := on_call(schedule, rotation, moment))}

    def open_alerts(self):
        with self.lock:
            return [alert for alert in self.alerts.values() if alert["status"] == "open"]
