"""What every measure gets, and what it gives back."""
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import machine
from daemon import Broken, Daemon

HERE = Path(__file__).parent


@dataclass
class Row:
    """One line of the table."""
    name: str
    measured: str
    aim: str = ""


@dataclass
class Setup:
    binary: str
    helper: str
    client: str
    scratch: Path
    quick: bool

    def count(self, whole):
        """A tenth in a quick run."""
        return whole // 10 if self.quick else whole

    def directory(self, name):
        return str(self.scratch / name)

    def daemon(self, name, policy="commands.yaml", pinned=False):
        core = machine.cores()[0] if pinned else None
        return Daemon(self.binary, str(HERE / policy), self.directory(name), core)

    def load_words(self, mode, daemon, **options):
        core = machine.cores()[1]
        words = ["taskset", "-c", str(core), self.client, mode, str(daemon.port)]
        return words + [f"{name}={value}" for name, value in options.items()]

    def load(self, mode, daemon, **options):
        """Runs the client on the other core and returns what it measured."""
        run = subprocess.run(self.load_words(mode, daemon, **options), capture_output=True, text=True, timeout=600)
        if run.returncode != 0:
            raise Broken(run.stderr.strip() or f"the load client ended with status {run.returncode}")
        return json.loads(run.stdout)

    def help(self, *words):
        """Runs sitrep-bench and returns its figures by name."""
        run = subprocess.run([self.helper, *map(str, words)], capture_output=True, text=True, timeout=900)
        if run.returncode != 0:
            raise Broken(f"sitrep-bench {' '.join(map(str, words))}: {run.stderr.strip()}")
        return {name: float(value) for name, value in (line.split() for line in run.stdout.splitlines())}


def milliseconds(seconds):
    return f"{seconds * 1000:,.1f} ms" if seconds < 0.1 else f"{seconds * 1000:,.0f} ms"


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
