"""Runs the rows, prints the table, and writes it down where that is asked for."""
import argparse
import os
import socketserver
import sys
import tempfile
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Live")]

from process import debug_binary, release_binary  # noqa: E402
from report import printed, written  # noqa: E402
from rows.table import ROWS  # noqa: E402
from stage import Stage  # noqa: E402
from tally import Tally  # noqa: E402

TRIES = 3
# Whoever is killed leaves connections behind: no news for the terminal.
socketserver.BaseServer.handle_error = lambda *_: None


@dataclass
class Result:
    row: object
    tally: Tally = field(default_factory=Tally)
    # None: there is no debug build to show it with.
    caught: bool | None = None
    sign: str = ""
    seconds: float = 0.0
    error: str = ""

    @property
    def holds(self):
        return not self.error and not self.tally.violations and self.tally.injected > 0 and self.caught is not False


def played(row, folder, binary, seed, count, sabotage=None):
    stage = Stage(folder, binary, seed, sabotage)
    try:
        return row().run(stage, count)
    finally:
        stage.end()
        if not os.environ.get("SITREP_PROVE_KEEP"):
            stage.forget()


def proved(row, folder, size, seed, debug):
    result, began = Result(row), time.monotonic()
    try:
        result.tally = played(row, folder / row.name, release_binary(), seed, row.sizes[size])
        if debug and row.sabotage:
            result.caught = False
            for attempt in range(TRIES):
                found = played(row, folder / f"{row.name}-without-{attempt}", debug, seed + attempt, row.sabotaged,
                               row.sabotage)
                if found.violations and found.injected:
                    result.caught, result.sign = True, found.violations[0]
                    break
    except Exception:
        result.error = traceback.format_exc()
    result.seconds = time.monotonic() - began
    print(f"{row.name}: {'holds' if result.holds else 'FAILS'} ({result.seconds:.0f} s)", file=sys.stderr, flush=True)
    return result


def main():
    parser = argparse.ArgumentParser(prog="scripts/prove", description=__doc__)
    parser.add_argument("rows", nargs="*", help="rows by name; all of them where none is named")
    parser.add_argument("--quick", dest="size", action="store_const", const="quick", default="whole")
    parser.add_argument("--middle", dest="size", action="store_const", const="middle")
    parser.add_argument("--list", action="store_true", help="the rows, and what each is about")
    parser.add_argument("--jobs", type=int, default=3, help="rows at the same time (3)")
    parser.add_argument("--seed", type=int, default=int(os.environ.get("SITREP_SEED", "20261121")))
    parser.add_argument("--write", metavar="FILE", help="put the table into this document as well")
    asked = parser.parse_args()
    if asked.list:
        for row in ROWS:
            print(f"{row.name:16} {row.fault}\n{'':16} without {row.sabotage}: {row.safeguard}")
        return 0
    unknown = set(asked.rows) - {row.name for row in ROWS}
    if unknown:
        parser.error(f"no such row: {', '.join(sorted(unknown))}; there are {', '.join(row.name for row in ROWS)}")
    chosen = [row for row in ROWS if (row.name in asked.rows or not asked.rows) and row.sizes.get(asked.size)]
    if not release_binary().exists():
        print(f"there is no program {release_binary()}", file=sys.stderr)
        return 1
    debug = debug_binary() if debug_binary().exists() else None
    if not debug:
        print(f"there is no debug build {debug_binary()}: that each row can fail is not shown", file=sys.stderr)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sitrep-prove-") as folder, ThreadPoolExecutor(asked.jobs) as pool:
        results = list(pool.map(lambda row: proved(row, Path(folder), asked.size, asked.seed, debug), chosen))
    print(printed(results, asked, time.monotonic() - began))
    if asked.write:
        written(Path(asked.write), results, asked, time.monotonic() - began)
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    # Threads of standing services must not keep a run that is over.
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
