"""What goes wrong at a service by chance, in the place of a stand-in's list of faults."""
import random
import threading
from collections import Counter


class Mishaps:
    """Draws a fault for each request, and counts what it drew; `on = False` ends it."""

    KINDS = {
        "429": ({"status": 429, "headers": {"Retry-After": "1"}}, 0.05),
        "500": ({"status": 500}, 0.05),
        "hang": ({"delay": 2, "drop": True}, 0.02),
        "cut": ({"drop": True}, 0.05),
        "lost": ({"lose": True}, 0.08),
        "slow": ({"delay": 0.3}, 0.10),
    }

    def __init__(self, seed):
        self.random, self.lock = random.Random(seed), threading.Lock()
        self.counted, self.on, self.drawn, self.asked = Counter(), True, None, 0

    def __bool__(self):
        """Asked and popped under the stand-in's own lock."""
        self.drawn = self.draw()
        return self.drawn is not None

    def draw(self):
        if not self.on:
            return None
        with self.lock:
            name = self.kind()
            if name is None:
                return None
            self.counted[name] += 1
            return dict(self.KINDS[name][0])

    def kind(self):
        self.asked += 1
        dice = self.random.random()
        for name, (_, chance) in self.KINDS.items():
            if dice < chance:
                return name
            dice -= chance
        # Chance alone leaves a rare kind out of some runs.
        unseen = [name for name in self.KINDS if name not in self.counted]
        return unseen[0] if unseen and self.asked % 7 == 0 else None

    def pop(self, _):
        return self.drawn

    def __iter__(self):
        if self:
            yield self.drawn

    def remove(self, _):
        """Each draw is used up by itself."""
