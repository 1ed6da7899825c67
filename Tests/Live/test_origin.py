"""A web page can post to 127.0.0.1, so the API looks at who asks."""
import pytest

FOREIGN = ["http://evil.example", "https://evil.example:8080", "null", "http://127.0.0.1.evil.example", "file://"]


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_origin_is_403(shared, origin):
    answer = shared.post(shared.here, "!help", headers={"Origin": origin})
    assert answer.status == 403 and answer.kind == "application/problem+json"
    assert shared.messages(shared.here) == []


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"])
def test_a_foreign_host_is_403_even_for_reading(shared, host):
    """DNS rebinding: the browser believes that evil.example is 127.0.0.1."""
    assert shared.post(shared.here, "!help", headers={"Host": host}).status == 403
    assert shared.get("/api/v1/rooms", headers={"Host": host}).status == 403
    assert shared.get("/", headers={"Host": host}).status == 403


def test_its_own_origin_is_welcome(shared):
    assert shared.post(shared.here, "hello", headers={"Origin": shared.url}).status == 201


def test_localhost_is_the_same_host(shared):
    port = shared.url.rsplit(":", 1)[1]
    headers = {"Host": f"localhost:{port}", "Origin": f"http://localhost:{port}"}
    assert shared.post(shared.here, "hello", headers=headers).status == 201


def test_no_answer_invites_other_origins(shared):
    answer = shared.get("/api/v1/rooms", headers={"Origin": "http://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_a_preflight_from_elsewhere_gets_no_permission(shared):
    answer = shared.call("OPTIONS", f"/api/v1/rooms/{shared.here}/messages", headers={
        "Origin": "http://evil.example", "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type"})
    assert answer.status >= 400 and "access-control-allow-origin" not in answer.headers
