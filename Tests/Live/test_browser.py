"""The pages in a real browser, on a desk and on a telephone."""
import os
from pathlib import Path

import pytest

from api import Api
from conftest import need

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright
    chromium = need("chromium")
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield running
        running.close()


@pytest.fixture(params=SIZES)
def page(browser, request):
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    opened = context.new_page()
    opened.size, opened.complaints = request.param, []
    # A stream that ends because the daemon ended is no fault of the page.
    opened.on("console", lambda m: opened.complaints.append(m.text)
              if m.type == "error" and "net::ERR_" not in m.text else None)
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    yield opened
    context.close()
    assert opened.complaints == []


def shot(page, name):
    folder = os.environ.get("SITREP_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}-{page.size}.png")


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def box(page):
    """Where one types: the only text box of the page whose name speaks of a message."""
    named = page.get_by_role("textbox", name="message")
    return named if named.count() else page.get_by_role("textbox").last


def name_oneself(page, name="ana"):
    """Where the page asks who one is, say so."""
    for label in ("your name", "name", "you", "author"):
        field = page.get_by_role("textbox", name=label)
        if field.count() and field.first.is_visible():
            field.first.fill(name)
            return


def test_the_front_page_leads_to_the_rooms(page, bot, api):
    page.goto(bot.url + "/")
    link = page.locator('a[href$="rooms/ops"]').first
    link.wait_for(state="visible", timeout=10_000)
    assert fits(page)
    shot(page, "front")
    link.click()
    page.wait_for_url("**/rooms/ops")


def test_one_types_help_and_the_reply_appears_live(page, bot, api):
    page.goto(bot.url + "/rooms/ops")
    name_oneself(page)
    box(page).fill("!help")
    box(page).press("Enter")
    page.get_by_text("!declare").first.wait_for(state="visible", timeout=10_000)
    assert [m for m in api.messages("ops") if m["text"] == "!help"]
    assert fits(page)
    shot(page, "room")


def test_what_somebody_else_says_appears_without_a_reload(page, bot, api):
    page.goto(bot.url + "/rooms/ops")
    box(page).wait_for(state="visible")
    api.say("ops", "a line from elsewhere", author="bob")
    page.get_by_text("a line from elsewhere").wait_for(state="visible", timeout=10_000)


def test_markup_in_a_message_is_shown_and_not_run(page, bot, api):
    api.say("ops", '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script> end-of-markup')
    page.goto(bot.url + "/rooms/ops")
    page.get_by_text("end-of-markup").first.wait_for(state="visible", timeout=10_000)
    assert page.title() != "owned" and page.locator("img[onerror]").count() == 0
    api.say("ops", '<b id="injected">bold</b> live-markup')
    page.get_by_text("live-markup").wait_for(state="visible", timeout=10_000)
    assert page.locator("#injected").count() == 0


def test_a_long_word_does_not_widen_the_page(page, bot, api):
    api.say("ops", "w" * 2000)
    page.goto(bot.url + "/rooms/ops")
    page.get_by_text("wwww").first.wait_for(state="visible", timeout=10_000)
    assert fits(page)


def test_an_incident_is_shown_on_the_front_page(page, bot, api):
    incident, _ = api.declare("seen on the front page", "P2")
    page.goto(bot.url + "/")
    page.get_by_text("seen on the front page").first.wait_for(state="visible", timeout=10_000)
    shot(page, "front-incident")


def test_it_catches_up_after_the_daemon_was_killed(page, start):
    """The page reconnects by itself; the port is kept so that it can."""
    bot = start()
    api = Api(bot.url)
    api.room("ops")
    page.goto(bot.url + "/rooms/ops")
    box(page).wait_for(state="visible")
    bot.listen = f"127.0.0.1:{bot.port}"
    bot.kill()
    bot.start()
    Api(bot.url).say("ops", "said after the restart", author="bob")
    page.get_by_text("said after the restart").wait_for(state="visible", timeout=20_000)
    page.complaints.clear()
