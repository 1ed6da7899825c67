"""A bot account, people and a room on a Synapse, and the configuration that joins them; fresh for each test."""
import itertools

import settings
from synapse import NAME
from waiting import eventually

COUNTER = itertools.count(1)


class MatrixStage:
    def __init__(self, synapse, folder, people=("ana",)):
        number = next(COUNTER)
        self.synapse = synapse
        self.bot = synapse.register(f"sitrep{number}")
        self.people = {key: synapse.register(f"{key}{number}") for key in people}
        self.ana = self.people["ana"]
        self.token_file = folder / "matrix.token"
        self.token_file.write_text(self.bot.token + "\n")

    def room(self, name="Operations", invite_bot=False):
        """A room of ana's with all the people in it."""
        others = [p for p in self.people.values() if p is not self.ana]
        room = self.ana.create_room(name, invite=[p.id for p in others] + ([self.bot.id] if invite_bot else []))
        for person in others:
            person.join(room)
        return room

    def configuration(self, ops, *changes):
        """The base configuration with its incident rooms on Matrix, announced in `ops`."""
        # Whoever has no account on this homeserver gets a handle of nobody's.
        handles = {key: {"handles": {"matrix": self.people[key].id if key in self.people else f"@no-{key}:{NAME}"}}
                   for key in settings.PEOPLE}
        change = {
            "people": handles,
            "chats": {"matrix": {"homeserver": self.synapse.url, "user_id": self.bot.id,
                                 "access_token_file": str(self.token_file)}},
            "rooms": {"incidents": "matrix", "announce": [f"matrix/{ops}"], "executive": "local/exec"},
        }
        for more in changes:
            change = settings.merged(change, more)
        return change

    def bot_is_in(self, room, timeout=20):
        return eventually(lambda: self.bot.id in self.ana.members(room), timeout, every=0.2,
                          what=f"the bot in {room}")

    def replies(self, room, id):
        return self.ana.replies(room, self.bot.id, id)

    def ask(self, room, text, **options):
        return self.ana.ask(room, text, self.bot.id, **options)

    def incident_room(self, label, timeout=20):
        """The room that the bot opened and invited ana to, found by its name or alias."""
        wanted = label.lstrip("#")

        def look():
            self.ana.accept_invitations()
            for room in self.ana.joined():
                names = [self.ana.state_value(room, "m.room.name", "name"),
                         self.ana.state_value(room, "m.room.canonical_alias", "alias")]
                if any(name and wanted in name for name in names):
                    return room
        return eventually(look, timeout, every=0.3, what=f"an invitation to {label}")
