"""Paging services that throttle, fail, hang, hang up, or lose their answers, each at any call."""
import json
import time

from api import Api
from crash_pages import FATES, Run
from page_stage import PageStage
from row import Row
from standins.mishaps import Mishaps
from tally import Tally


class Weather(Run):
    """People page and answer for a while; nobody kills the bot."""

    def pass_time(self, rounds):
        for caller in self.callers:
            caller.start()
        end = time.monotonic() + 60
        while len(self.fates) < rounds * len(FATES) and time.monotonic() < end:
            if any(caller.error for caller in self.callers):
                break
            time.sleep(0.1)
        self.stopped.set()
        for caller in self.callers:
            caller.join(60)
            if caller.error:
                raise caller.error
        # The fault goes on for what is still under way: each call may meet it, also the last.
        time.sleep(4)
        for service in self.stage.services.values():
            service.faults.on = False
        return self.settled()


class Outbound(Row):
    """`kinds` of mishaps, each with its chance at every call of each of three services."""

    proof = "the stand-ins count each fault that they answered with"
    sizes = {"quick": None, "middle": 1, "whole": 6}
    kinds = {}
    # Services that this fault is not put in.
    spared = ()

    def run(self, stage, count):
        tally = Tally()
        page = PageStage(stage.fresh(), stage.seed)
        try:
            for name, service in page.services.items():
                service.faults.KINDS = self.kinds
                service.faults.on = name not in self.spared
            run = Weather(page, stage.start(page.configuration()), stage.seed)
            Api(run.bot.url).room("ops")
            record = run.pass_time(count)
            tally.runs = len(record.fates)
            tally.injected = sum(sum(service.faults.counted.values()) for service in page.services.values())
            tally.sort(record.violations())
            tally.wrong += [f"a request that the vendor's documents do not allow: {found}" for found in page.rejected]
            tally.doubled += hurried(page)
            tally.notes.append(f"{len(record.arrivals)} requests taken, faults "
                               + str({name: dict(s.faults.counted) for name, s in page.services.items()}))
        finally:
            page.end()
        return tally


def hurried(page):
    """Requests that came again before the time that the service had asked for."""
    found = []
    for name in ("pagerduty", "ntfy"):
        left = {}
        for request in list(page.services[name].requests):
            body = json.dumps(request.get("event")) + str(request.get("target")) + str(request.get("raw"))
            if request["at"] < left.get(body, 0) - 0.05:
                found.append(f"{name} was asked again too soon, {left[body] - request['at']:.1f} s before its time")
            wait = request["fault"].get("headers", {}).get("Retry-After")
            left[body] = request["at"] + float(wait) if wait else 0
    return found


class Throttled(Outbound):
    name, fault = "out-429", "429 with Retry-After, at any outbound call"
    sabotage, safeguard = "wait", "a service that asks to be left alone is"
    kinds = {"429": ({"status": 429, "headers": {"Retry-After": "3"}}, 0.35)}


class Failing(Outbound):
    name, fault = "out-500", "500, at any outbound call"
    sabotage, safeguard = "retry", "what failed is tried again"
    kinds = {"500": ({"status": 500}, 0.35)}


class Hanging(Outbound):
    name, fault = "out-hang", "no answer for two seconds and then none, at any outbound call"
    sabotage, safeguard = "retry", "what failed is tried again"
    kinds = {"hang": ({"delay": 2, "drop": True}, 0.25)}


class Cut(Outbound):
    name, fault = "out-cut", "the connection is cut before it is done, at any outbound call"
    sabotage, safeguard = "retry", "what failed is tried again"
    kinds = {"cut": ({"drop": True}, 0.35)}


class AnswerLost(Outbound):
    name, fault = "out-lost", "it is done and the answer is lost, at any outbound call"
    sabotage, safeguard = "lookup", "in doubt the service is asked before it is told again"
    kinds = {"lost": ({"lose": True}, 0.35)}


class Mixed(Outbound):
    """All of them at once: the short form of the five rows above."""
    name, fault = "outbound", "429, 500, hang, cut, answered but lost, at any outbound call"
    sabotage, safeguard = "retry", "what failed is tried again"
    sizes = {"quick": 1, "middle": None, "whole": 6}
    kinds = {**Mishaps.KINDS, "429": ({"status": 429, "headers": {"Retry-After": "2"}}, 0.06)}
