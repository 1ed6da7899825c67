"""A Formatted Webhook of Grafana IRM on loopback: groups by `alert_uid` as its standard template does.
https://grafana.com/docs/grafana-cloud/alerting-and-irm/irm/configure/integrations/webhooks/incoming-webhooks/oncall-webhooks"""
from standins.service import Service

RECOGNISED = {"alert_uid", "title", "image_url", "state", "link_to_upstream_details", "message"}
# Anything else may stand in the payload too, for templates and routes; these are ours.
OURS = {"severity", "incident"}


class GrafanaIRM(Service):
    """`groups` holds what people there see: one for each alert_uid, with its alerts."""

    def __init__(self, key):
        super().__init__()
        self.path, self.groups = f"/integrations/v1/formatted_webhook/{key}/", {}

    def problems(self, request):
        found, body = [], request["body"]
        if (request["method"], request["path"]) != ("POST", self.path):
            found.append(f"{request['method']}: no such integration")
        if request["headers"].get("Content-Type") != "application/json" or not isinstance(body, dict):
            return found + ["no JSON object"]
        found += [f"{name}: neither recognised nor ours" for name in body if name not in RECOGNISED | OURS]
        found += [f"{name}: no text" for name, value in body.items() if not isinstance(value, str)]
        if body.get("state") not in ("ok", "alerting"):
            found.append("state is not one of ok, alerting")
        if not body.get("alert_uid"):
            found.append("without alert_uid every alert would be a group of its own")
        return found

    def refusal(self, problems):
        return {"detail": "; ".join(problems)}

    def answer(self, request):
        self.groups.setdefault(request["body"]["alert_uid"], []).append(request["body"])
        return 200, "Ok."
