"""Workstreams, sync meetings and checklists over SIGKILL of the real binary."""
import time

import settings
from api import Api, unsolicited
from waiting import eventually


def started(start, *changes):
    bot = start(settings.ladder("1 hour", "2 hours"), *changes)
    api = Api(bot.url)
    api.room("ops")
    return bot, api


def threads(api, room, thread):
    return [m for m in api.messages(room) if m["thread"] == thread]


def test_a_stream_has_its_thread_and_keeps_it_over_sigkill(start):
    bot, api = started(start)
    _, room = api.declare("search is slow")
    opened = api.say(room, "!stream open db @bob restore the replica")
    eventually(lambda: threads(api, room, opened["id"]), 5, what="the first word in the thread")
    bot.kill()
    bot.start()
    api = Api(bot.url)
    answer = api.ask(room, "!milestone the replica is back", author="bob", thread=opened["id"])
    assert answer["thread"] == opened["id"] and "told in" in answer["text"]
    told = [m for m in unsolicited(api.messages(room)) if "the replica is back" in m["text"]]
    assert len(told) == 1 and told[0]["thread"] is None
    assert "the replica is back" in api.ask(room, "!status")["text"]


def test_a_stream_with_a_room_of_its_own_is_a_room_of_the_incident(start):
    bot, api = started(start)
    incident, room = api.declare("search is slow")
    api.ask(room, "!stream open net @bob room")
    own = eventually(
        lambda: next((r["room"] for r in api.incident(incident["id"])["rooms"] if r["purpose"] == "stream"), None), 5)
    bot.kill()
    bot.start()
    api = Api(bot.url)
    assert "told in" in api.ask(own, "!milestone no packet loss", author="bob")["text"]
    assert [m for m in unsolicited(api.messages(room)) if "no packet loss" in m["text"]]
    assert incident["id"] in api.ask(own, "!status")["text"]


def test_a_meeting_that_came_due_while_the_bot_was_down_is_called_once(start):
    bot, api = started(start)
    _, room = api.declare("search is slow")
    assert "Goal: where we stand" in api.ask(room, "!sync in 3s goal where we stand")["text"]
    bot.kill()
    time.sleep(6)
    bot.start()
    api = Api(bot.url)
    eventually(lambda: [m for m in api.messages(room) if "late, it was due" in m["text"]], 10)
    bot.kill()
    bot.start()
    calls = [m for m in unsolicited(Api(bot.url).messages(room)) if "where we stand" in m["text"]]
    assert len(calls) == 1


def test_a_tick_is_there_after_sigkill_and_ticking_again_says_who_was_first(start):
    bot, api = started(start)
    _, room = api.declare("search is slow")
    assert "5 of 6 to go" in api.ask(room, "!check 2 war-room")["text"]
    bot.kill()
    bot.start()
    api = Api(bot.url)
    assert "ticked already" in api.ask(room, "!check 2 war-room", author="bob")["text"]
    assert "☑ 2" in api.ask(room, "!checklist war-room")["text"]
