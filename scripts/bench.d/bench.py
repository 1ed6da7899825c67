"""Runs the measures that are asked for and prints one table. Started by scripts/bench."""
import os
import shutil
import sys
import tempfile
from pathlib import Path

import browsers
import commands
import machine
import oncall
import slack
import starting
import stored
import timers
from daemon import Broken
from setup import Setup

MEASURES = {
    "ready": starting.ready, "idle": starting.idle, "saturation": commands.saturation, "mix": commands.mix,
    "latency": commands.latency, "timers": timers.timers, "stored": stored.stored, "tick": stored.tick,
    "slack": slack.slack, "oncall": oncall.oncall, "browsers": browsers.browsers,
}


def main(words):
    quick = "--quick" in words
    names = [word for word in words if word != "--quick"] or list(MEASURES)
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        sys.exit(f"there is no measure called {', '.join(unknown)}; there are: {', '.join(MEASURES)}")
    scratch = Path(tempfile.mkdtemp(prefix="sitrep-bench-", dir=os.environ.get("SITREP_BENCH_DIR")))
    setup = Setup(
        os.environ["SITREP_BINARY"], os.environ["SITREP_BENCH_HELPER"], os.environ["SITREP_BENCH_CLIENT"],
        scratch, quick)
    scale = ", a tenth of everything" if quick else ""
    print(f"{os.cpu_count()} cores, load {machine.load():.1f}, data in {scratch}{scale}")
    print(f"daemon on core {machine.cores()[0]}, client on core {machine.cores()[1]} where they are pinned\n")
    print(f"{'':44}{'aim':>12}   measured", flush=True)
    broken = 0
    for name in names:
        try:
            for row in MEASURES[name](setup):
                print(f"{row.name:44}{row.aim:>12}   {row.measured}", flush=True)
        except Broken as trouble:
            broken += 1
            print(f"{name:44}{'':>12}   BROKEN: {trouble}", flush=True)
    print(f"\nload {machine.load():.1f} at the end. Aims are printed, not asserted; see docs/performance.md")
    if broken:
        sys.exit(f"{broken} of {len(names)} measures broke; what they left is in {scratch}")
    shutil.rmtree(scratch)


main(sys.argv[1:])
