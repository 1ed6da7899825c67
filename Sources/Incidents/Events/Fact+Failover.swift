// The payloads of going on elsewhere while a chat cannot be reached.

/// The incident's chat cannot be reached: its people go on in one of our own rooms.
package struct FailedOver: Hashable, Sendable, Codable {
    package var chat: String
    package var room: RoomRef
    /// What the chat does, in a sentence.
    package var why: String
    package init(chat: String, room: RoomRef, why: String) {
        self.chat = chat
        self.room = room
        self.why = why
    }
    private enum CodingKeys: String, CodingKey { case chat, room, why }
}

/// The chat answers again. What is said in one of the incident's rooms is shown in the others from now on.
package struct ChatReturned: Hashable, Sendable, Codable {
    package var chat: String
    package var room: RoomRef
    package init(chat: String, room: RoomRef) {
        self.chat = chat
        self.room = room
    }
    private enum CodingKeys: String, CodingKey { case chat, room }
}

/// A room of the incident was archived or deleted, or the bot was taken out of it: it goes on in the others.
package struct RoomLost: Hashable, Sendable, Codable {
    package var room: RoomRef
    /// Completes "it …": `was archived`.
    package var why: String
    package init(room: RoomRef, why: String) {
        self.room = room
        self.why = why
    }
    private enum CodingKeys: String, CodingKey { case room, why }
}

/// Somebody wants what is said in one room shown in the others, or not.
package struct MirrorSet: Hashable, Sendable, Codable {
    package var isOn: Bool
    package init(isOn: Bool) { self.isOn = isOn }
    private enum CodingKeys: String, CodingKey { case isOn = "on" }
}
