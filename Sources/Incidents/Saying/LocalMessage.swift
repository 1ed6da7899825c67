/// A message in a room that the daemon itself serves.
package struct LocalMessage: Hashable, Sendable {
    /// Its place in the room; 1 is the first.
    package var seq: Int
    package var room: String
    /// The author's own id for it; the same again from the same author in the same room is the same message.
    package var id: String
    package var author: String
    package var text: String
    /// `id` of the message whose thread it stands in.
    package var thread: String?
    package var at: Instant
    /// `id` of the message that the bot answers here.
    package var inReplyTo: String?
    package var editedAt: Instant?
    /// `message` where a person wrote it; else what the bot meant: `reply`, `announcement`, `nag`, `progress`, `mirror`.
    package var kind: String

    package init(
        seq: Int, room: String, id: String, author: String, text: String, thread: String? = nil, at: Instant,
        inReplyTo: String? = nil, editedAt: Instant? = nil, kind: String = "message"
    ) {
        self.seq = seq
        self.room = room
        self.id = id
        self.author = author
        self.text = text
        self.thread = thread
        self.at = at
        self.inReplyTo = inReplyTo
        self.editedAt = editedAt
        self.kind = kind
    }
}

/// A room that the daemon itself serves.
package struct LocalRoom: Hashable, Sendable {
    /// Rooms of private incidents begin so, and no room that a person makes does: nobody can wait in one.
    package static let privatePrefix = "private-"

    package var name: String
    package var topic: String
    package var createdAt: Instant
    /// The incident whose room it is.
    package var incident: IncidentID?
    package var lastSeq: Int

    package init(name: String, topic: String = "", createdAt: Instant, incident: IncidentID? = nil, lastSeq: Int = 0) {
        self.name = name
        self.topic = topic
        self.createdAt = createdAt
        self.incident = incident
        self.lastSeq = lastSeq
    }
}
