"""Where a row plays: a directory of its own, the build under test, and everything that has to be ended after it."""
import os
import shutil
import subprocess
from pathlib import Path

import settings
from process import Sitrep

FAULTS = Path(__file__).parent / "faults"


class Stage:
    def __init__(self, folder, binary, seed, sabotage=None):
        self.folder, self.binary, self.seed, self.sabotage = Path(folder).resolve(), binary, seed, sabotage
        self.folder.mkdir(parents=True)
        self._bots, self._mounts, self._count = [], [], 0

    def fresh(self, name="run"):
        """A new empty directory."""
        self._count += 1
        folder = self.folder / f"{name}-{self._count}"
        folder.mkdir()
        return folder

    def bot(self, *changes, folder=None, data="data", env=None, prefix=()):
        """A bot that has not been started, with these changes to the base configuration."""
        folder = folder or self.fresh()
        config = settings.write(folder / "sitrep.yaml", *changes)
        env = dict(env or {})
        if self.sabotage:
            env["SITREP_SABOTAGE"] = self.sabotage
        # scripts/threads has a library of its own that stands before the others.
        preloaded = [name for name in (os.environ.get("SITREP_PRELOAD"), env.get("LD_PRELOAD")) if name]
        if preloaded:
            env["LD_PRELOAD"] = ":".join(preloaded)
        bot = Sitrep(config, folder / data, binary=self.binary, env=env)
        bot.prefix = list(prefix)
        self._bots.append(bot)
        return bot

    def start(self, *changes, **options):
        """As the fixture of that name in the live tests."""
        options.pop("binary", None)
        return self.bot(*changes, **options).start()

    def small_disk(self, kilobytes):
        """A file system of that size, or nothing where the kernel or a container forbids mounting one."""
        folder = self.fresh("disk")
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", folder], capture_output=True)
        if made.returncode:
            return None
        self._mounts.append(folder)
        return folder

    def end(self):
        for bot in self._bots:
            bot.kill()
        for folder in self._mounts:
            subprocess.run(["umount", "-l", folder], capture_output=True)

    def forget(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def shim(name, into):
    """A library to be loaded before a program, compiled from `faults/`."""
    library = Path(into) / f"{name}.so"
    if not library.exists():
        draft = library.with_suffix(f".{os.getpid()}.{id(object())}")
        subprocess.run(["cc", "-O2", "-std=gnu17", "-shared", "-fPIC", "-o", draft, FAULTS / f"{name}.c", "-ldl"],
                       check=True, timeout=120)
        draft.rename(library)
    return str(library)
