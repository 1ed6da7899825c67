"""Ten thousand messages a minute, sent again where the answer took long, while deadlines come due."""
import http.client
import json
import threading
import time
import uuid
from urllib.parse import urlsplit

import chain
import checker
import settings
from checker import Command, Declared
from row import Row
from rows.clock import late_unsaid
from tally import Tally
from teller import Teller

A_MINUTE = 10_000
TYPISTS = 12
TEXTS = ["looking at the graphs", "!help", "the cache is cold", "!timers", "who is at the load balancer?", "!incidents"]


class Flood(Row):
    name = "flood"
    fault = "10,000 messages a minute, a tenth of them sent twice"
    proof = "messages acknowledged, and the time that it took"
    sabotage, safeguard = "inbox", "what was taken in is remembered, so that a repeat is none"
    # Seconds of it.
    sizes = {"quick": 4, "middle": 20, "whole": 300}
    sabotaged = 2

    def run(self, stage, count):
        bot = stage.start(settings.ladder("1 second", "2 seconds"))
        teller = Teller(bot)
        teller.course(["!declare P1 {title}"])
        sent, began = [], time.monotonic()
        typists = [Typist(bot.url, number, began, count) for number in range(TYPISTS)]
        for typist in typists:
            typist.start()
        for typist in typists:
            typist.join(count + 120)
            if typist.error:
                raise typist.error
            sent += typist.sent
        took = time.monotonic() - began
        teller.commands += [command for command in sent if command.text.startswith("!")]
        rate = len(sent) / took * 60
        # Where the machine is too slow to send so many, it was no flood.
        tally = Tally(runs=len(sent), injected=len(sent) if rate > A_MINUTE * 0.8 else 0)
        time.sleep(2.5 if took < 3 else 0.5)
        record = teller.judge(tally)
        talk = {(room, m["id"]) for room, messages in record.rooms.items() for m in messages}
        tally.lost += [f"{c.text!r} ({c.id}) is lost" for c in sent if (c.room, c.id) not in talk]
        tally.sort(checker.ladder_violations([Declared(teller.declared[0].title, False)], record.incidents,
                                             record.timelines))
        rows = chain.events(bot.data)
        tally.sort(chain.faults(rows))
        late_unsaid(bot, tally)
        worst = max((at - due for *_, due, at, _ in chain.fired(rows)), default=0)
        tally.notes.append(f"{rate:,.0f} messages a minute for {took:.0f} s; deadlines fired at most {worst} ms late")
        return tally


class Typist(threading.Thread):
    """Sends its share in time with the clock, over one connection, whatever the answers take."""

    def __init__(self, url, number, began, seconds):
        super().__init__(daemon=True)
        self.address, self.number, self.began = urlsplit(url), number, began
        self.count = A_MINUTE * seconds // 60 // TYPISTS + 1
        self.sent, self.error = [], None

    def run(self):
        try:
            room = f"flood-{self.number}"
            line = http.client.HTTPConnection(self.address.hostname, self.address.port, timeout=60)
            call(line, "PUT", f"/api/v1/rooms/{room}", {})
            for count in range(self.count):
                time.sleep(max(0, self.began + count * TYPISTS * 60 / A_MINUTE - time.monotonic()))
                command = Command(str(uuid.uuid4()), room, TEXTS[count % len(TEXTS)])
                body = {"author": "ana", "text": command.text, "id": command.id}
                for _ in range(2 if count % 10 == 1 else 1):
                    # 429 and 503 say that it was not kept, and when to come again.
                    while (status := call(line, "POST", f"/api/v1/rooms/{room}/messages", body)) in (429, 503):
                        time.sleep(0.1)
                    assert status in (200, 201), status
                self.sent.append(command)
        except Exception as error:
            self.error = error


def call(line, method, path, body):
    line.request(method, path, json.dumps(body), {"Content-Type": "application/json"})
    answer = line.getresponse()
    answer.read()
    return answer.status
