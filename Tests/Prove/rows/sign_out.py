"""People who sign out while their browsers go on asking, and a restart after it."""
import re
import threading
import time

from api import Api
from process import command
from rows.clock import HOUR, Clock
from stage import shim
from tally import Tally

TOKEN = "gateway-token-of-the-proof-1234567890"


class SignOut(Clock):
    name = "sign-out"
    fault = "browsers that go on asking while their person signs out, and a kill"
    proof = "sessions whose last use was due to be written down while they ended"
    sabotage, safeguard = "sign-out", "the last use is written only where the session still is"
    # Sessions.
    sizes = {"quick": 4, "middle": 12, "whole": 24}
    sabotaged = 4

    def run(self, stage, count):
        folder = stage.fresh("sign-out")
        secret, self.file, self.log = folder / "token", folder / "offset", folder / "shown"
        secret.write_text(TOKEN)
        secret.chmod(0o600)
        self.file.write_text("0")
        bot = stage.start(
            {"server": {"token_file": str(secret)}}, folder=folder,
            env={"LD_PRELOAD": shim("warp", stage.folder), "WARP_FILE": str(self.file), "WARP_LOG": str(self.log)})
        tally = Tally(runs=count)
        cookies = [self.come_in(bot) for _ in range(count)]
        tokens = [self.page(bot, cookie) for cookie in cookies]
        # The last use is written down once an hour: now it is due for all of them.
        self.set(HOUR + 60)
        for cookie, token in zip(cookies, tokens, strict=True):
            stopped = threading.Event()
            busy = [threading.Thread(target=ask, args=(bot.url, cookie, stopped), daemon=True) for _ in range(8)]
            for thread in busy:
                thread.start()
            form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie, "Origin": bot.url}
            answer = Api(bot.url, checked=False).call("POST", "/sign-out", raw=f"page={token}".encode(), headers=form)
            stopped.set()
            for thread in busy:
                thread.join(20)
            if answer.status != 303:
                tally.wrong.append(f"signing out: {answer.status}")
        time.sleep(0.6)
        tally.injected = len(cookies) if self.shown(HOUR + 60) else 0
        bot.kill()
        bot.start()
        for cookie in cookies:
            answer = Api(bot.url, checked=False).get("/api/v1/rooms", headers={"Cookie": cookie})
            if answer.status != 401:
                tally.lost.append(f"a sign-out was never done: after a restart the session opens ({answer.status})")
        return tally

    def come_in(self, bot):
        done = command("invite", "ana", "--data", bot.data, binary=bot.binary)
        assert done.returncode == 0, done.stderr
        answer = Api(bot.url, checked=False).call(
            "POST", done.stdout.strip().removeprefix(bot.url), headers={"Origin": bot.url})
        assert answer.status == 303, answer.raw
        return answer.headers["set-cookie"].split(";")[0]

    def page(self, bot, cookie):
        page = Api(bot.url, checked=False).get("/", headers={"Cookie": cookie}).raw.decode()
        return re.search(r'data-token="([0-9a-f]+)"', page)[1]


def ask(url, cookie, stopped):
    api = Api(url, checked=False)
    while not stopped.is_set():
        api.get("/api/v1/rooms", headers={"Cookie": cookie})
