"""A thousand browsers that have one room open: what they cost, and how long one message takes to reach them all."""
import asyncio
import resource
import time
from statistics import median

from daemon import Broken
from setup import Row, milliseconds, percentile

MESSAGES = 20


async def follow(port, number, counts, opened):
    """Reads the stream as a browser does, and notes when each message came."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(
            f"GET /api/v1/rooms/ops/events?here=p{number} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            "Accept: text/event-stream\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in head.split(b"\r\n")[0]:
            raise Broken(f"stream {number}: {head[:80]!r}")
        opened()
        while line := await reader.readline():
            if line.startswith(b"data: {\"seq\":"):
                seq = int(line[13:line.index(b",")])
                counts.setdefault(seq, []).append((number, time.monotonic()))
    finally:
        writer.close()


async def run(daemon, readers):
    counts, open_count, all_open = {}, 0, asyncio.Event()

    def opened():
        nonlocal open_count
        open_count += 1
        if open_count == readers:
            all_open.set()

    began = time.monotonic()
    tasks = [asyncio.create_task(follow(daemon.port, number, counts, opened)) for number in range(readers)]
    try:
        await asyncio.wait_for(all_open.wait(), 60)
        connected = time.monotonic() - began
        # Who is here has been told to everybody.
        await asyncio.sleep(3)
        memory, before, firsts, lasts = daemon.memory(), daemon.cpu(), [], []
        for number in range(MESSAGES):
            sent = time.monotonic()
            body = await asyncio.to_thread(daemon.say, "ops", f"message {number}", f"b-{number}")
            while len(counts.get(body["seq"], [])) < readers:
                if time.monotonic() - sent > 30:
                    raise Broken(f"{len(counts.get(body['seq'], []))} of {readers} readers got message {number}")
                await asyncio.sleep(0.002)
            times = [at for _, at in counts[body["seq"]]]
            firsts.append(min(times) - sent)
            lasts.append(max(times) - sent)
            await asyncio.sleep(0.2)
        cpu = daemon.cpu() - before
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for seq, heard in counts.items():
        if len(heard) != len({number for number, _ in heard}):
            raise Broken(f"message {seq} came twice to somebody")
    return connected, memory, cpu, firsts, lasts


def browsers(setup):
    readers = setup.count(1000)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with setup.daemon("browsers") as daemon:
        daemon.make_room("ops")
        empty = daemon.memory()
        connected, memory, cpu, firsts, lasts = asyncio.run(run(daemon, readers))
    yield Row(f"{readers} streams of events open after", milliseconds(connected))
    yield Row(
        f"one message to {readers}: first / last reader, median", f"{milliseconds(median(firsts))} / "
        f"{milliseconds(median(lasts))} (worst last {milliseconds(percentile(lasts, 1))})")
    yield Row("memory of one stream (PSS)", f"{(memory - empty) * 1000 / readers:.0f} kB ({memory:.0f} MB in all)")
    yield Row("CPU of one message to all", milliseconds(cpu / MESSAGES))
    yield Row("readers who missed one or got one twice", "0", "0")
