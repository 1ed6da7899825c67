"""Pages somebody, and reads what the room hears of it."""
from api import Api


def page(bot, reason="checkout is down"):
    """(api, incident) after `!ic page` in the room ops."""
    api = Api(bot.url)
    api.room("ops")
    api.ask("ops", f"!ic page {reason}", timeout=20)
    return api, api.incident_titled(reason)


def everything_said(api):
    return "\n".join(m["text"] for room in api.rooms() for m in api.messages(room) if m["kind"] != "message")
