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
        policy.announceRooms = rooms["announce"]?.unlessNone.map { roomList($0) } ?? []
        policy.executiveRooms = rooms["executive"]?.unlessNone.map { roomList($0) } ?? []
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
            } else if let room = RoomRef(text.text), chatNames.contains(room.chat), asList(text) == nil {
                found.append(room)
            } else {
                let near = RoomRef(text.text).flatMap { Spelling.hint($0.chat, among: chatNames) }
                problems.error(
                    text.place, "\(field.path) is not a room of a configured chat", got: text.text,
                    hint: asList(text) ?? near ?? wholePath(text)
                        ?? "Write <chat>/<room>; chats here: \(chatNames.joined(separator: ", "))")
            }
        }
        return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// `#ops` and `ops` are rooms of the one chat that there is.
    private func wholePath(_ text: Field.Text) -> String? {
        let name = text.text.hasPrefix("#") ? String(text.text.dropFirst()) : text.text
        let chats = chatNames.filter { $0 != "console" }
        let others = chats.filter { $0 != "local" }
        guard RoomRef(name) == nil, !name.contains(where: { $0.isWhitespace || $0 == "/" }), others.count <= 1 else {
            return nil
        }
        return (others.first ?? chats.first).map { "Write \"\($0)/\(name)\"" }
    }

    /// `ana, bob` where a list may stand is a list that lost its brackets. Nil where it reads like no list.
    func asList(_ text: Field.Text) -> String? {
        let parts = text.text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed }
        guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty && $0.split(whereSeparator: \.isWhitespace).count <= 4 })
        else { return nil }
        let items = parts.map { $0.contains(where: { "#:[]{}&*!|>'\"%@`".contains($0) }) ? "\"\($0)\"" : $0 }
        return "Write it as a list: [\(items.joined(separator: ", "))]"
    }
}
