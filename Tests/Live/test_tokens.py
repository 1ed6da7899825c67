"""A token belongs to a person, or says for whom it may speak."""
import pytest

import settings
from api import Api
from sse import EventStream
from waiting import eventually


@pytest.fixture
def guarded(start, tmp_path):
    """A bot with two tokens: ana's own, and a gateway's for ana and bob."""
    (tmp_path / "ana.token").write_text("token-of-ana\n")
    (tmp_path / "gateway.token").write_text("token-of-gateway\n")
    bot = start({"server": {"tokens": [
        {"person": "ana", "token_file": str(tmp_path / "ana.token")},
        {"token_file": str(tmp_path / "gateway.token"), "may_speak_for": ["ana", "bob"]},
    ]}})
    Api(bot.url, token="token-of-ana").room("ops")
    return bot


def status(bot, token, author):
    return Api(bot.url, token=token).post("ops", "hello", author=author).status


@pytest.mark.parametrize("token", [None, "", "wrong", "token-of-an", "token-of-ana2"])
def test_no_token_or_a_wrong_one_is_401(guarded, token):
    assert status(guarded, token, "ana") == 401
    assert Api(guarded.url, token=token).get("/api/v1/rooms").status == 401
    assert Api(guarded.url, token=token).get("/api/v1/incidents").status == 401


def test_a_persons_token_speaks_for_that_person_only(guarded):
    assert status(guarded, "token-of-ana", "ana") == 201
    assert status(guarded, "token-of-ana", "bob") == 403


def test_a_gateways_token_speaks_for_those_it_names(guarded):
    assert status(guarded, "token-of-gateway", "ana") == 201
    assert status(guarded, "token-of-gateway", "bob") == 201
    assert status(guarded, "token-of-gateway", "cleo") == 403


def test_health_needs_no_token(guarded):
    assert Api(guarded.url).get("/healthz").status == 200
    assert Api(guarded.url).get("/readyz").status == 200


def test_one_token_for_the_whole_server_lets_anybody_speak(start, tmp_path):
    """`server.token_file` is the short form: one secret, no person."""
    (tmp_path / "token").write_text("the-token\n")
    bot = start({"server": {"token_file": str(tmp_path / "token")}})
    Api(bot.url, token="the-token").room("ops")
    assert status(bot, None, "ana") == 401
    assert status(bot, "the-token", "ana") == 201
    assert status(bot, "the-token", "bob") == 201


def test_a_token_is_never_in_the_log_or_in_an_answer(guarded):
    api = Api(guarded.url, token="token-of-ana")
    api.ask("ops", "!help")
    Api(guarded.url, token="token-of-wrong-person").get("/api/v1/rooms")
    guarded.terminate()
    assert "token-of-" not in guarded.log_text()


def test_a_reload_takes_tokens_away_and_says_which(guarded, tmp_path):
    """Taken out, rotated, narrowed: each holds at the reload, and no secret is told."""
    rotated = tmp_path / "ana.token"
    with EventStream(guarded.url, "ops", token="token-of-ana", timeout=10) as stream:
        rotated.write_text("fresh-token-of-ana\n")
        tokens = [{"person": "ana", "token_file": str(rotated)},
                  {"token_file": str(tmp_path / "gateway.token"), "may_speak_for": ["ana"]}]
        settings.write(guarded.config, {"server": {"tokens": tokens}})
        guarded.hang_up()
        eventually(lambda: status(guarded, "token-of-ana", "ana") == 401, 10)
        stream.response.read()  # to its end: it raises where the stream goes on
    assert status(guarded, "fresh-token-of-ana", "ana") == 201
    assert status(guarded, "token-of-gateway", "bob") == 403 and status(guarded, "token-of-gateway", "ana") == 201
    said = next(line for line in guarded.log_text().splitlines() if "configuration reloaded" in line)
    assert "ana's token has a new secret" in said and "the same secret is now the token for ana" in said
    settings.write(guarded.config, {"server": {"tokens": tokens[:1]}})
    guarded.hang_up()
    eventually(lambda: status(guarded, "token-of-gateway", "ana") == 401, 10)
    assert "token-of" not in guarded.log_text()
