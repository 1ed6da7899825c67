"""Twilio's API of 2010-04-01 on loopback: requests are judged by the vendor's specification, TwiML as XML."""
import base64
import time
import xml.etree.ElementTree as ElementTree
from email.utils import formatdate
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen

from twilio.request_validator import RequestValidator

from standins.specification import published
from standins.web import WebStandIn

ACCOUNT = "AC" + "0123456789abcdef" * 2
VERBS = {"Response": {"Gather", "Say", "Pause", "Hangup", "Message"}, "Gather": {"Say", "Pause"}}


def twiml_problems(text):
    """What makes it no TwiML: https://www.twilio.com/docs/voice/twiml"""
    if len(text) > 4000:
        return ["Twiml: over 4000 characters"]
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return [f"Twiml: {error}"]
    if root.tag != "Response":
        return [f"Twiml: begins with {root.tag}"]
    return [f"Twiml: {child.tag} in {parent.tag}" for parent in root.iter() for child in parent
            if child.tag not in VERBS.get(parent.tag, set())]


class Twilio(WebStandIn):
    def __init__(self, token):
        super().__init__()
        self.token, self.calls, self.messages = token, [], []
        self.specification = published("twilio.json")

    def problems(self, method, target, headers, raw):
        address = urlsplit(target)
        query = {key: values[-1] for key, values in parse_qs(address.query).items()}
        found = []
        if self.specification:
            found += self.specification.problems(method, address.path, query, headers, raw)
        login = base64.b64encode(f"{ACCOUNT}:{self.token}".encode()).decode()
        if headers.get("Authorization") != f"Basic {login}":
            found.append("Authorization: not this account's")
        form = self.form(raw)
        if method == "POST" and "/Calls/CA" not in address.path:
            if not form.get("To", "").startswith("+") or not form["To"][1:].isdigit():
                found.append(f"To {form.get('To')}: not E.164")
            if len(form.get("Body", "")) > 1600:
                found.append("Body: over 1600 characters")
            if "Twiml" in form:
                found += twiml_problems(form["Twiml"])
        return found

    @staticmethod
    def form(raw):
        return {key: values[-1] for key, values in parse_qs(raw.decode(), keep_blank_values=True).items()}

    def call_back(self, bot, address, fields, token=None):
        """(status, body) of Twilio's own request to an address that it was given, signed by its own library."""
        parts = urlsplit(address)
        raw = urlencode(fields).encode()
        signature = RequestValidator(token or self.token).compute_signature(address, fields)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        request = Request(bot.url + path, raw, {
            "Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": signature})
        try:
            with urlopen(request, timeout=20) as response:
                return response.status, response.read().decode()
        except HTTPError as error:
            return error.code, ""

    def answer(self, method, target, headers, raw):
        address = urlsplit(target)
        is_call = address.path.endswith("/Calls.json")
        kept = self.calls if is_call else self.messages
        if method == "GET":
            to = parse_qs(address.query).get("To", [""])[0]
            found = [entry for entry in reversed(kept) if entry["to"] == to]
            return 200, {"calls" if is_call else "messages": found, "page": 0}
        form = self.form(raw)
        if "/Calls/CA" in address.path:
            call = next(c for c in self.calls if f"/{c['sid']}.json" in address.path)
            call["status"] = form["Status"]
            return 200, call
        entry = {"sid": f"{'CA' if is_call else 'SM'}{len(kept):032x}", "to": form["To"], "from": form.get("From"),
                 "status": "queued", "date_created": formatdate(time.time()).replace("-0000", "+0000"),
                 "body": form.get("Body"), "twiml": form.get("Twiml")}
        kept.append(entry)
        return 201, entry
