"""The link of a page: opening it changes nothing, its button acknowledges; as a telephone shows it."""
import re

import pytest

from api import Api, local_room
from conftest import need
from paging import everything_said
from standins.hook import Hook
from waiting import eventually

pytestmark = pytest.mark.timeout(120)
SECRET, PUBLIC = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "https://sitrep.bot.test"
TITLE = "checkout is <b>down</b> " + "w" * 120
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def paged(start, tmp_path):
    """(bot, api, incident, {person: path of the link}) after a page to ana and bob."""
    (tmp_path / "hook.secret").write_text(SECRET)
    with Hook(SECRET) as service:
        bot = start({"server": {"public_url": PUBLIC}, "pagers": {"hook": {
            "kind": "webhook", "url": f"{service.url}/pages", "secret_file": str(tmp_path / "hook.secret"),
            "people": ["ana", "bob"]}}})
        api = Api(bot.url)
        api.room("ops")
        api.ask("ops", f"!ic page {TITLE}")
        eventually(lambda: service.pages_for("ana") and service.pages_for("bob"), 20)
        links = {key: service.pages_for(key)[0]["link"] for key in ("ana", "bob")}
        assert all(link.startswith(f"{PUBLIC}/ack?t=") for link in links.values())
        yield bot, api, api.incident_titled(TITLE), {key: link.removeprefix(PUBLIC) for key, link in links.items()}
        assert service.rejected == []


def answers(api, incident):
    return [entry["by"] for entry in api.timeline(incident["id"]) if entry["kind"] == "acknowledged"]


def shown(api, path, method="GET", status=200):
    answer = api.call(method, path)
    assert (answer.status, answer.kind) == (status, "text/html")
    return answer.raw.decode()


def test_looking_changes_nothing_and_the_button_acknowledges_once(paged):
    _, api, incident, links = paged
    for method in ("GET", "HEAD", "GET"):
        assert api.call(method, links["ana"]).status == 200
    assert "Acknowledge</button>" in shown(api, links["ana"]) and answers(api, incident) == []
    assert "Thank you, Ana Ruiz" in shown(api, links["ana"], "POST")
    assert answers(api, incident) == ["ana"]
    assert "Ana Ruiz" in eventually(lambda: next((line for line in everything_said(api).splitlines()
                                                  if "acknowledged" in line), None))
    assert "Acknowledged" in shown(api, links["ana"], "POST")
    assert answers(api, incident) == ["ana"], "the second time changes nothing"
    again = shown(api, links["ana"])
    assert "You did at " in again and "<button" not in again
    others = shown(api, links["bob"])
    assert "Ana Ruiz did at " in others and "<button" not in others


def test_what_is_over_says_so(paged):
    _, api, incident, links = paged
    api.ask(local_room(incident), "!resolve it was the cable")
    over = shown(api, links["ana"])
    assert "It is over" in over and "<button" not in over
    shown(api, links["ana"], "POST")
    assert "mitigated" not in over and api.incident(incident["id"])["phase"] == "resolved"


def forged(links):
    """Tokens that are not ours: cut, lengthened, changed in each part, with another's seal, of another page."""
    ana, bob = (links[key].removeprefix("/ack?t=") for key in ("ana", "bob"))
    number, page, person, seal = ana.split(".")
    parts = [
        ana[:-1], ana[:len(ana) // 2], ana + "0", f"{number}.{page}.{person}.", f"{number}.{page}.{person}", "",
        f"{number}.{page}.bob.{seal}", f"{number}.{int(page) + 1}.{person}.{seal}", f"2.{page}.{person}.{seal}",
        f"{number}.{page}.{person}.{bob.split('.')[-1]}", f"{number}.{page}.{person}.{'0' * len(seal)}",
        f"{number}.{page}.{person}.{seal.upper()}" if seal.upper() != seal else "x", "%00", "a" * 4000, "%FF%FE",
        f"{number}.{page}.{person}.{seal[::-1]}", f"-{number}.{page}.{person}.{seal}", "../../etc/passwd"]
    return [f"/ack?t={part}" for part in parts] + ["/ack", "/ack?", "/ack?x=1"]


def test_a_forged_cut_or_swapped_token_is_404_and_changes_nothing(paged):
    _, api, incident, links = paged
    for path in forged(links):
        for method in ("GET", "POST"):
            answer = api.call(method, path)
            assert answer.status in ((404, 414, 431) if len(path) > 2000 else (404,)), (method, path, answer.status)
            assert b"<button" not in answer.raw and b"Ana" not in answer.raw
    assert answers(api, incident) == []


@pytest.mark.browser
def test_at_a_telephones_width_it_is_one_sentence_and_one_large_button(paged):
    from playwright.sync_api import sync_playwright
    bot, api, incident, links = paged
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=need("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_page(viewport=PHONE)
        asked, complaints = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(bot.url + links["ana"])
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways"
        assert page.locator("script, link[rel=stylesheet], img, iframe, h1 b").count() == 0
        [button] = page.get_by_role("button").all()
        box = button.bounding_box()
        assert box["height"] >= 44 and box["width"] >= 200
        assert box["y"] + box["height"] <= PHONE["height"], "one has to scroll to it"
        assert answers(api, incident) == []
        button.click()
        page.get_by_text("Thank you, Ana Ruiz").wait_for(state="visible", timeout=10_000)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert answers(api, incident) == ["ana"] and complaints == []
        # Chromium asks for the icon of any site by itself.
        assert {url for url in asked if not url.endswith("/favicon.ico")} == {bot.url + links["ana"]}
        browser.close()


def test_the_page_is_not_kept_and_not_framed_and_names_no_script(paged):
    _, api, _, links = paged
    answer = api.get(links["ana"])
    assert "no-store" in answer.headers.get("cache-control", ""), answer.headers
    assert not re.search(rb"<script|src=|href=|@import|url\(", answer.raw)
