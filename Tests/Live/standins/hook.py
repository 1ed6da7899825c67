"""A receiver of our own webhook: the Standard Webhooks library judges headers, a schema the documented body."""
from jsonschema import Draft202012Validator
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from standins.loopback import Loopback

TEXT = {"type": "string", "minLength": 1}
BODY = {
    "type": "object", "additionalProperties": False, "required": ["type", "timestamp", "data"],
    "properties": {
        "type": {"enum": ["page.trigger", "page.acknowledge", "page.resolve"]},
        "timestamp": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"},
        "data": {
            "type": "object", "additionalProperties": False,
            "required": ["action", "incident", "page", "dedup_key", "severity", "summary", "notice", "address",
                         "details"],
            "properties": {
                "action": {"enum": ["trigger", "acknowledge", "resolve"]},
                "incident": {"type": "string", "pattern": r"^INC-\d+$"},
                "page": {"type": "integer"}, "dedup_key": TEXT, "summary": TEXT, "address": TEXT,
                "severity": {"type": "object", "additionalProperties": False, "required": ["rank", "label"],
                             "properties": {"rank": {"type": "integer"}, "label": TEXT}},
                "notice": {"type": "boolean"}, "link": {"type": "string", "pattern": "^https?://"},
                "person": {"type": "object", "additionalProperties": False, "required": ["key", "name", "phones"],
                           "properties": {"key": TEXT, "name": TEXT, "email": TEXT,
                                          "phones": {"type": "array", "items": TEXT}}},
                "details": {"type": "array", "items": {
                    "type": "object", "additionalProperties": False, "required": ["name", "text"],
                    "properties": {"name": TEXT, "text": {"type": "string"}}}},
            },
        },
    },
}


class Hook(Loopback):
    """`pages` holds the body of each page by its webhook-id: a repeat is one page, as the specification wants."""

    def __init__(self, *secrets):
        super().__init__()
        self.secrets, self.pages = secrets, {}

    def answer(self, call):
        for secret in self.secrets:
            try:
                Webhook(secret).verify(call.raw, dict(call.headers))
            except WebhookVerificationError as error:
                self.reject(f"signature: {error}")
        self.reject(*(f"{list(e.absolute_path)}: {e.message}" for e in Draft202012Validator(BODY).iter_errors(call.json)))
        self.pages[call.headers["webhook-id"]] = call.json["data"]
        return 202, {}, {}

    def pages_for(self, person):
        with self.lock:
            return [p for p in self.pages.values() if (p.get("person") or {}).get("key") == person]
