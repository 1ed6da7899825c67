"""Paging through services that take alerts and tell nothing back: incident.io and Grafana IRM. Both reach a shared line."""
import pytest

from api import Api
from standins.grafana_irm import GrafanaIRM
from standins.incident_io import IncidentIO
from waiting import eventually, stays

pytestmark = pytest.mark.timeout(150)
SECRET = "s3cr3t0123456789abcdef0123456789"


class Stage:
    """One of the services, with its block of the configuration and its alerts by key."""

    def __init__(self, kind, folder):
        self.kind, file = kind, folder / "secret"
        if kind == "incident-io":
            self.service = IncidentIO("01GW2G3V0S59R238FAHPDS1R66", SECRET)
            file.write_text(SECRET + "\n")
            block = {"alert_source": self.service.source, "token_file": str(file), "api_base": self.service.url}
        else:
            self.service = GrafanaIRM(SECRET)
            file.write_text(f"https://irm.example.org{self.service.path}\n")
            block = {"url_file": str(file), "api_base": self.service.url}
        self.pager = {"pagers": {kind: block}}

    @property
    def alerts(self):
        with self.service.lock:
            return dict(self.service.alerts if self.kind == "incident-io" else self.service.groups)

    def states(self):
        [events] = self.alerts.values()
        return [{"alerting": "firing", "ok": "resolved"}.get(word, word) for word in
                (event.get("status") or event.get("state") for event in events)]


@pytest.fixture(params=["incident-io", "grafana-irm"])
def stage(request, tmp_path):
    stage = Stage(request.param, tmp_path)
    with stage.service as service:
        yield stage
        assert service.rejected == [], "requests that the documents do not allow"


def page(bot, reason="checkout is down"):
    api = Api(bot.url)
    api.room("ops")
    api.ask("ops", f"!ic page {reason}", timeout=20)
    return api, api.incident_titled(reason)


def said(api):
    return "\n".join(m["text"] for room in api.rooms() for m in api.messages(room) if m["kind"] != "message")


def test_a_page_is_one_alert_and_the_room_says_that_it_was_taken(start, stage):
    api, incident = page(start(stage.pager))
    eventually(lambda: stage.alerts, 20)
    stays(lambda: stage.states() == ["firing"], 2)
    [[event]] = stage.alerts.values()
    assert incident["id"] in event["title"] and "checkout is down" in event["title"]
    eventually(lambda: any(stage.kind in line and "accepted" in line for line in said(api).splitlines()), 20)
    assert "delivered" not in said(api)


def test_a_refusal_is_final_and_told(start, stage):
    stage.service.faults = [{"status": 404, "body": {"message": "not found"}}] * 20
    api, _ = page(start(stage.pager))
    line = eventually(lambda: next((l for l in said(api).splitlines() if "(404" in l), None), 20, what="the refusal")
    assert "failed" in line and "call the people above" in line and len(stage.service.requests) == 1


def test_429_waits_as_long_as_it_was_told(start, stage):
    stage.service.faults = [{"status": 429, "headers": {"Retry-After": "3"}}]
    page(start(stage.pager))
    eventually(lambda: stage.alerts, 60, every=0.2)
    first, second = stage.service.requests[:2]
    assert second["at"] - first["at"] >= 2.8


@pytest.mark.parametrize("fault", [{"status": 500}, {"lose": True}, {"drop": True}], ids=["500", "lost", "cut"])
def test_whatever_happens_on_the_way_there_is_one_alert(start, stage, fault):
    stage.service.faults = [fault]
    page(start(stage.pager))
    eventually(lambda: len(stage.service.requests) >= 2 and stage.alerts, 60, every=0.2)
    stays(lambda: len(stage.alerts) == 1, 2)


def test_a_hang_is_given_up_and_tried_again(start, stage):
    stage.service.faults = [{"delay": 300, "drop": True}]
    page(start(stage.pager))
    eventually(lambda: stage.alerts, 120, every=0.3)


def test_the_end_resolves_the_alert_and_an_acknowledgement_is_not_sent(start, stage):
    api, incident = page(start(stage.pager))
    eventually(lambda: stage.alerts, 20)
    room = next(r["room"] for r in incident["rooms"] if r["chat"] == "local" and r["purpose"] == "main")
    api.ask(room, "!ack")
    stays(lambda: stage.states() == ["firing"], 2)
    api.ask(room, "!resolve it was the cable")
    eventually(lambda: stage.states() == ["firing", "resolved"], 20)


def test_the_secret_is_in_no_log_and_in_no_room(start, stage):
    stage.service.faults = [{"status": 403, "body": {"detail": f"no {SECRET}", "message": f"no {SECRET}"}}] * 5
    bot = start(stage.pager)
    api, incident = page(bot)
    eventually(lambda: "(403" in said(api), 30)
    text = said(api) + str(api.timeline(incident["id"]))
    bot.terminate()
    assert SECRET not in text and SECRET not in bot.log_text()
