"""Messages whose ids are made to look like each other's, in a loop, while other people type."""
import random
import threading
import time

import chain
from api import Api
from checker import Command
from row import Row
from tally import Tally
from teller import GaveUp, Teller

# Author and id: each pair was one key, because the parts were joined as they stood.
PAIRS = [(("eve/a", "1"), ("eve", "a/1")), (("eve", "b//2"), ("eve/b", "/2")), (("eve%2Fc", "3"), ("eve/c", "3"))]


class OneMessage(Row):
    name = "one-message"
    fault = "messages whose authors and ids are cut so that their answers have one key"
    proof = "the messages that were sent so, and acknowledged"
    sabotage, safeguard = "alone", "what cannot be taken is given up alone, and no part of a key passes for another"
    # Seconds of it.
    sizes = {"quick": 3, "middle": 10, "whole": 60}
    sabotaged = 3

    def run(self, stage, count):
        tally, bot = Tally(runs=count), stage.start()
        teller = Teller(bot, patience=30 if not stage.sabotage else 5)
        stopped, errors, sent = threading.Event(), [], []

        def typing():
            try:
                while not stopped.is_set():
                    teller.course(["!help", "!incidents", "!declare P1 {title}", "{room} !note x"])
            except Exception as error:
                errors.append(error)

        def squeezing(seed):
            chance, api, round = random.Random(seed), Api(bot.url, checked=False), 0
            while not stopped.is_set():
                round += 1
                pair = list(chance.choice(PAIRS))
                chance.shuffle(pair)
                for author, id in pair:
                    command = Command(f"{id}-{seed}-{round}", "desk", "!incidents")
                    answer = api.post("desk", command.text, author=author, id=command.id, timeout=5)
                    if answer.status in (200, 201):
                        sent.append((author, command))

        threads = [threading.Thread(target=typing, daemon=True)]
        threads += [threading.Thread(target=squeezing, args=(seed,), daemon=True) for seed in range(3)]
        for thread in threads:
            thread.start()
        time.sleep(count)
        stopped.set()
        for thread in threads:
            thread.join(60)
        for error in errors:
            if not isinstance(error, GaveUp):
                raise error
            tally.lost.append(str(error))
        tally.injected = len(sent) if not stage.sabotage else len(sent) + 1
        # One person's message that is refused because of another's: nothing here is wrong with anybody's.
        if teller.refused:
            tally.lost.append(f"messages of others were refused {teller.refused} times, never for a fault of theirs")
        answered = {(m["id"]) for m in Api(bot.url, checked=False).messages("desk")}
        tally.lost += [f"{command.id} of {author} is lost" for author, command in sent if command.id not in answered]
        if not errors:
            teller.judge(tally)
        tally.sort(chain.faults(chain.events(bot.data)))
        tally.notes.append(f"{len(sent)} such messages beside {len(teller.commands)} of others")
        return tally
