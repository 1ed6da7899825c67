"""Faults at a chosen system call of the running program, by strace; its log is the proof that they were there."""
import re
import subprocess
import time
from pathlib import Path

SYNCS, WRITES = "fdatasync,fsync", "pwrite64"


def prefix(log, *injections, calls, paths=()):
    """What to put before the program. -D: the program stays our own child, and a kill reaches it."""
    chosen = [word for path in paths for word in ("-P", str(path))]
    return ["strace", "-D", "-f", "-q", "-o", str(log), "--seccomp-bpf", f"-etrace={calls}", *chosen,
            *[f"-einject={injection}" for injection in injections], "--"]


def injected(log):
    """How many calls were tampered with, or had their process killed."""
    text = Path(log).read_text("utf-8", "replace") if Path(log).exists() else ""
    killed = re.search(r"^\d+ +\+\+\+ killed by SIGKILL \+\+\+$", text, re.MULTILINE) is not None
    return len(re.findall(r"\((?:INJECTED|DELAYED)", text)), killed


def calls(log):
    return len(re.findall(r"^\d+ +\w+\(", Path(log).read_text("utf-8", "replace"), re.MULTILINE))


class Attached:
    """Faults from now on until the end of the block, in a program that runs already."""

    def __init__(self, pid, log, *injections, calls, paths=()):
        chosen = [word for path in paths for word in ("-P", str(path))]
        self.log = Path(log)
        self.command = ["strace", "-f", "-q", "-o", str(log), f"-etrace={calls}", *chosen,
                        *[f"-einject={injection}" for injection in injections], "-p", str(pid)]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Every thread has a tracer once the program's own status says so.
        end = time.monotonic() + 20
        while time.monotonic() < end and not self._traces():
            time.sleep(0.01)
        return self

    def _traces(self):
        pid = self.command[-1]
        return all("TracerPid:\t0" not in (task / "status").read_text() for task in Path(f"/proc/{pid}/task").iterdir())

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    @property
    def injected(self):
        return injected(self.log)[0]
