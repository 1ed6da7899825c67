"""What a long life costs: a million events, and a hundred thousand incidents open at once."""
from statistics import median

from daemon import Broken
from setup import Row, milliseconds


def stored(setup):
    events = setup.count(1_000_000)
    directory = setup.directory("history")
    filled = setup.help("history", directory, events)
    walls, cpus = [], []
    for _ in range(10):
        with setup.daemon("history") as daemon:
            walls.append(daemon.ready)
            cpus.append(daemon.ready_cpu)
            if len(walls) == 1 and len(daemon.call("GET", "/api/v1/incidents")["incidents"]) == 0:
                raise Broken("the daemon sees none of the incidents that were filled in")
    yield Row(
        f"ready with {events:,} events stored", f"{milliseconds(median(walls))} (CPU {milliseconds(median(cpus))}; "
        f"filled in {filled['fill_seconds']:.0f} s)", "100 ms")
    rebuilt = setup.help("rebuild", directory)
    yield Row(
        f"rebuild from {events:,} events", f"{rebuilt['rebuild_seconds']:.2f} s "
        f"(CPU {rebuilt['rebuild_cpu_seconds']:.2f} s; {rebuilt['incidents']:,.0f} incidents)", "3 s")


def tick(setup):
    count = setup.count(100_000)
    directory = setup.directory("open")
    setup.help("open", directory, count)
    taken = setup.help("tick", directory)
    yield Row(
        f"a tick over {count:,} open incidents", f"{milliseconds(taken['tick_seconds'])} with one due, committed "
        f"(worst of 101 {milliseconds(taken['tick_worst_seconds'])}; "
        f"with none {taken['tick_idle_seconds'] * 1e6:.1f} us; "
        f"all derived anew {milliseconds(taken['scan_seconds'])})", "10 ms")
    yield Row(
        f"loading {count:,} open incidents", f"{taken['load_seconds']:.2f} s (CPU {taken['load_cpu_seconds']:.2f} s)")
