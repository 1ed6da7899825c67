import Incidents

extension Draft {
    mutating func readRooms() {
        guard let rooms = root["rooms"]?.fields(known: ["incidents", "announce", "executive"]) else { return }
        if let chat = rooms["incidents"]?.text() {
            if chatNames.contains(chat.text), chat.text != "console" {
                policy.incidentChat = chat.text
            } else {
                let choices = chatNames.filter { $0 != "console" }
                problems.error(
                    chat.place, "rooms.incidents is not a chat that can hold rooms", got: chat.text,
                    hint: Spelling.hint(chat.text, among: choices) ?? "Chats here: \(choices.joined(separator: ", "))")
            }
        }
        policy.announceRooms = rooms["announce"].map { roomList($0) } ?? []
        policy.executiveRooms = rooms["executive"].map { roomList($0) } ?? []
    }

    /// Paths such as `local/ops`, or aliases that stand for rooms.
    private func roomList(_ field: Field) -> [RoomRef] {
        var found: [RoomRef] = []
        for text in field.texts() {
            let aliased = policy.targets(named: text.text).compactMap { target in
                if case .room(let room) = target { room } else { nil }
            }
            if !aliased.isEmpty {
                found += aliased
            } else if let room = RoomRef(text.text), chatNames.contains(room.chat) {
                found.append(room)
            } else {
                let near = RoomRef(text.text).flatMap { Spelling.hint($0.chat, among: chatNames) }
                problems.error(
                    text.place, "\(field.path) is not a room of a configured chat", got: text.text,
                    hint: near ?? "Write <chat>/<room>; chats here: \(chatNames.joined(separator: ", "))")
            }
        }
        return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
