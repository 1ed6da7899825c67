"""Faults at a chosen system call of the running program, by strace; its log is the proof that they were there."""
import re
import subprocess
import time
from pathlib import Path

SYNCS, WRITES = "fdatasync,fsync", "pwrite64"


def prefix(log, *injections, calls, paths=()):
    """What to put before the program. -D: the program stays our own child, and a kill reaches it. Quicker with
    --seccomp-bpf, under which strace 6.1 puts in errors, but no signals."""
    chosen = [word for path in paths for word in ("-P", str(path))]
    quick = [] if any(":signal=" in injection for injection in injections) else ["--seccomp-bpf"]
    return ["strace", "-D", "-f", "-q", "-o", str(log), *quick, f"-etrace={calls}", *chosen,
            *[f"-einject={injection}" for injection in injections], "--"]


def injected(log):
    """How many calls were tampered with."""
    text = Path(log).read_text("utf-8", "replace") if Path(log).exists() else ""
    return len(re.findall(r"\((?:INJECTED|DELAYED)", text))


def died_in(log, calls):
    """Whether the process was killed within one of these calls, which never came back. Read before anybody else kills."""
    text = Path(log).read_text("utf-8", "replace") if Path(log).exists() else ""
    names = "|".join(calls.split(","))
    return (re.search(rf"^\d+ +(?:(?:{names})\(|<\.\.\. (?:{names}) resumed>).*= \?$", text, re.MULTILINE) is not None
            and re.search(r"^\d+ +\+\+\+ killed by SIGKILL \+\+\+$", text, re.MULTILINE) is not None)


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
        return injected(self.log)
