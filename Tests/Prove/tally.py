"""What a row found: how often the fault was there; what was lost, doubled, late without a word, or otherwise wrong."""
import re
from dataclasses import dataclass, field

COUNTED = re.compile(r"\b(?:has|stands|there|fired|given|said|acknowledged|came) (\d+) (?:replies|times)")
DOUBLED = re.compile(
    r"was paged|came again|messages for|rooms are named|decided after|twice|posts have the key|, wanted|again too")


@dataclass
class Tally:
    runs: int = 0
    injected: int = 0
    lost: list = field(default_factory=list)
    doubled: list = field(default_factory=list)
    late: list = field(default_factory=list)
    wrong: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    @property
    def violations(self):
        return self.lost + self.doubled + self.late + self.wrong

    def sort(self, violations):
        """Puts the sentences of the checkers under what they count."""
        for sentence in violations:
            counted = COUNTED.search(sentence)
            if "never" in sentence or counted and int(counted[1]) == 0:
                self.lost.append(sentence)
            elif counted or DOUBLED.search(sentence):
                self.doubled.append(sentence)
            else:
                self.wrong.append(sentence)

    def add(self, other):
        self.runs += other.runs
        self.injected += other.injected
        for name in ("lost", "doubled", "late", "wrong", "notes"):
            getattr(self, name).extend(getattr(other, name))
