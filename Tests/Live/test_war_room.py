"""The war room in a real browser: people who talk, lose their line, use the keyboard alone, come in by a link."""
import re
from pathlib import Path

import pytest

from api import Api
from test_browser import SIZES, browser, box, fits, name_oneself  # noqa: F401
from test_signin import closed, invite  # noqa: F401
from waiting import eventually

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
AUDIT = (Path(__file__).parent / "page_audit.js").read_text()


@pytest.fixture
def people(browser):
    """`people("ana")` opens a browser of her own; every complaint of its console fails the test."""
    opened = []

    def enter(name=None, size="desktop", scheme="light", touch=False):
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, has_touch=touch, is_mobile=touch)
        page = context.new_page()
        page.complaints, page.name, page.size = [], name, size
        page.on("console", lambda m: page.complaints.append(m.text)
                if m.type == "error" and "net::ERR_" not in m.text and "Failed to load resource" not in m.text else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        if name:
            context.add_init_script(f"try {{ localStorage.setItem('sitrep.author', '{name}') }} catch {{}}")
        opened.append((context, page))
        return page

    yield enter
    complaints = [page.complaints for _, page in opened if page.complaints]
    for context, _ in opened:
        context.close()
    assert not complaints


def live(page):
    page.locator("#state[data-state=live]").wait_for(timeout=10_000)


def say(page, text):
    box(page).fill(text)
    page.get_by_role("button", name="Send", exact=True).click()


def shows(page, text, timeout=15_000):
    page.locator("#log .text", has_text=text).first.wait_for(state="visible", timeout=timeout)


def texts(api, room, author=None):
    return [m["text"] for m in api.messages(room) if author in (None, m["author"])]


def test_two_browsers_talk_and_see_each_other(people, bot, api):
    ana, bob = people("ana"), people("bob", "phone")
    for page in (ana, bob):
        page.goto(bot.url + "/rooms/ops")
        live(page)
    for number in range(5):
        say(ana, f"ana says {number}")
        shows(bob, f"ana says {number}")
        say(bob, f"bob says {number}")
        shows(ana, f"bob says {number}")
    assert bob.locator("#log .message").count() == ana.locator("#log .message").count() == 10
    for page in (ana, bob):
        eventually(lambda p=page: p.locator("#here").inner_text() == "Here: ana, bob", 10, what="both to be here")
    bob.context.close()
    eventually(lambda: ana.locator("#here").inner_text() == "Here: ana", 10, what="bob to be gone")


def test_one_is_cut_off_while_sending_and_nothing_is_lost_or_doubled(people, bot, api):
    ana, bob = people("ana"), people("bob")
    for page in (ana, bob):
        page.goto(bot.url + "/rooms/ops")
        live(page)
    said = []
    for round in range(3):
        # The line breaks while messages are on their way: some have arrived, unconfirmed.
        for number in range(3):
            said.append(f"round {round} before {number}")
            say(ana, said[-1])
        ana.context.set_offline(True)
        for number in range(3):
            said.append(f"round {round} offline {number}")
            say(ana, said[-1])
        ana.locator("#unsent .text", has_text=f"round {round} offline 2").wait_for(state="visible")
        ana.locator("#state", has_text="Offline").wait_for(state="visible")
        say(bob, f"round {round} bob meanwhile")
        shows(bob, f"round {round} bob meanwhile")
        ana.context.set_offline(False)
        shows(ana, f"round {round} offline 2", 30_000)
        shows(ana, f"round {round} bob meanwhile")
    eventually(lambda: ana.locator("#unsent li").count() == 0, 20, what="nothing unsent")
    assert texts(api, "ops", "ana") == said
    for page in (ana, bob):
        shows(page, said[-1])
        on_screen = page.locator("#log .message[data-author=ana] .text").all_inner_texts()
        assert sorted(on_screen) == sorted(said)


def test_an_answer_that_was_lost_is_not_said_twice(people, bot, api):
    """The message arrives, its confirmation does not: the worst moment to try again."""
    ana = people("ana")
    ana.goto(bot.url + "/rooms/ops")
    live(ana)
    lost = []

    def lose(route):
        if len(lost) < 2:
            lost.append(route.fetch().status)
            return route.abort("connectionreset")
        return route.continue_()

    ana.route("**/api/v1/rooms/ops/messages", lose)
    say(ana, "said once")
    shows(ana, "said once")
    eventually(lambda: ana.locator("#unsent li").count() == 0, 20, what="it to be confirmed")
    assert lost and texts(api, "ops").count("said once") == 1
    assert ana.locator("#log .text", has_text="said once").count() == 1


def test_what_was_not_sent_outlives_a_reload(people, bot, api):
    ana = people("ana")
    ana.goto(bot.url + "/rooms/ops")
    live(ana)
    ana.route("**/api/v1/rooms/ops/messages", lambda route: route.abort())
    say(ana, "typed before the reload")
    ana.get_by_text("Not sent:").wait_for(state="visible")
    ana.unroute("**/api/v1/rooms/ops/messages")
    ana.reload()
    shows(ana, "typed before the reload")
    eventually(lambda: ana.locator("#unsent li").count() == 0, 20, what="nothing unsent")
    assert texts(api, "ops").count("typed before the reload") == 1


def test_the_whole_night_with_the_keyboard_alone(people, bot, api):
    _, room = api.declare("checkout is down", "P1", author="bob")
    ana = people("ana")
    ana.goto(f"{bot.url}/rooms/{room}")
    live(ana)
    keys = ana.keyboard

    def focused():
        return ana.evaluate("(document.activeElement.id || document.activeElement.textContent.trim())")

    def tab_to(wanted, back=False, most=40):
        for _ in range(most):
            if re.fullmatch(wanted, focused()):
                return
            keys.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"{wanted} is not reached by Tab; the focus is on {focused()!r}")

    assert focused() == "text"
    # Complete a command: type, choose, take.
    keys.type("!ic m")
    ana.locator("#suggestions [role=option]").first.wait_for(state="visible")
    keys.press("ArrowDown")
    assert box(ana).get_attribute("aria-activedescendant") == "suggestion-0"
    keys.press("Enter")
    assert box(ana).input_value() == "!ic me "
    keys.press("Enter")
    eventually(lambda: api.incidents()[0]["roles"].get("incident-commander") == "ana", 10, what="ana to have command")
    # Complete a person.
    keys.type("!task roll back @bo")
    ana.locator("#suggestions [role=option]", has_text="Bob Stone").wait_for(state="visible")
    keys.press("Tab")
    assert box(ana).input_value() == "!task roll back @bob "
    keys.press("Escape")
    keys.press("Enter")
    shows(ana, "!task roll back @bob")
    # A form by its button, without a mouse.
    ana.get_by_role("button", name="Update…").wait_for(state="visible")
    tab_to("Update…", back=True)
    keys.press("Enter")
    ana.get_by_role("dialog").wait_for(state="visible")
    keys.type("rolling back")
    keys.press("Enter")
    ana.get_by_role("dialog").wait_for(state="hidden")
    shows(ana, "!update status: rolling back")
    # Escape leaves a form and sends nothing.
    tab_to("Mitigated…")
    keys.press("Enter")
    keys.press("Escape")
    ana.get_by_role("dialog").wait_for(state="hidden")
    # Walk the messages, open a thread, answer in it, come back.
    tab_to("log", back=True)
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    keys.press("ArrowDown")
    keys.press("Enter")
    ana.locator("#thread").wait_for(state="visible")
    assert focused() == "thread-text"
    keys.type("in the thread")
    keys.press("Enter")
    ana.locator("#thread-log .text", has_text="in the thread").wait_for(state="visible")
    keys.press("Escape")
    ana.locator("#thread").wait_for(state="hidden")
    assert ana.evaluate("document.activeElement.closest('.message') !== null")
    answered = [m for m in api.messages(room) if m["text"] == "in the thread"]
    assert len(answered) == 1 and answered[0]["thread"]
    # The first Tab of a page leads past everything.
    ana.goto(f"{bot.url}/incidents/INC-1")
    keys.press("Tab")
    assert focused() == "Skip to the incident"
    keys.press("Enter")
    keys.press("Tab")
    assert focused() == "Open its room"
    keys.press("Enter")
    ana.wait_for_url(f"**/rooms/{room}")


def test_a_thread_is_kept_together(people, bot, api):
    root = api.say("ops", "who looks at the database?", author="bob")
    api.say("ops", "something else", author="bob")
    ana, cleo = people("ana"), people("cleo", "phone")
    for page in (ana, cleo):
        page.goto(bot.url + "/rooms/ops")
        live(page)
    ana.locator(f"#m-{root['seq']}").hover()
    ana.locator(f"#m-{root['seq']} .reply").click()
    ana.locator("#thread-text").fill("I do")
    ana.get_by_role("button", name="Reply", exact=True).click()
    button = cleo.get_by_role("button", name="1 reply, last by ana")
    button.wait_for(state="visible")
    assert not cleo.locator("#log .text", has_text="I do").is_visible()
    button.click()
    cleo.locator("#thread-log .text", has_text="I do").wait_for(state="visible")
    api.say("ops", "me too", author="bob", thread=root["id"])
    cleo.locator("#thread-log .text", has_text="me too").wait_for(state="visible")
    cleo.get_by_role("button", name="Close").click()
    cleo.get_by_role("button", name="2 replies, last by bob").wait_for(state="visible")
    # An answer of the bot to a command stands in the thread too.
    ana.locator("#thread-text").fill("!status")
    ana.locator("#thread-text").press("Enter")
    ana.locator("#thread-log .message[data-author=sitrep]").wait_for(state="visible")


def test_buttons_type_the_very_commands(people, bot, api):
    incident, room = api.declare("payments are slow", "P2", author="bob")
    ana = people("ana", "phone", touch=True)
    ana.goto(f"{bot.url}/rooms/{room}")
    live(ana)
    ana.get_by_role("button", name="Take command").click()
    shows(ana, "!ic me")
    ana.get_by_role("button", name="Mitigated…").click()
    ana.get_by_label("What was done").fill("rolled back")
    ana.get_by_role("button", name="It is mitigated").click()
    shows(ana, "!mitigated rolled back")
    ana.get_by_role("button", name="Resolved…").wait_for(state="visible")
    assert api.incident(incident["id"])["phase"] == "monitoring"
    # The panel is a drawer here.
    ana.locator("#show-panel").click()
    panel = ana.get_by_role("complementary", name="Incident")
    panel.get_by_text("Watched until").wait_for(state="visible")
    assert panel.get_by_text("Ana Ruiz").first.is_visible()
    ana.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert fits(ana)


def test_the_panel_follows_what_happens(people, bot, api):
    incident, room = api.declare("search is wrong", "P1", author="bob")
    ana = people("ana")
    ana.goto(f"{bot.url}/rooms/{room}")
    live(ana)
    panel = ana.get_by_role("complementary", name="Incident")
    panel.get_by_text("Nobody has command.").wait_for(state="visible")
    api.ask(room, "!ic me", "bob")
    api.ask(room, "!impact nobody finds anything", "bob")
    api.ask(room, "!task rebuild the index @cleo", "bob")
    panel.get_by_text("nobody finds anything").first.wait_for(state="visible")
    panel.get_by_text("rebuild the index").first.wait_for(state="visible")
    panel.locator(".tasks", has_text="Cleo Marsh").wait_for(state="visible")
    panel.get_by_text("Bob Stone").first.wait_for(state="visible")
    panel.get_by_text("Update due").wait_for(state="visible")
    assert re.search(r"in \d+ (min|s) \(", panel.inner_text())
    api.ask(room, "!severity P2", "bob")
    panel.locator(".severity", has_text="P2").wait_for(state="visible")


def test_the_dashboard_is_fresh_and_leads_to_each_incident(people, bot, api):
    ana = people("ana")
    ana.goto(bot.url + "/")
    ana.get_by_text("Nothing is open").wait_for(state="visible")
    incident, room = api.declare("seen without a reload", "P1", author="bob")
    ana.get_by_text("seen without a reload").first.wait_for(state="visible", timeout=20_000)
    ana.get_by_role("link", name=re.compile(incident["id"])).first.click()
    ana.wait_for_url(f"**/incidents/{incident['id']}")
    ana.get_by_role("heading", name="Timeline").wait_for(state="visible")
    assert fits(ana)
    ana.get_by_role("link", name="Open its room").click()
    ana.wait_for_url(f"**/rooms/{room}")


def test_one_comes_in_by_a_link_stays_over_a_restart_and_leaves(people, closed):
    ana = people()
    link = invite(closed, "ana", "--room", "ops")
    ana.goto(closed.url + "/rooms/ops")
    ana.get_by_role("heading", name="You are not signed in").wait_for(state="visible")
    ana.goto(closed.url + link)
    ana.get_by_role("heading", name="Welcome, Ana Ruiz").wait_for(state="visible")
    ana.get_by_role("button", name="Come in").click()
    ana.wait_for_url("**/rooms/ops")
    live(ana)
    say(ana, "here by a link")
    shows(ana, "here by a link")
    assert [m["author"] for m in closed.api.messages("ops")] == ["ana"]
    closed.listen = f"127.0.0.1:{closed.port}"
    closed.kill()
    say(ana, "typed while it was down")
    ana.get_by_text("Not sent:").wait_for(state="visible")
    closed.start()
    shows(ana, "typed while it was down", 40_000)
    other = people()
    other.goto(closed.url + link)
    other.get_by_role("heading", name="This link has been used").wait_for(state="visible")
    ana.get_by_role("button", name="Sign out").click()
    ana.get_by_role("heading", name="You are not signed in").wait_for(state="visible")
    assert ana.evaluate("Object.keys(localStorage).length") == 0
    assert texts(closed.api, "ops") == ["here by a link", "typed while it was down"]


def test_a_token_still_opens_the_pages(people, closed):
    ana = people()
    ana.goto(closed.url + "/rooms/ops")
    ana.get_by_text("I have a token").click()
    ana.get_by_label("Token").fill("gateway-token-of-the-test-1234567890")
    ana.get_by_role("button", name="Open").click()
    live(ana)
    name_oneself(ana, "ana")
    say(ana, "by token")
    shows(ana, "by token")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_can_be_read_named_and_touched(people, bot, api, closed, size, scheme, request):
    incident, room = api.declare("checkout is down for everybody in Europe", "P1", author="bob")
    for text in ("!impact half of the carts cannot be paid", "!task roll back payments 14.2 @bob 20m",
                 "!update status: rolling back; theory: deploy 14.2", "!role scribe @cleo"):
        api.ask(room, text, "bob")
    root = api.say(room, "the error rate is falling since 10:02", author="bob")
    api.say(room, "same here, p99 is back", author="cleo")
    api.say(room, "good", author="ana", thread=root["id"])
    api.declare("search answers slowly", "P3")
    page = people("ana", size, scheme, touch=size == "phone")
    link = invite(closed, "ana")
    for name, address in {
            "home": bot.url + "/", "incident": f"{bot.url}/incidents/{incident['id']}", "room": f"{bot.url}/rooms/{room}",
            "missing": bot.url + "/rooms/none", "enter": closed.url + link, "sign-in": closed.url + "/"}.items():
        page.goto(address)
        if name == "room":
            live(page)
            page.locator("#here", has_text="ana").wait_for()
        keep(page, f"{name}-{scheme}")
        assert fits(page), name
        found = page.evaluate(AUDIT, size == "phone")
        assert found == [], (name, found)
    page.goto(f"{bot.url}/rooms/{room}")
    live(page)
    if size == "phone":
        page.locator("#show-panel").click()
        keep(page, f"drawer-{scheme}")
        assert page.evaluate(AUDIT, True) == []
        page.keyboard.press("Escape")
    page.get_by_role("button", name="1 reply, last by ana").click()
    keep(page, f"thread-{scheme}")
    assert page.evaluate(AUDIT, size == "phone") == []
    page.get_by_role("button", name="Close").first.click()
    page.get_by_role("button", name="Update…").click()
    keep(page, f"form-{scheme}")
    assert page.evaluate(AUDIT, size == "phone") == []
    page.keyboard.press("Escape")
    box(page).fill("!ic")
    box(page).press("End")
    page.locator("#suggestions li").first.wait_for(state="visible")
    keep(page, f"completion-{scheme}")
    assert page.evaluate(AUDIT, size == "phone") == []


def keep(page, name):
    import os
    folder = os.environ.get("SITREP_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}-{page.size}.png")


def test_nothing_moves_for_whoever_wants_that(browser, bot, api):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(bot.url + "/rooms/ops")
    assert page.evaluate("getComputedStyle(document.querySelector('#frame')).scrollBehavior") == "auto"
    moving = """[...document.querySelectorAll('*')].filter(e => {
        const s = getComputedStyle(e);
        return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 }).length"""
    assert page.evaluate(moving) == 0
    context.close()


def test_pages_work_without_a_script(browser, closed):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(closed.url + invite(closed, "ana", "--room", "ops"))
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url("**/rooms/ops")
    closed.api.say("ops", "to be read", author="bob")
    page.reload()
    page.get_by_text("to be read").wait_for(state="visible")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", name="You are not signed in").wait_for(state="visible")
    context.close()


def test_a_stream_that_dies_in_silence_is_noticed_by_the_message_that_follows(people, bot, api):
    """The stream is cut at the page's side without a word; the page comes back to where it was."""
    ana = people("ana")
    ana.goto(bot.url + "/rooms/ops")
    live(ana)
    for number in range(3):
        ana.context.set_offline(True)
        api.say("ops", f"missed {number}", author="bob")
        ana.context.set_offline(False)
        shows(ana, f"missed {number}", 20_000)
    assert ana.locator("#log .text", has_text="missed").all_inner_texts() == ["missed 0", "missed 1", "missed 2"]
