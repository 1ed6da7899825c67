"""A power cut: SIGKILL, and of each file only what was synced is left, or for some files all that was written."""
import os
import random
import shutil
import threading
import time

import chain
from row import Row
from stage import shim
from tally import Tally
from teller import GaveUp, Teller


class PowerCut(Row):
    name = "power-cut"
    fault = "SIGKILL, and what was not synced is gone"
    proof = "exit status -9, and each file was put back to what it was at its last sync (half of them by chance)"
    sabotage, safeguard = "sync", "each commit is synced (synchronous=FULL)"
    sizes = {"quick": 8, "middle": 40, "whole": 400}
    sabotaged = 8

    def run(self, stage, count):
        tally, chance = Tally(runs=count), random.Random(stage.seed)
        folder = stage.fresh()
        data, kept = folder / "data", folder / "kept"
        kept.mkdir()
        dropped = []
        library = shim("unsynced", stage.folder)
        bot = stage.bot(folder=folder, env={
            "LD_PRELOAD": library, "UNSYNCED_FROM": str(data), "UNSYNCED_TO": str(kept)})

        def revive(bot):
            dropped.append(cut(data, kept, chance))
            bot.start()

        bot.start()
        teller = Teller(bot, revive, patience=40 if not stage.sabotage else 6)
        stopped, errors = threading.Event(), []

        def type_on():
            try:
                while not stopped.is_set():
                    teller.course()
            except Exception as error:
                errors.append(error)

        typing = threading.Thread(target=type_on, daemon=True)
        typing.start()
        for _ in range(count):
            time.sleep(chance.uniform(0, 0.25))
            process = bot.process
            process.kill()
            tally.injected += process.wait(10) == -9
            end = time.monotonic() + 30
            while bot.process is process and not errors and time.monotonic() < end:
                time.sleep(0.01)
        stopped.set()
        typing.join(60)
        for error in errors:
            if not isinstance(error, GaveUp):
                raise error
            tally.lost.append(str(error))
        if not errors:
            teller.judge(tally)
            tally.sort(chain.faults(chain.events(data)))
        tally.notes.append(f"{len(teller.commands)} commands; {sum(map(bool, dropped))} cuts took bytes away")
        return tally


def cut(data, kept, chance):
    """What a disk may hold after the power went: of each file what was synced, or also what was written later.
    Returns how many files were there otherwise."""
    changed = 0
    for file in list(data.iterdir()):
        synced = kept / file.name
        if file.name.endswith("-shm"):
            file.unlink()
        elif not synced.exists():
            # Never synced: a name without content, or nothing.
            if file.name != "lock":
                file.unlink()
                changed += 1
        elif chance.random() < 0.5:
            changed += synced.read_bytes() != file.read_bytes()
            shutil.copyfile(synced, file)
            os.chmod(file, 0o600)
    for file in kept.iterdir():
        if not (data / file.name).exists() and not file.name.endswith(".draft"):
            shutil.copyfile(file, data / file.name)
            changed += 1
    return changed
