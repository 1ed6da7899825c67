import Delivery
import Incidents

/// One thing for the ledger to take in. A group of them is one transaction.
package enum Entry: Sendable {
    /// A person wrote in a room that the daemon serves.
    case local(LocalSubmission)
    /// A chat handed in what it heard, with the position to go on from.
    case heard([Heard], remember: [String: String])
    /// An errand came back.
    case finished(OutboxRow, ErrandOutcome)
    /// Readings of the monitors that nobody waits for: the poll of `!status stalk`.
    case polled([Reading])
    /// Whoever asks for it finds a room that they may enter, makes one, or hears that there is none.
    case openLocalRoom(String, topic: String = "", for: Viewer = .bot)
    /// A chat cannot be reached (a sentence), or can be again.
    case trouble(chat: String, String?)
    /// The daemon tells of itself.
    case notice(Notice)
    /// A chat that could not be reached answers again, however short it was away.
    case reachable(chat: String)
    case moved(RoomRef, to: RoomRef)
    /// A chat's own directory says whose accounts these are, by handle.
    case learned(chat: String, people: [String: PersonID])
    /// Rooms that the configuration names otherwise than the chat does: its ids by those names.
    case named(chat: String, rooms: [String: String])
    /// Asked by something else than a message: a link, a webhook.
    case request(Request)
    /// A paging service says something of a page.
    case pagerWord(PagerWord)
    /// Schedules kept elsewhere were read, or why they could not be.
    case roster(source: String, RosterReading)
    case remember(String, String)
    /// A session was used: its row is written anew, only where it still is.
    case sessionSeen(key: String, SessionRow)
    /// Signed out, behind whatever was written about that session before.
    case sessionEnded(key: String)
}

package enum RosterReading: Sendable {
    case read(Roster)
    case failed(String)
}

package struct LocalSubmission: Sendable {
    package var room: String
    package var author: String
    package var text: String
    package var thread: String?
    package var id: String
    /// Who hands it in, where that is known: the holder of the token.
    package var viewer: Viewer
    package init(
        room: String, author: String, text: String, thread: String?, id: String, viewer: Viewer = .bot
    ) {
        self.viewer = viewer
        self.room = room
        self.author = author
        self.text = text
        self.thread = thread
        self.id = id
    }
}

/// What the one who handed an entry in learns after the commit.
package enum Receipt: Sendable {
    case kept
    case message(LocalMessage, isRepeat: Bool)
    case room(LocalRoom, isNew: Bool)
    /// The same id with another text.
    case conflict
    case noSuchRoom
    /// Nobody may speak under this name. A sentence for the person; nothing was kept.
    case badAuthor(String)
    /// The store could not keep the group; nothing of it happened. A sentence for the person.
    case failed(String)
}
