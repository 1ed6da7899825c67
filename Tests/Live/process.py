"""The daemon as a process: start it, read its first line, signal it, read what it said."""
import os
import re
import signal
import subprocess
import threading
import time
from pathlib import Path

READY = re.compile(r"^ready (http://\S+)$")
ROOT = Path(__file__).resolve().parents[2]


def release_binary():
    return Path(os.environ.get("SITREP_BINARY") or ROOT / ".build/release/sitrep").absolute()


def debug_binary():
    return Path(os.environ.get("SITREP_DEBUG_BINARY") or ROOT / ".build/debug/sitrep").absolute()


def command(*arguments, binary=None, timeout=30, cwd=None, env=None):
    """One short run of the binary: `CompletedProcess` with text in stdout and stderr."""
    return subprocess.run(
        [str(binary or release_binary()), *map(str, arguments)], capture_output=True, text=True, errors="replace",
        timeout=timeout, cwd=cwd, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL)


class NotReady(AssertionError):
    """The daemon ended, or said something else, before its `ready` line."""


class Sitrep:
    """`sitrep run` on a port of its own choosing. `start` may be called again after it ended."""

    def __init__(self, config, data, binary=None, env=None, listen="127.0.0.1:0"):
        self.config, self.data, self.listen = Path(config), Path(data), listen
        self.binary, self.env = Path(binary or release_binary()), {**os.environ, **(env or {})}
        self.log = self.data.with_name(self.data.name + ".log")
        # What starts the program: a tracer, a limit. It has to become the program, or `kill` does not reach it.
        self.prefix = []
        self.process, self.url, self.lines = None, None, []

    def start(self, timeout=30):
        arguments = [*self.prefix, str(self.binary), "run", "--config", str(self.config), "--data", str(self.data)]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                arguments + ["--listen", self.listen], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
                env=self.env)
        self.lines, first = [], threading.Event()
        threading.Thread(target=self._read, args=(self.process.stdout, self.lines, first), daemon=True).start()
        if not first.wait(timeout):
            self.kill()
            raise NotReady(f"no line on standard output within {timeout} s; log:\n{self.log_tail()}")
        match = READY.match(self.lines[0]) if self.lines else None
        if not match:
            self.kill()
            raise NotReady(f"first line {self.lines[:1]}, exit {self.process.returncode}; log:\n{self.log_tail()}")
        self.url = match[1].rstrip("/")
        return self

    @staticmethod
    def _read(pipe, lines, first):
        with pipe:
            for line in pipe:
                lines.append(line.decode("utf-8", "replace").rstrip("\n"))
                first.set()
        first.set()

    @property
    def port(self):
        return int(self.url.rsplit(":", 1)[1])

    @property
    def running(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        """SIGKILL: nothing can be cleaned up."""
        if self.process:
            self.process.kill()
            self.process.wait(10)

    def terminate(self, timeout=10):
        """SIGTERM; returns (exit status, seconds)."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout), time.monotonic() - began

    def hang_up(self):
        self.process.send_signal(signal.SIGHUP)

    def log_text(self):
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""

    def log_tail(self, characters=4000):
        return self.log_text()[-characters:]
