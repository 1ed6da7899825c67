// The payloads of workstreams: parts of the work that have a lead and a place of their own.

/// A thread of a room, by the message that it hangs on.
package struct ThreadRef: Hashable, Sendable, Codable {
    package var room: RoomRef
    /// The chat's id of the message.
    package var id: String
    package init(room: RoomRef, id: String) {
        self.room = room
        self.id = id
    }
    private enum CodingKeys: String, CodingKey { case room, id }
}

package struct StreamOpened: Hashable, Sendable, Codable {
    /// Short and in lower case, `db`.
    package var name: String
    package var goal: String?
    package var lead: PersonID?
    /// Nil where it has a room of its own, or where nobody saw the message that opened it.
    package var thread: ThreadRef?
    /// The chat at which it gets a room of its own.
    package var roomAt: String?
    package init(
        name: String, goal: String? = nil, lead: PersonID? = nil, thread: ThreadRef? = nil, roomAt: String? = nil
    ) {
        self.name = name
        self.goal = goal
        self.lead = lead
        self.thread = thread
        self.roomAt = roomAt
    }
    private enum CodingKeys: String, CodingKey {
        case name, goal, lead, thread
        case roomAt = "room_at"
    }
}

/// What a workstream has reached.
package struct StreamMilestone: Hashable, Sendable, Codable {
    package var name: String
    package var text: String
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
    private enum CodingKeys: String, CodingKey { case name, text }
}

package struct StreamLed: Hashable, Sendable, Codable {
    package var name: String
    package var lead: PersonID
    package var previous: PersonID?
    package init(name: String, lead: PersonID, previous: PersonID? = nil) {
        self.name = name
        self.lead = lead
        self.previous = previous
    }
    private enum CodingKeys: String, CodingKey { case name, lead, previous }
}

package struct StreamClosed: Hashable, Sendable, Codable {
    package var name: String
    package var result: String?
    package init(name: String, result: String? = nil) {
        self.name = name
        self.result = result
    }
    private enum CodingKeys: String, CodingKey { case name, result }
}
