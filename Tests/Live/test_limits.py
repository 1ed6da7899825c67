"""Lists by pages, filters and limits, over the real store."""
import json

from api import Api
from test_private import guarded


def pages(api, path, key, limit=1):
    """All of a list, page by page."""
    found, after = [], 0
    while True:
        page = api.get(f"{path}{'&' if '?' in path else '?'}after={after}&limit={limit}").json
        if not page[key]:
            return found
        assert len(page[key]) <= limit
        found += page[key]
        after = page["next"]


def test_pages_pass_by_private_incidents_and_never_show_them(start, tmp_path):
    bot = start(guarded(tmp_path, "ana", "luis", "emil"), {"severity_matrix": {}})
    ana, emil = Api(bot.url, token="token-of-ana"), Api(bot.url, token="token-of-emil")
    ana.room("ops")
    for number in range(6):
        if number in (1, 2, 3):
            ana.ask("ops", f"!security the xylophone key {number} was published")
        else:
            ana.ask("ops", f"!declare --new P3 export {number} is slow")
    assert len(pages(ana, "/api/v1/incidents", "incidents")) == 6
    for limit in (1, 2, 5, 1000):
        seen = pages(emil, "/api/v1/incidents", "incidents", limit)
        assert [i["number"] for i in seen] == [1, 5, 6]
        assert "xylophone" not in json.dumps(seen)
    page = emil.get("/api/v1/incidents?after=1&limit=1").json
    assert [i["number"] for i in page["incidents"]] == [5]


def test_an_old_fire_is_not_forgotten_for_many_that_are_over(api, bot):
    first, _ = api.declare("the old fire", "P1", room="ops")
    for number in range(60):
        api.ask("ops", f"!declare --new P3 small matter {number}")
        api.ask("ops", f"!cancel INC-{number + 2}")
    home = api.get("/").raw.decode()
    assert "the old fire" in home and "Nothing is open" not in home
    assert [i["id"] for i in api.get("/api/v1/incidents?phase=open").json["incidents"]] == [first["id"]]
    over = pages(api, "/api/v1/incidents?phase=cancelled,closed", "incidents", 7)
    assert len(over) == 60 and all(i["phase"] == "cancelled" for i in over)
    refused = Api(bot.url, checked=False).get("/api/v1/incidents?phase=opne")
    assert refused.status == 400


def test_rooms_have_topics_and_an_end(api, bot):
    made = api.call("PUT", "/api/v1/rooms/database", body={"topic": "the database team"})
    assert made.status == 201 and made.json["topic"] == "the database team"
    client = Api(bot.url, checked=False)
    answers = [client.call("PUT", f"/api/v1/rooms/r{number}", body={}).status for number in range(600)]
    assert answers.count(201) < 510 and set(answers) == {201, 429}
    assert client.call("PUT", "/api/v1/rooms/r1", body={}).status == 200
    assert len(client.get("/").raw) < 100_000
