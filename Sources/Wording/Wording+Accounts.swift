import Incidents

extension Wording {
    /// Of the chat that was asked in and the one where rooms are opened: where nobody knows who they are.
    func strangeChats(to person: Person?, at room: RoomRef?) -> [String] {
        guard let person else { return [] }
        var chats: [String] = []
        for chat in [room?.chat, policy.incidentChat].compactMap({ $0 }) where !["local", "console"].contains(chat) {
            if person.handles[chat] == nil, !chats.contains(chat) { chats.append(chat) }
        }
        return chats
    }
}
