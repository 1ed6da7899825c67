"""Reading a server-sent event stream."""
import http.client
import json
from urllib.parse import quote, urlsplit


class EventStream:
    """`for event in stream`: dicts with `id`, `event` and `data` (decoded JSON); ends at a socket timeout."""

    def __init__(self, url, room, last_event_id=None, timeout=5, token=None):
        address = urlsplit(url)
        self.connection = http.client.HTTPConnection(address.hostname, address.port, timeout=timeout)
        headers = {"Accept": "text/event-stream"}
        if last_event_id is not None:
            headers["Last-Event-ID"] = str(last_event_id)
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self.connection.request("GET", f"/api/v1/rooms/{quote(room, safe='')}/events", headers=headers)
        self.response = self.connection.getresponse()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.response.close()
        self.connection.close()

    def __iter__(self):
        event = {}
        while True:
            try:
                line = self.response.readline().decode("utf-8").rstrip("\r\n")
            except TimeoutError:
                return
            if not line and self.response.closed:
                return
            if not line:
                if "data" in event:
                    yield {**event, "data": json.loads(event["data"])}
                event = {}
            elif not line.startswith(":"):
                name, _, value = line.partition(":")
                event[name] = event.get(name, "") + ("\n" if name in event else "") + value.removeprefix(" ")

    def take(self, count):
        """The next `count` events; fewer where the stream falls silent."""
        found = []
        for event in self:
            found.append(event)
            if len(found) == count:
                break
        return found
