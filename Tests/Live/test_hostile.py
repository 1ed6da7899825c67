"""Bad input gets a clear error, and the daemon stays up (the `shared` fixture looks)."""
import json
import socket
import time

import pytest

from raw_http import exchange, post_head

LIMIT = 64 * 1024
# Seconds. Who stalls is hung up on after thirty: nobody else may wait for that.
STUCK = 25
CONTROL = "".join(map(chr, [*range(1, 32), 0x7f, 0x85, 0x2028, 0x202e, 0x2066, 0xfeff]))


def messages_path(api):
    return f"/api/v1/rooms/{api.here}/messages"


def test_a_body_over_64_kib_is_413(shared):
    answer = shared.post(shared.here, "x" * LIMIT)
    assert answer.status == 413 and answer.kind == "application/problem+json"


def test_a_body_just_under_64_kib_is_taken(shared):
    text = "x" * (LIMIT - 200)
    assert shared.post(shared.here, text).status == 201
    assert shared.messages(shared.here)[0]["text"] == text


def test_a_line_of_100000_characters_is_413(shared):
    assert shared.post(shared.here, "!note " + "a" * 100_000).status == 413


@pytest.mark.parametrize("text", ["!" + "a" * 60_000, "!note " + "b " * 30_000, "!declare P1 " + "c" * 60_000,
                                  "!ic page " + "<" * 60_000, "!" * 60_000, "!help " + "\u00e9" * 29_000,
                                  "!statsu " + "d " * 30_000, "!declar P1 " + "e" * 60_000],
                         ids=["word", "words", "title", "brackets", "bangs", "two-byte", "near", "near with a title"])
def test_a_long_line_within_the_limit_is_answered_shortly(shared, text):
    began = time.monotonic()
    answer = shared.post(shared.here, text)
    assert answer.status == 201
    # A word that is near no command is another bot's, and a row of bangs is a shout; all else is answered.
    if text[:3] not in ("!!!", "!aa"):
        reply = shared.reply_to(shared.here, answer.json["id"])
        assert len(reply["text"]) < 20_000, "the reply does not repeat the whole line"
    assert time.monotonic() - began < STUCK


def test_10_mb_with_a_length_is_413(shared):
    port = int(shared.url.rsplit(":", 1)[1])
    head = post_head(port, messages_path(shared), "Content-Length: 10000000")
    status, answer = exchange(port, head, [b"x" * 100_000] * 100)
    assert status == 413 and b"application/problem+json" in answer, answer[:300]


def test_10_mb_in_chunks_is_413(shared):
    port = int(shared.url.rsplit(":", 1)[1])
    head = post_head(port, messages_path(shared), "Transfer-Encoding: chunked")
    status, answer = exchange(port, head, [b"186a0\r\n" + b"x" * 100_000 + b"\r\n"] * 100 + [b"0\r\n\r\n"])
    assert status == 413, answer[:300]


@pytest.mark.parametrize("text", [CONTROL, "!note a" + CONTROL + "b", "!declare P3 bell\u0007 and \u001b[2J escape",
                                  "nul\u0000here", "!note nul\u0000here"],
                         ids=["plain", "note", "title", "nul", "nul-note"])
def test_control_characters_are_taken_or_refused_but_never_break_a_page(shared, text):
    answer = shared.post(shared.here, text)
    assert answer.status in (201, 400)
    raw = shared.get(f"{messages_path(shared)}?after=0&limit=100").raw
    assert not any(byte < 32 and byte not in (9, 10, 13) for byte in raw), "a raw control byte in JSON"
    json.loads(raw)


def test_a_title_that_mentions_everyone_stays_a_title(shared):
    title = "login down @everyone @here @room <!channel> <script>alert(1)</script>"
    reply = shared.ask(shared.here, f"!declare P3 {title}")
    assert shared.incident_titled("login down")
    assert "<!channel>" not in reply["text"] or "<!channel>" in title


def test_a_reply_is_never_a_command_itself(shared):
    """A title that looks like a command, echoed by the bot, is not executed."""
    shared.ask(shared.here, "!declare P3 !declare P3 echo-of-itself")
    time.sleep(0.5)
    assert len([i for i in shared.incidents() if "echo-of-itself" in i["title"]]) == 1


@pytest.mark.parametrize("raw", [b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00", b"GET / HTTP/9.9\r\n\r\n",
                                 b"POST /api/v1/rooms HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                                 b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"\x00" * 1000,
                                 b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                                 b"GET / HTTP/1.1\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n"], ids=range(8))
def test_garbage_on_the_wire_is_refused_or_hung_up_on(shared, raw):
    port = int(shared.url.rsplit(":", 1)[1])
    status, _ = exchange(port, raw, timeout=3)
    assert status is None or status >= 400


def test_stalled_connections_do_not_stop_the_others(shared):
    port = int(shared.url.rsplit(":", 1)[1])
    stalled = [socket.create_connection(("127.0.0.1", port)) for _ in range(300)]
    try:
        for number, connection in enumerate(stalled):
            connection.sendall(post_head(port, messages_path(shared), "Content-Length: 1000")[:40 + number % 80])
        began = time.monotonic()
        assert shared.ask(shared.here, "!help")
        assert shared.get("/readyz").status == 200
        assert time.monotonic() - began < STUCK
    finally:
        for connection in stalled:
            connection.close()


def test_readers_of_events_that_never_read_do_not_stop_the_others(shared):
    port = int(shared.url.rsplit(":", 1)[1])
    request = f"GET /api/v1/rooms/{shared.here}/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    deaf = []
    for _ in range(20):
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        connection.connect(("127.0.0.1", port))
        connection.sendall(request)
        deaf.append(connection)
    try:
        for _ in range(60):
            shared.say(shared.here, "z" * 20_000)
        began = time.monotonic()
        assert shared.ask(shared.here, "!help")
        assert time.monotonic() - began < STUCK
    finally:
        for connection in deaf:
            connection.close()
