"""The company's chat is the outage: a real Synapse dies, the incident goes on here, and both rooms are joined after."""
import pytest

from api import Api
from standins.smtp_sink import SmtpSink
from waiting import eventually, stays

pytestmark = [pytest.mark.matrix, pytest.mark.timeout(300)]


def mail(port):
    return {"server": {"public_url": "https://sitrep.bot.test"}, "timers": {"chat_down": "2 seconds"},
            "pagers": {"email": {"smtp": f"smtp://127.0.0.1:{port}", "from": "sitrep@bot.test", "tls": "none"}}}


def local_room(api, id):
    rooms = [r["room"] for r in api.incident(id)["rooms"] if r["chat"] == "local"]
    return rooms[0] if rooms else None


def from_bot(stage, room, word):
    return [m for m in stage.ana.messages(room, stage.bot.id) if m["author"] == stage.bot.id and word in m["text"]]


def said(api, room, word):
    return [m for m in api.messages(room) if m["kind"] != "message" and word in m["text"]]


def test_the_incident_goes_on_here_and_both_rooms_are_joined_when_the_chat_is_back(stage, start):
    with SmtpSink() as sink:
        ops = stage.room()
        bot = start(stage.configuration(ops, mail(sink.port)))
        stage.ana.invite(ops, stage.bot.id)
        stage.bot_is_in(ops)
        stage.ask(ops, "!declare P1 the network is down")
        api = Api(bot.url)
        incident = api.incident_titled("the network is down")["id"]
        room = stage.incident_room(api.incident(incident)["label"])
        stage.ask(room, "!ic me")

        stage.synapse.stop()
        try:
            here = eventually(lambda: local_room(api, incident), 60, every=0.3, what="a room of the bot's own")
            eventually(lambda: said(api, here, "cannot be reached"), 10, what="why people are here")
            eventually(lambda: said(api, "ops", f"#{here}"), 10, what="where it goes on, said in #ops")
            invitation = eventually(
                lambda: [m for m in sink.to("ana@bot.test") if "cannot be reached" in m.text], 30,
                what="an invitation by mail")
            assert "https://sitrep.bot.test/" in invitation[0].text
            api.post(here, "both core switches are dark", author="bob")
            assert "INC-" in api.ask(here, "!update impact: everybody", author="ana")["text"]
            later, place = api.declare("declared while the chat is away")
            later = later["id"]
            assert local_room(api, later) == place, "it begins in a room of ours at once"
            bot.kill()
            bot.start()
            api = Api(bot.url)
            api.post(here, "the spare is being racked", author="bob")
        finally:
            stage.synapse.start()

        summary = eventually(lambda: from_bot(stage, room, "went on in"), 120, every=0.5,
                             what="one summary in the room at the chat")
        assert here in summary[0]["text"] and "3 messages" in summary[0]["text"]
        eventually(lambda: said(api, here, "can be reached again"), 10, what="that the chat is back")
        there = stage.ana.say(room, "!status is green here")
        eventually(lambda: stage.replies(room, there), 30, what="a command of the chat answered there")
        stage.ana.say(room, "I am back: !close it soon?")
        eventually(lambda: said(api, here, "I am back: !close it soon?"), 30, what="words of the chat shown here")
        api.post(here, "mirrored from the browser", author="bob")
        eventually(lambda: from_bot(stage, room, "mirrored from the browser"), 30, what="words from here at the chat")
        stays(lambda: len(from_bot(stage, room, "went on in")) == 1
              and len(from_bot(stage, room, "mirrored from the browser")) == 1
              and len(said(api, here, "I am back")) == 1
              and not from_bot(stage, room, "racked"), 3, what="everything said once, nothing echoed")
        assert api.incident(incident)["phase"] == "investigating", "a mirrored word is never a command"
        other = stage.incident_room(api.incident(later)["label"])
        eventually(lambda: from_bot(stage, other, "went on in"), 60, what="the later one's summary too")
