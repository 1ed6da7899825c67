import Incidents

/// A chat that people type in. Adapters are thin: they translate, and say whether a retry helps; they never retry,
/// queue or decide. One shared place (`Dispatcher`) does that for all of them.
package protocol ChatService: Sendable {
    /// The key under `chats:`, `matrix`.
    var name: String { get }
    var abilities: ChatAbilities { get }

    /// Receives until the task is cancelled; never throws for an outage, it reports it and comes back.
    /// Each batch is given to the intake together with the position to go on from, and the position moves only when
    /// the intake has committed.
    func receive(into intake: any Intake) async

    /// Says it. `posting.key` is to make a repeat harmless where the service offers that.
    func post(_ posting: Posting) async throws(DeliveryFailure) -> PostedID
    /// Is there already a message with this key? Asked before a repeat when it is not known whether the last try
    /// arrived. Nil means no.
    func look(for posting: Posting, since: Instant) async throws(DeliveryFailure) -> PostedID?
    /// Puts a new text in the place of a message posted before. Where that will never work it is posted anew.
    func edit(_ posted: PostedID, to posting: Posting) async throws(DeliveryFailure)
    /// Makes the incident's room, or finds the one that an earlier try made. In doubt: such a try was cut off, and may
    /// still be under way at the service.
    func openRoom(_ order: RoomOrder, key: String, isInDoubt: Bool) async throws(DeliveryFailure) -> RoomLinked
    func invite(_ people: [PersonID], to room: RoomRef) async throws(DeliveryFailure)
    /// Takes them out of a room that is not for them any more. One who is not in it is as it should be.
    func remove(_ people: [PersonID], from room: RoomRef) async throws(DeliveryFailure)
    /// Gives the room its topic and so on. Saying the same twice does no harm.
    func dress(_ room: RoomRef, as dress: RoomDress) async throws(DeliveryFailure)
    /// Is it reachable? A sentence when it is not. For `/readyz`, doctor and failover.
    func trouble() async -> String?
    /// Where the chat itself calls in, for the daemon's web server to serve.
    func webhooks(into intake: any Intake) -> [Webhook]
    /// Looks at everything that a chat needs set up: for `sitrep doctor`. With a room, a test message is posted there.
    func checkup(postingTo room: RoomRef?) async -> [Finding]
}

extension ChatService {
    package func dress(_ room: RoomRef, as dress: RoomDress) async throws(DeliveryFailure) {}
    package func remove(_ people: [PersonID], from room: RoomRef) async throws(DeliveryFailure) {
        throw DeliveryFailure(.never, "\(name) takes nobody out of a room; do it by hand")
    }
    package func webhooks(into intake: any Intake) -> [Webhook] { [] }
    package func checkup(postingTo room: RoomRef?) async -> [Finding] {
        [Finding("\(name) can be reached", trouble: await trouble())]
    }
}

/// One thing that `sitrep doctor` looked at.
package struct Finding: Hashable, Sendable {
    /// What was looked at: "the bot token is good".
    package var what: String
    /// Nil when it is well; else what is wrong and where to mend it, without any secret.
    package var trouble: String?
    /// Why it cannot be told whether it is well; nil where it can.
    package var unknown: String?
    package init(_ what: String, trouble: String? = nil, unknown: String? = nil) {
        self.what = what
        self.trouble = trouble
        self.unknown = unknown
    }
}

package struct ChatAbilities: Hashable, Sendable {
    package var edits: Bool
    package var threads: Bool
    /// Can say something to one person alone, in a room where others are.
    package var whispers: Bool
    /// Posts to a person's handle as to a room: the conversation with them.
    package var speaksToPeople: Bool
    /// How fast the service lets one room be posted in.
    package var pace: Pace
    package init(
        edits: Bool, threads: Bool, whispers: Bool = false, speaksToPeople: Bool = false,
        pace: Pace = Pace(perSecond: 20, burst: 20)
    ) {
        self.edits = edits
        self.threads = threads
        self.whispers = whispers
        self.speaksToPeople = speaksToPeople
        self.pace = pace
    }
}

/// So many at once, and then so many a second.
package struct Pace: Hashable, Sendable {
    package var perSecond: Double
    package var burst: Double
    package init(perSecond: Double, burst: Double) {
        self.perSecond = perSecond
        self.burst = burst
    }
}

/// A message on its way out.
package struct Posting: Sendable {
    /// The outbox key: stable over restarts.
    package var key: String
    package var room: RoomRef
    package var message: Message
    package var thread: String?
    package var inReplyTo: String?
    package var createdAt: Instant
    /// Where the chat can, only they see it.
    package var onlyFor: PersonID?
    package var isPinned = false
    /// When a try ended of which is not known whether it arrived; nil where there was none, or it is not known when.
    package var doubtedAt: Instant?
    package init(
        key: String, room: RoomRef, message: Message, thread: String? = nil, inReplyTo: String? = nil,
        createdAt: Instant
    ) {
        self.key = key
        self.room = room
        self.message = message
        self.thread = thread
        self.inReplyTo = inReplyTo
        self.createdAt = createdAt
    }
}

/// A message that stands in a room, by the chat's own id.
package struct PostedID: Hashable, Sendable {
    package var room: RoomRef
    package var id: String
    package init(room: RoomRef, id: String) {
        self.room = room
        self.id = id
    }
}

/// Something a person said or did at a chat.
package struct Heard: Sendable {
    package var room: RoomRef
    /// The chat's own id of the message: a second delivery has the same.
    package var id: String
    /// The sender's handle at this chat.
    package var sender: String
    /// Plain text; a mention stands in it as `@handle` (or the handle itself where it begins with an at sign).
    package var text: String
    /// Root message of the thread it stands in.
    package var thread: String?
    package var at: Instant
    /// Said to the bot alone (a mention of it, a direct message, a slash command, a button): the prefix may be left out.
    package var isAddressed = false
    /// Handles that are mentioned in the text, as they stand there behind an `@`: real accounts of this chat.
    package var mentioned: [String] = []
    /// A slash command or a button: nobody else saw it asked, so a refusal is for who asked alone.
    package var isUnseen = false
    /// It stands there as somebody mended it: what it said first is not known any more. It commands nothing.
    package var isEdited = false
    /// The sender belongs to another organisation, with which this room is shared.
    package var isForeign = false
    /// Whoever wrote waits for an answer, whatever they wrote: a slash command, a direct message.
    package var expectsAnswer = false
    /// Nobody but the sender and the bot is in the room, as far as the chat knows. A room of an incident, or one that the
    /// configuration speaks in, is for everybody all the same.
    package var isAlone = false
    /// A reaction that puts a message on the incident's timeline, or takes it off. `id` and `sender` are the reaction's.
    package var mark: Mark?

    package struct Mark: Hashable, Sendable {
        /// The message that it stands on.
        package var message: String
        /// Its author's handle, and what it says; empty where it was taken off.
        package var author: String
        package var text: String
        package var saidAt: Instant
        package var isOn: Bool
        package init(message: String, author: String, text: String, saidAt: Instant, isOn: Bool) {
            self.message = message
            self.author = author
            self.text = text
            self.saidAt = saidAt
            self.isOn = isOn
        }
    }

    package init(room: RoomRef, id: String, sender: String, text: String, thread: String? = nil, at: Instant) {
        self.room = room
        self.id = id
        self.sender = sender
        self.text = text
        self.thread = thread
        self.at = at
    }
}

/// Where adapters hand in what they heard. The daemon fills it with the ledger.
package protocol Intake: Sendable {
    /// Commits everything together with what is to be remembered (a sync position), or throws and nothing is kept.
    /// Returns after the commit: only then may the chat be told "got it".
    func take(_ heard: [Heard], remember: [String: String]) async throws
    /// What was remembered under a key, also over a restart.
    func remembered(_ key: String) async -> String?
    /// The chat is unreachable (a sentence), or reachable again (nil). Called on change alone.
    func report(chat: String, trouble: String?) async
    /// The adapter has caught up with what was said while the daemon was away.
    func caughtUp(chat: String) async
    /// The chat's own directory says whose accounts these are, by handle; what the configuration says goes first.
    func learned(chat: String, people: [String: PersonID]) async
    /// Something at the chat that a person should mend, and without which everything else goes on (a sentence), or that is
    /// mended (nil). `about` tells several apart.
    func remark(chat: String, about: String, _ sentence: String?) async
    /// The chat's own ids of rooms that the configuration calls by a name, by that name.
    func named(chat: String, rooms: [String: String]) async
    /// A room has a new id: the same room goes on under it (a Matrix room upgrade).
    func moved(_ old: RoomRef, to new: RoomRef) async
}
