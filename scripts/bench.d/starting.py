"""From exec to the line `ready`, and what the daemon uses while nobody talks to it."""
import time
from statistics import median

from setup import Row, milliseconds


def ready(setup):
    """The median of ten starts on one data directory; the first one, which makes it, does not count."""
    walls, cpus = [], []
    for _ in range(11):
        with setup.daemon("ready") as daemon:
            walls.append(daemon.ready)
            cpus.append(daemon.ready_cpu)
    yield Row(
        "exec to ready", f"{milliseconds(median(walls[1:]))} (CPU {milliseconds(median(cpus[1:]))}; "
        f"the first, with a new file, {milliseconds(walls[0])})", "60 ms")


def idle(setup):
    seconds = setup.count(10)
    with setup.daemon("idle") as daemon:
        time.sleep(2)
        before, began = daemon.threads(), time.monotonic()
        time.sleep(seconds)
        span, after = time.monotonic() - began, daemon.threads()
        memory = daemon.memory()
    new = (0, 0)
    cpu = sum(now[0] - before.get(task, new)[0] for task, now in after.items()) / 1e9
    switches = sum(now[1] - before.get(task, new)[1] for task, now in after.items())
    yield Row("idle memory (PSS)", f"{memory:.1f} MB", "20 MB")
    yield Row("idle CPU", f"{cpu / span * 100:.2f} % ({switches} context switches in {span:.0f} s)", "0.0 %")
