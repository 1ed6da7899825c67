"""A row of the table: one fault, how it is put in, and the safeguard without which the row has to fail."""
from tally import Tally

QUICK, MIDDLE, WHOLE = "quick", "middle", "whole"


class Row:
    """A subclass is one file in `rows/`. `run` puts the fault in and returns what it saw; it judges from outside."""

    name = ""
    fault = ""
    # How a reader knows that the fault was really there: said in the document that holds the results.
    proof = ""
    # The value of SITREP_SABOTAGE that leaves the safeguard out of a debug build, and what that is in words.
    sabotage = ""
    safeguard = ""
    # How often, by size of the whole: None leaves the row out.
    sizes = {QUICK: 1, MIDDLE: 1, WHOLE: 1}
    # How often in one of at most three tries that have to catch the build without the safeguard.
    sabotaged = 1

    def run(self, stage, count) -> Tally:
        raise NotImplementedError
