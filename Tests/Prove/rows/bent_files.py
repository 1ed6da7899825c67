"""A file that was cut off or bent at any byte, with the log beside it or folded in."""
import random
import shutil

import chain
from api import Api
from process import NotReady
from row import Row
from tally import Tally
from teller import Teller


class BentFile(Row):
    """Every byte of the store may be hit. Then the start refuses (65, remedies, nothing changed), or what is served is
    what was there: all of it, or, of a log that was cut, a whole beginning of it."""

    sizes = {"quick": 25, "middle": 150, "whole": 3000}
    sabotaged = 60
    # Files as they are after a kill have a log; after an end by SIGTERM they have none.
    FILES = ("sitrep.db", "sitrep.db-wal", "folded")

    def run(self, stage, count):
        tally, chance, came = Tally(), random.Random(stage.seed), {}
        whole = {killed: Original(stage, killed) for killed in (True, False)}
        for number in range(count):
            file = self.FILES[number % len(self.FILES)]
            original = whole[file != "folded"]
            folder = stage.fresh("bent")
            shutil.copytree(original.data, folder / "data")
            target = folder / "data" / ("sitrep.db" if file == "folded" else file)
            where = self.hurt(target, chance)
            tally.runs += 1
            tally.injected += target.read_bytes() != (original.data / target.name).read_bytes()
            what = self.outcome(stage, folder, original, f"{file} at byte {where}", file, tally)
            came[what] = came.get(what, 0) + 1
            shutil.rmtree(folder)
        tally.notes.append(", ".join(f"{count} {what}" for what, count in sorted(came.items())))
        return tally

    def hurt(self, file, chance):
        raise NotImplementedError

    def outcome(self, stage, folder, original, where, file, tally):
        before = {f.name: f.read_bytes() for f in (folder / "data").iterdir() if not f.name.endswith("-shm")}
        bot = stage.bot(folder=folder)
        try:
            bot.start()
        except NotReady:
            status = bot.process.returncode
            if status != 65 or "1." not in bot.log_tail() or "2." not in bot.log_tail():
                tally.wrong.append(f"{where}: exit {status} without numbered remedies: {bot.log_tail(200)!r}")
            after = {f.name: f.read_bytes() for f in (folder / "data").iterdir() if not f.name.endswith("-shm")}
            changed = [name for name, bytes in before.items() if name != "lock" and after.get(name) != bytes]
            if changed:
                tally.wrong.append(f"{where}: refused, and changed {changed}")
            return "refused with remedies"
        try:
            return self.compare(bot, original, where, file, tally)
        finally:
            bot.kill()

    def compare(self, bot, original, where, file, tally):
        """What is served: as it was, or a whole beginning of it."""
        try:
            served = chain.events(bot.data)
            timelines, said = record(Api(bot.url, checked=False))
        except Exception as error:
            # So small a file is looked through at the start: what is bent shows there, and not to whoever reads it.
            tally.wrong.append(f"{where}: it was served and cannot be read: {error!r}")
            return "found too late"
        # A policy change may follow at the start, and deadlines that are due.
        known = [row for row in served if row in set(original.events)]
        if len(known) < len(original.events):
            if not file.endswith("-wal"):
                tally.lost.append(f"{where}: {len(original.events) - len(known)} events are gone, never said")
            elif known != original.events[:len(known)]:
                tally.wrong.append(f"{where}: what is left is no beginning")
            return "a tail of the log gone"
        for id, entries in original.timelines.items():
            if timelines.get(id, [])[:len(entries)] != entries:
                tally.wrong.append(f"{where}: the timeline of {id} is told otherwise")
        tally.wrong += [f"{where}: {fault}" for fault in chain.faults(served)]
        return "as it was" if said == original.said else "as it was but for words in a room, which no sum covers"


class FileCut(BentFile):
    name = "file-cut"
    fault = "a file of the store cut off at any byte"
    proof = "its bytes differ from those before"
    sabotage, safeguard = "inspection", "the file is looked at before it is used"

    def hurt(self, file, chance):
        size = file.stat().st_size
        where = chance.randrange(size)
        with open(file, "r+b") as opened:
            opened.truncate(where)
        return where


class FileFlipped(BentFile):
    name = "file-flipped"
    fault = "a byte of the store changed, anywhere"
    proof = "its bytes differ from those before"
    sabotage, safeguard = "chain", "the end of the event log is checked against its chain"

    def hurt(self, file, chance):
        bytes = bytearray(file.read_bytes())
        where = chance.randrange(len(bytes))
        bytes[where] ^= 1 << chance.randrange(8)
        file.write_bytes(bytes)
        return where


class Original:
    """A store with a few incidents in it, and what it showed. No larger than what a start reads whole."""

    def __init__(self, stage, killed):
        bot = stage.start()
        teller = Teller(bot)
        teller.course()
        teller.course()
        self.timelines, self.said = record(Api(bot.url, checked=False))
        self.events = chain.events(bot.data)
        if killed:
            bot.kill()
        else:
            bot.terminate()
            self.events = chain.events(bot.data)
        self.data = bot.data
        for index in bot.data.glob("*-shm"):
            index.unlink()


def record(api):
    """(timelines, what was said in the rooms). An answer of 500 is an assertion that names it."""
    def entries(id):
        answer = api.get(f"/api/v1/incidents/{id}/timeline")
        assert answer.status == 200, answer.status
        return answer.json["entries"]
    listed = api.get("/api/v1/incidents?after=0&limit=200")
    assert listed.status == 200, listed.status
    timelines = {i["id"]: entries(i["id"]) for i in listed.json["incidents"]}
    said = {room: [(m["id"], m["text"], m["in_reply_to"]) for m in api.messages(room)] for room in api.rooms()}
    return timelines, said
