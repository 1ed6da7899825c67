"""Commands at saturation and at a steady rate, over the JSON API with everything on."""
import machine
import replies
from setup import Row

NOTE = "!note db-2 was restarted by hand, pod"
# Half notes, the rest what people type and ask in between.
MIX = "|".join([
    NOTE, "!update status: still looking at db-2, step", NOTE, "!timers", NOTE, "!decision we fail over in step", NOTE,
    "!brief", NOTE, "!update theory: the pool is exhausted, take"])
CONNECTIONS = 64


def saturation(setup):
    yield from saturate(setup, "one room", NOTE, rooms=1, count=setup.count(40_000))


def mix(setup):
    yield from saturate(setup, "a mix in 20 rooms", MIX, rooms=20, count=setup.count(20_000))


def saturate(setup, name, text, rooms, count):
    with setup.daemon(f"saturation-{rooms}", pinned=True) as daemon:
        rooms = daemon.declare(rooms)
        options = {"connections": CONNECTIONS, "room": ",".join(rooms), "text": text}
        setup.load("saturate", daemon, count=2000, tag="warm", **options)
        cpu, (busy, stolen) = daemon.cpu(), machine.stolen_and_busy()
        taken = setup.load("saturate", daemon, count=count, tag="load", **options)
        cpu = daemon.cpu() - cpu
        busy_now, stolen_now = machine.stolen_and_busy()
        memory = daemon.memory()
        replies.check(daemon, rooms, "load", count)
    others = busy_now - busy - cpu - taken["client_cpu"]
    wall = taken["seconds"]
    yield Row(
        f"commands/s, {name}", f"{taken['a_second']:,.0f}/s on {cpu / wall:.0%} of a core "
        f"({count / cpu:,.0f}/s by CPU time; others used {others / wall:.1f} cores, "
        f"{(stolen_now - stolen) / wall:.1f} stolen)",
        "8,000/s")
    yield Row(f"CPU for 1,000 commands, {name}", f"{cpu / count * 1000:.3f} s", "0.11 s")
    yield Row(
        f"answer to each of {CONNECTIONS}, {name}",
        f"p50 {taken['answer_p50_ms']:.1f} / p99 {taken['answer_p99_ms']:.1f} ms; {memory:.0f} MB afterwards")
    yield Row(f"lost or doubled of {count:,}, {name}", "0", "0")


def latency(setup):
    """The reply is the message of the room's event stream that names the request; one client takes both times."""
    count = setup.count(1500)
    with setup.daemon("latency", pinned=True) as daemon:
        rooms = daemon.declare(1)
        options = {"rate": 50, "room": rooms[0], "text": NOTE}
        setup.load("pace", daemon, count=50, tag="warm", **options)
        cpu = daemon.cpu()
        taken = setup.load("pace", daemon, count=count, tag="pace", **options)
        cpu = daemon.cpu() - cpu
        replies.check(daemon, rooms, "pace", count)
    yield Row(
        "request to posted reply at 50/s", f"p50 {taken['reply_p50_ms']:.2f} / p99 {taken['reply_p99_ms']:.2f} ms "
        f"(to the 201: {taken['answer_p50_ms']:.2f} / {taken['answer_p99_ms']:.2f} ms; "
        f"CPU {cpu / count * 1000:.3f} s for 1,000)", "1.5 / 3 ms")
