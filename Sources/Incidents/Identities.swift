/// `INC-<n>`: given once, never changed, never used again.
package struct IncidentID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var number: Int

    package init(_ number: Int) { self.number = number }

    /// Reads `INC-12`, `inc12` and `inc 12`; a bare number is not an incident (it could be anything).
    package init?(_ text: some StringProtocol) {
        let lower = text.lowercased()
        guard lower.hasPrefix("inc") else { return nil }
        let digits = lower.dropFirst(3).drop { $0 == "-" || $0 == " " || $0 == "#" }
        guard let number = Int(digits), number > 0 else { return nil }
        self.number = number
    }

    package static func < (left: IncidentID, right: IncidentID) -> Bool { left.number < right.number }
    package var description: String { "INC-\(number)" }
}

/// A person: the configuration's key (`ana`), or `chat:handle` for somebody it does not know.
package struct PersonID: Hashable, Comparable, Sendable {
    package var key: String

    package init(_ key: String) { self.key = key }

    package static func stranger(chat: String, handle: String) -> PersonID { PersonID("\(chat):\(handle)") }
    package static func < (left: PersonID, right: PersonID) -> Bool { left.key < right.key }

    /// The handle at a chat, for somebody the configuration does not know.
    package var strangersHandle: (chat: String, handle: String)? {
        guard let colon = key.firstIndex(of: ":") else { return nil }
        return (String(key[..<colon]), String(key[key.index(after: colon)...]))
    }
}

/// A room at a chat: chat is the name under `chats:` (or `local`, `console`), room is that chat's own id.
package struct RoomRef: Hashable, Comparable, Sendable {
    package var chat: String
    package var room: String

    package init(chat: String, room: String) {
        self.chat = chat
        self.room = room
    }

    /// Reads `local/ops`.
    package init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/") else { return nil }
        chat = String(text[..<slash])
        room = String(text[text.index(after: slash)...])
        guard !chat.isEmpty, !room.isEmpty else { return nil }
    }

    package static func < (left: RoomRef, right: RoomRef) -> Bool {
        (left.chat, left.room) < (right.chat, right.room)
    }
    package var path: String { "\(chat)/\(room)" }
}

/// One message as its chat names it.
package struct MessageRef: Hashable, Sendable {
    package var room: RoomRef
    package var id: String
    /// The root message of the thread it stands in.
    package var thread: String?
    /// Where a message's id is only its author's own (the local rooms), the author.
    package var author: String?
    /// Which of several commands in it, from the second on.
    package var part: Int?

    package init(room: RoomRef, id: String, thread: String? = nil, author: String? = nil) {
        self.room = room
        self.id = id
        self.thread = thread
        self.author = author
    }

    /// Key of the outbox row that answers it. Each part is somebody else's text, and none may pass for another's.
    package var replyKey: String {
        let place = "m/\(room.chat.keyPart)/\(room.room.keyPart)"
        let which = part.map { "/\($0)" } ?? ""
        guard let author else { return "\(place)/\(id.keyPart)/reply\(which)" }
        return "\(place)/\(author.keyPart)/\(id.keyPart)/reply\(which)"
    }
}

extension String {
    /// As a part of a key: what parts are joined by is written as `%2F`. Most texts stay what they are.
    package var keyPart: String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") }) else { return self }
        return split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%25")
            .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "%2F")
    }

    /// A key as it was made before its parts were written so; nil where it was the same. Of two that were the same then,
    /// neither is one that is made now.
    package var keyOfBefore: String? {
        guard contains("%") else { return nil }
        return replacing("%2F", with: "/").replacing("%25", with: "%")
    }
}

// Identities are written as plain strings, so that events stay readable for ever.

extension IncidentID: Codable {
    package init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(Int.self)
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}

extension PersonID: Codable {
    package init(from decoder: any Decoder) throws {
        key = try decoder.singleValueContainer().decode(String.self)
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(key)
    }
}

extension RoomRef: Codable {
    private enum CodingKeys: String, CodingKey { case chat, room }
}

extension MessageRef: Codable {
    private enum CodingKeys: String, CodingKey { case room, id, thread, author, part }
}
