"""A disk that is full now and then, and one that takes no writes for a while."""
import os
import random
import threading
import time

import chain
import strace
from api import Api
from crash_load import GONE
from row import Row
from tally import Tally
from teller import GaveUp, Teller


class Outage(Row):
    """A disk that refuses and comes back, again and again, under a course of commands."""

    sabotage, safeguard = "refusal", "what the disk refused is refused to whoever asked"
    sizes = {"quick": 3, "middle": 12, "whole": 100}
    sabotaged = 3

    def run(self, stage, count):
        tally, self.untrue = Tally(runs=count), []
        bot = self.placed(stage).start()
        teller = Teller(bot, patience=60 if not stage.sabotage else 8)
        stopped, chance = threading.Event(), random.Random(stage.seed)
        errors = []

        def type_on():
            try:
                while not stopped.is_set():
                    teller.course()
            except Exception as error:
                errors.append(error)

        typing = threading.Thread(target=type_on, daemon=True)
        typing.start()
        for _ in range(count):
            time.sleep(chance.uniform(0.05, 0.3))
            tally.injected += self.strike(bot, chance.uniform(0.2, 0.6), stage)
        tally.wrong += self.untrue
        stopped.set()
        typing.join(90)
        for error in errors:
            if not isinstance(error, GaveUp):
                raise error
            tally.lost.append(str(error))
        if not errors:
            bot.kill()
            teller.judge(tally)
            if Api(bot.url, checked=False).get("/readyz").status != 200:
                tally.wrong.append("not ready although there is room again")
            tally.sort(chain.faults(chain.events(bot.data)))
        tally.notes.append(
            f"{len(teller.commands)} commands, {teller.refused} times refused and sent again; {self.how}")
        return tally

    how = ""

    def placed(self, stage):
        return stage.bot()

    def strike(self, bot, seconds, stage):
        raise NotImplementedError


class DiskFull(Outage):
    name = "disk-full"
    fault = "no space left, at random moments"
    proof = "the file system had 0 bytes free; or strace's log shows ENOSPC"

    def placed(self, stage):
        self.disk = stage.small_disk(24_000)
        self.how = "a tmpfs filled to its last byte" if self.disk else "ENOSPC by strace, since no tmpfs can be mounted"
        return stage.bot(folder=self.disk)

    def strike(self, bot, seconds, stage):
        if not self.disk:
            return attack(bot, stage, "ENOSPC", seconds)
        filler = self.disk / "filler"
        with open(filler, "wb", buffering=0) as file:
            size = 1 << 20
            while size >= 512:
                try:
                    file.write(b"\0" * size)
                except OSError:
                    size //= 2
        full = os.statvfs(self.disk).f_bavail == 0
        time.sleep(seconds)
        self.ask(bot)
        filler.unlink()
        return full

    def ask(self, bot):
        """Whoever is refused must not read that it is ready."""
        api = Api(bot.url, checked=False)
        try:
            refused = api.post("desk", "is there room?", timeout=5).status == 503
            if refused and api.get("/readyz", timeout=5).status == 200:
                self.untrue.append("/readyz said ready while messages were refused")
        except GONE:
            pass


class DiskReadOnly(Outage):
    name = "disk-read-only"
    fault = "a disk that turns read-only, and back"
    proof = "strace's log shows EROFS from writes to the data"
    how = "EROFS by strace: no file system turns read-only under a file that is open for writing"

    def strike(self, bot, seconds, stage):
        return attack(bot, stage, "EROFS", seconds)


def attack(bot, stage, error, seconds):
    """Every write to the data fails for so long."""
    paths = [bot.data / name for name in ("sitrep.db", "sitrep.db-wal")]
    log = stage.fresh("strace") / "log"
    calls = "pwrite64,ftruncate,fdatasync"
    with strace.Attached(bot.process.pid, log, f"{calls}:error={error}", calls=calls, paths=paths) as attached:
        time.sleep(seconds)
    return attached.injected > 0
