"""Coming into the rooms by a link, from outside: who can, how often, how long, and who cannot."""
import http.server
import re
import sqlite3
import threading
import time

import pytest

from api import Api
from process import command

TOKEN = "gateway-token-of-the-test-1234567890"


@pytest.fixture
def closed(start, tmp_path):
    """A bot that lets nobody in without a link or a token."""
    file = tmp_path / "token"
    file.write_text(TOKEN)
    file.chmod(0o600)
    bot = start({"server": {"token_file": str(file)}}, data="closed")
    bot.api = Api(bot.url, token=TOKEN)
    bot.api.room("ops")
    return bot


def invite(bot, *words):
    done = command("invite", *words, "--data", bot.data, binary=bot.binary)
    assert done.returncode == 0, done.stderr
    link = done.stdout.strip()
    assert link.startswith(bot.url + "/enter?k="), link
    return link.removeprefix(bot.url)


def browser(bot, method, path, cookie=None, origin="own", **options):
    headers = {"Origin": {"own": bot.url}.get(origin, origin)} if method == "POST" and origin else {}
    if cookie:
        headers["Cookie"] = cookie
    return Api(bot.url, checked=False).call(method, path, headers={**headers, **options.pop("headers", {})}, **options)


def come_in(bot, person="ana"):
    answer = browser(bot, "POST", invite(bot, person))
    assert answer.status == 303
    return answer.headers["set-cookie"].split(";")[0]


def page_token(bot, cookie, path="/rooms/ops"):
    page = browser(bot, "GET", path, cookie).raw.decode()
    return re.search(r'data-token="([0-9a-f]+)"', page)[1]


def say(bot, cookie, text, **headers):
    headers = {"X-Sitrep-Page": page_token(bot, cookie), "Cookie": cookie, "Origin": bot.url, **headers}
    headers = {name: value for name, value in headers.items() if value is not None}
    return Api(bot.url, checked=False).call("POST", "/api/v1/rooms/ops/messages", body={"text": text}, headers=headers)


def test_a_link_from_the_command_line_lets_its_person_in(closed):
    link = invite(closed, "ana", "--room", "ops")
    answer = browser(closed, "POST", link)
    assert answer.status == 303 and answer.headers["location"] == "rooms/ops"
    cookie = answer.headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    cookie = cookie.split(";")[0]
    assert "Sign out" in browser(closed, "GET", "/rooms/ops", cookie).raw.decode()
    assert say(closed, cookie, "I am in").status == 201
    assert [m["author"] for m in closed.api.messages("ops")] == ["ana"]


def test_previewers_of_links_do_not_use_them_up(closed):
    link = invite(closed, "bob")
    for method in ("GET", "HEAD", "GET", "HEAD"):
        answer = browser(closed, method, link)
        assert answer.status == 200 and "set-cookie" not in answer.headers
    assert browser(closed, "POST", link).status == 303


def test_a_link_works_once(closed):
    link = invite(closed, "bob")
    assert browser(closed, "POST", link).status == 303
    for method in ("POST", "GET"):
        answer = browser(closed, method, link)
        assert answer.status == 410 and "set-cookie" not in answer.headers
        assert "This link has been used" in answer.raw.decode()


def test_of_many_presses_at_once_one_lets_in(closed):
    from concurrent.futures import ThreadPoolExecutor
    link = invite(closed, "bob")
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: browser(closed, "POST", link).status, range(16)))
    assert sorted(found) == [303] + [410] * 15


def test_an_expired_link_lets_nobody_in(start, tmp_path):
    bot = start({"server": {"sign_in": "required", "invitations_last": "1 second"}})
    link = invite(bot, "ana")
    time.sleep(1.2)
    answer = browser(bot, "POST", link)
    assert answer.status == 410 and "too old" in answer.raw.decode()


def test_a_used_link_and_a_session_survive_a_kill(closed):
    link = invite(closed, "ana")
    cookie = browser(closed, "POST", link).headers["set-cookie"].split(";")[0]
    closed.listen = f"127.0.0.1:{closed.port}"
    closed.kill()
    closed.start()
    assert browser(closed, "POST", link).status == 410
    assert say(closed, cookie, "still me").status == 201


def test_signing_out_ends_the_session_for_good(closed):
    cookie = come_in(closed)
    token = page_token(closed, cookie)
    form = {"headers": {"Content-Type": "application/x-www-form-urlencoded"}, "raw": f"page={token}".encode()}
    assert browser(closed, "POST", "/sign-out", cookie, origin="https://evil.example", **dict(form)).status == 403
    answer = browser(closed, "POST", "/sign-out", cookie, **dict(form))
    assert answer.status == 303 and "Max-Age=0" in answer.headers["set-cookie"]
    assert browser(closed, "GET", "/api/v1/rooms", cookie).status == 401
    closed.listen = f"127.0.0.1:{closed.port}"
    closed.kill()
    closed.start()
    assert browser(closed, "GET", "/api/v1/rooms", cookie).status == 401


@pytest.mark.parametrize("running", [True, False], ids=["while the daemon runs", "while it does not"])
def test_revoking_signs_a_person_out_everywhere(closed, running):
    ana, bob, unused = come_in(closed, "ana"), come_in(closed, "bob"), invite(closed, "ana")
    closed.listen = f"127.0.0.1:{closed.port}"
    if not running:
        closed.terminate()
    done = command("invite", "ana", "--revoke", "--data", closed.data, binary=closed.binary)
    assert done.returncode == 0, done.stderr
    if not running:
        closed.start()
    assert browser(closed, "GET", "/api/v1/rooms", ana).status == 401
    assert browser(closed, "POST", unused).status == 410
    assert browser(closed, "GET", "/api/v1/rooms", bob).status == 200
    assert browser(closed, "POST", invite(closed, "ana")).status == 303


def test_nobody_revokes_without_the_stores_key(closed):
    cookie = come_in(closed)
    now = int(time.time() * 1000)
    for word in (f"ana~{now}~{'0' * 32}", "ana", "", f"ana~{now}~"):
        assert browser(closed, "POST", "/revoke", raw=word.encode(), headers={"Content-Type": "text/plain"}).status == 403
    assert browser(closed, "GET", "/api/v1/rooms", cookie).status == 200


@pytest.mark.parametrize("changed", [
    {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": None}, {"X-Sitrep-Page": None},
    {"X-Sitrep-Page": "0" * 64}], ids=str)
def test_another_site_cannot_use_the_session(closed, changed):
    cookie = come_in(closed)
    assert say(closed, cookie, "forged", **changed).status == 403
    assert closed.api.messages("ops") == []


def test_a_person_speaks_for_nobody_else(closed):
    cookie = come_in(closed)
    answer = Api(closed.url, checked=False).call(
        "POST", "/api/v1/rooms/ops/messages", body={"text": "x", "author": "bob"},
        headers={"X-Sitrep-Page": page_token(closed, cookie), "Cookie": cookie, "Origin": closed.url})
    assert answer.status == 403 and closed.api.messages("ops") == []


def test_the_cookies_secret_and_unused_links_are_not_in_the_data(closed):
    secret = come_in(closed).removeprefix("sitrep=")
    token = invite(closed, "bob").split("k=")[1]
    closed.terminate()
    rows = sqlite3.connect(f"{closed.data}/sitrep.db").iterdump()
    assert not [row for row in rows if secret in row or token.split("~")[-1] in row]
    assert secret not in closed.log_text() and token not in closed.log_text()


def test_whoever_left_the_configuration_has_no_way_in(closed, tmp_path):
    cookie, link = come_in(closed, "pia"), invite(closed, "pia")
    text = closed.config.read_text()
    assert "product-manager" in text
    import yaml
    configuration = yaml.safe_load(text)
    del configuration["people"]["pia"], configuration["aliases"]["product-manager"]
    configuration["severity_matrix"]["P1"]["notify_at_start"] = ["engineering-manager"]
    closed.config.write_text(yaml.safe_dump(configuration))
    closed.hang_up()
    from waiting import eventually
    eventually(lambda: browser(closed, "GET", "/api/v1/rooms", cookie).status == 401, 10, what="the session to end")
    assert browser(closed, "POST", link).status == 404
    done = command("invite", "pia", "--data", closed.data, binary=closed.binary)
    assert done.returncode == 1 and "nobody called" in done.stderr


def test_the_chat_says_where_a_link_is_to_be_had_and_shows_none(closed):
    text = closed.api.ask("ops", "!invite", "ana")["text"]
    assert "sitrep invite ana" in text and "/enter" not in text
    assert "know nobody" in closed.api.ask("ops", "!invite somebody", "ana")["text"]


def test_the_demo_on_loopback_needs_no_link(bot, api):
    page = api.get("/rooms/ops").raw.decode()
    assert 'id="author"' in page and "Sign out" not in page
    assert api.post("ops", "hello", author="anybody").status == 201


def test_strangers_are_told_how_to_come_in(closed):
    page = browser(closed, "GET", "/incidents/INC-1").raw.decode()
    assert "You are not signed in" in page and "!invite" in page


def test_a_data_directory_that_never_ran_has_no_links(tmp_path):
    done = command("invite", "ana", "--data", tmp_path / "none")
    assert done.returncode == 74 and "there is no store here" in done.stderr
    assert done.stdout == ""


def test_a_stranger_at_the_old_address_cannot_say_that_it_is_done(closed):
    """The daemon is gone, and something else has its port by now."""
    cookie, unused = come_in(closed, "ana"), invite(closed, "ana")
    closed.listen = f"127.0.0.1:{closed.port}"
    closed.kill()
    heard = []

    class Stranger(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"person":"ana","proof":"00000000000000000000000000000000"}')

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", closed.port), Stranger)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        done = command("invite", "ana", "--revoke", "--data", closed.data, binary=closed.binary)
    finally:
        server.shutdown()
        server.server_close()
    assert done.returncode == 0, done.stderr
    assert heard and cookie.removeprefix("sitrep=") not in heard[0].decode()
    closed.start()
    assert browser(closed, "GET", "/api/v1/rooms", cookie).status == 401
    assert browser(closed, "POST", unused).status == 410


def test_a_new_key_ends_every_link_at_once_and_no_session(closed):
    cookie, unused = come_in(closed, "ana"), invite(closed, "bob")
    done = command("invite", "--new-key", "--data", closed.data, binary=closed.binary)
    assert done.returncode == 0, done.stderr
    assert browser(closed, "POST", unused).status == 404
    assert browser(closed, "GET", "/api/v1/rooms", cookie).status == 200
    assert browser(closed, "POST", invite(closed, "bob")).status == 303
    assert command("invite", "ana", "--new-key", "--data", closed.data, binary=closed.binary).returncode == 64


def test_a_restored_copy_makes_no_link_that_the_first_one_takes(closed, tmp_path):
    backup, copy = tmp_path / "backup.db", tmp_path / "copy"
    cookie = come_in(closed)
    assert command("backup", "--data", closed.data, backup, binary=closed.binary).returncode == 0
    done = command("restore", backup, "--data", copy, binary=closed.binary)
    assert done.returncode == 0 and "1 session ended" in done.stdout
    made = command("invite", "ana", "--data", copy, binary=closed.binary)
    assert made.returncode == 0, made.stderr
    assert browser(closed, "POST", "/enter?" + made.stdout.strip().split("/enter?")[1]).status == 404
    assert browser(closed, "GET", "/api/v1/rooms", cookie).status == 200
