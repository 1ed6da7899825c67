"""An HTTP alert source of incident.io on loopback, by its published fields and words.
https://docs.incident.io/api-reference/alert-events-v2/createhttp"""
from standins.service import Service

FIELDS = {"title": str, "status": str, "deduplication_key": str, "description": str, "source_url": str, "metadata": dict}
REQUIRED = ("title", "status", "deduplication_key")


class IncidentIO(Service):
    """`alerts` holds what people there see: one for each key of the source, with its events."""

    def __init__(self, source, token):
        super().__init__()
        self.source, self.token, self.alerts = source, token, {}

    def problems(self, request):
        found, body = [], request["body"]
        if (request["method"], request["path"]) != ("POST", f"/v2/alert_events/http/{self.source}"):
            found.append(f"{request['method']} {request['path']}: no such alert source")
        if request["headers"].get("Authorization") != f"Bearer {self.token}":
            found.append("authentication_error")
        if request["headers"].get("Content-Type") != "application/json" or not isinstance(body, dict):
            return found + ["no JSON object"]
        found += [f"{name}: not in the specification" for name in body if name not in FIELDS]
        found += [f"{name}: not a {kind.__name__}" for name, kind in FIELDS.items()
                  if name in body and not isinstance(body[name], kind)]
        found += [f"{name}: missing or blank" for name in REQUIRED if not body.get(name)]
        if body.get("status") not in ("firing", "resolved"):
            found.append("status is not one of firing, resolved")
        return found

    def refusal(self, problems):
        return {"type": "validation_error", "status": 422, "errors": [{"code": "invalid", "message": p} for p in problems]}

    def answer(self, request):
        key = request["body"]["deduplication_key"]
        self.alerts.setdefault(key, []).append(request["body"])
        return 202, {"status": "success", "message": "Event accepted for processing", "deduplication_key": key}
