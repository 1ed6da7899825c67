"""Every error of the API is application/problem+json with its own status."""
import json

import pytest


def problem(answer, status):
    assert answer.status == status, (answer.status, answer.raw[:300])
    assert answer.kind == "application/problem+json", answer.headers
    body = answer.json
    assert body["status"] == status and body["title"], body
    return body


@pytest.mark.parametrize("raw", [
    b"", b"{", b"[]", b"null", b'"text"', b'{"author":"ana"}', b'{"text":"x"}', b'{"author":1,"text":"x"}',
    b'{"author":"ana","text":null}', b'{"author":"","text":"x"}', b'{"author":"ana","text":""}',
    b'{"author":"ana","text":"x"} trailing', b'{"author":"ana","text":"\\ud800"}', b"[" * 20_000,
    b'{"author":"ana","text":' + b"[" * 20_000, b'{"author":"ana","text":"x","id":{"a":1}}', b"\x00\x01\x02",
], ids=range(17))
def test_a_malformed_body_is_400(shared, raw):
    problem(shared.call("POST", f"/api/v1/rooms/{shared.here}/messages", raw=raw), 400)


@pytest.mark.parametrize("raw", [b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80"], ids=range(5))
def test_invalid_utf8_is_400(shared, raw):
    body = b'{"author":"ana","text":"' + raw + b'"}'
    problem(shared.call("POST", f"/api/v1/rooms/{shared.here}/messages", raw=body), 400)
    assert shared.messages(shared.here) == []


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                                  "application/jsonx"])
def test_anything_but_json_is_415(shared, kind):
    body = json.dumps({"author": "ana", "text": "hello"}).encode()
    answer = shared.call("POST", f"/api/v1/rooms/{shared.here}/messages", raw=body, headers={"Content-Type": kind})
    problem(answer, 415)


def test_json_with_a_charset_is_taken(shared):
    headers = {"Content-Type": "application/json; charset=utf-8"}
    assert shared.post(shared.here, "hello", headers=headers).status == 201


@pytest.mark.parametrize("path", ["/api/v1/rooms/no-such-room/messages", "/api/v1/incidents/INC-99999",
                                  "/api/v1/incidents/INC-99999/timeline", "/api/v1/incidents/nonsense",
                                  "/api/v1/nothing", "/api/v2/rooms"])
def test_what_does_not_exist_is_404(shared, path):
    problem(shared.get(path), 404)


def test_posting_to_an_unknown_room_is_404(shared):
    problem(shared.post("no-such-room", "hello"), 404)


@pytest.mark.parametrize("method", ["DELETE", "PATCH"])
def test_a_method_that_does_not_exist_changes_nothing(shared, method):
    answer = shared.call(method, f"/api/v1/rooms/{shared.here}")
    assert answer.status in (404, 405) and answer.kind == "application/problem+json"
    assert shared.here in shared.rooms()


@pytest.mark.parametrize("query", ["after=abc", "after=-1", "limit=0", "limit=abc", "after=99999999999999999999"])
def test_an_impossible_query_is_400(shared, query):
    problem(shared.get(f"/api/v1/rooms/{shared.here}/messages?{query}"), 400)


@pytest.mark.parametrize("name", ["..", "a%2Fb", "%00", "x" * 300, "a%20b", "%ff", "%0a"])
def test_an_impossible_room_name_is_refused(shared, name):
    answer = shared.call("PUT", f"/api/v1/rooms/{name}", body={})
    assert answer.status in (400, 404), (answer.status, answer.raw[:300])
    assert answer.kind == "application/problem+json"
