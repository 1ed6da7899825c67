"""Ten thousand connections that send half a request and then nothing."""
import os
import resource
import socket
import time

from api import Api
from row import Row
from tally import Tally
from teller import GaveUp, Teller

FEW = 1024


class Stalled(Row):
    name = "stalled"
    fault = "10,000 connections that stop in the middle of a request"
    proof = "connections that were taken, counted at our end and at the program's"
    sabotage, safeguard = "files", "the limit of open files is raised to what the system allows"
    sizes = {"quick": 3_000, "middle": 10_000, "whole": 10_000}
    sabotaged = 3_000

    def run(self, stage, count):
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        count = min(count, hard - 1000)
        # The soft limit as most systems have it: the program has to raise it by itself.
        bot = stage.bot(prefix=["/bin/sh", "-c", f'ulimit -Sn {FEW}; exec "$@"', "sh"]).start()
        tally, held = Tally(runs=count), []
        try:
            for number in range(count):
                try:
                    held.append(stall(bot.port, number, 30 if not stage.sabotage else 2))
                except OSError:
                    break
            # Those that were taken in the queue of the system reach the program a moment later.
            end = time.monotonic() + (30 if not stage.sabotage else 2)
            while (open_there := len(list_descriptors(bot.process.pid))) < count and time.monotonic() < end:
                time.sleep(0.1)
            tally.injected = count if open_there >= count or stage.sabotage else 0
            teller = Teller(bot, patience=40 if not stage.sabotage else 5)
            try:
                teller.course()
                teller.judge(tally)
            except GaveUp as error:
                tally.lost.append(f"with {len(held)} connections stalled: {error}")
            tally.notes.append(f"{open_there} files open in the program while others were served")
        finally:
            for connection in held:
                connection.close()
        if bot.running and not tally.violations:
            # Those who hung up leave nothing behind.
            end = time.monotonic() + 60
            while len(list_descriptors(bot.process.pid)) > 200 and time.monotonic() < end:
                time.sleep(0.2)
            if len(list_descriptors(bot.process.pid)) > 200:
                tally.wrong.append(f"{len(list_descriptors(bot.process.pid))} files are still open afterwards")
            if Api(bot.url, checked=False).get("/readyz").status != 200:
                tally.wrong.append("not ready afterwards")
        return tally


class StalledPatience(Row):
    name = "stalled-close"
    fault = "connections that stall for longer than half a minute"
    proof = "connections that were open after five seconds, and were closed by the program later"
    sabotage, safeguard = "patience", "who stalls for half a minute is hung up on"
    sabotaged = 20
    sizes = {"quick": None, "middle": 200, "whole": 5_000}

    def run(self, stage, count):
        bot = stage.start()
        tally = Tally(runs=count)
        held = [stall(bot.port, number) for number in range(count)]
        try:
            time.sleep(5)
            tally.injected = sum(is_open(connection) for connection in held)
            end = time.monotonic() + (120 if not stage.sabotage else 45)
            while any(is_open(connection) for connection in held) and time.monotonic() < end:
                time.sleep(1)
            left = sum(is_open(connection) for connection in held)
            if left:
                tally.wrong.append(f"{left} connections are still held")
        finally:
            for connection in held:
                connection.close()
        return tally


def stall(port, number, timeout=30):
    connection = socket.create_connection(("127.0.0.1", port), timeout=timeout)
    head = (f"POST /api/v1/rooms/ops/messages HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            "Content-Length: 100\r\n\r\n{\"author\"")
    connection.sendall(head[:30 + number % (len(head) - 30)].encode())
    return connection


def is_open(connection):
    """Whether the other end has neither closed nor answered with the end of it."""
    connection.setblocking(False)
    try:
        while True:
            if not connection.recv(4096):
                return False
    except BlockingIOError:
        return True
    except OSError:
        return False


def list_descriptors(pid):
    return os.listdir(f"/proc/{pid}/fd")
