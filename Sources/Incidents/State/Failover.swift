/// A time in which the incident's people could not use their chat.
package struct Failover: Hashable, Sendable, Codable {
    package var chat: String
    /// Where they went on.
    package var room: RoomRef
    package var since: Instant
    /// Nil while the chat is still away.
    package var returnedAt: Instant?
    private enum CodingKeys: String, CodingKey {
        case chat, room, since
        case returnedAt = "returned_at"
    }
}

extension Incident {
    /// The outage of a chat that this incident is still in.
    package func outage(of chat: String) -> Failover? {
        failovers.last { $0.chat == chat && $0.returnedAt == nil }
    }

    /// What people say in one of its main rooms is shown in the others: from the end of an outage on, or as asked.
    package var isMirroring: Bool {
        guard !phase.isOver, mainRooms.count > 1 else { return false }
        return mirrorAsked ?? failovers.contains { $0.returnedAt != nil }
    }

    mutating func apply(_ failedOver: FailedOver, at instant: Instant) {
        failovers.append(Failover(chat: failedOver.chat, room: failedOver.room, since: instant))
    }

    mutating func apply(_ returned: ChatReturned, at instant: Instant) {
        for index in failovers.indices where failovers[index].chat == returned.chat {
            failovers[index].returnedAt = failovers[index].returnedAt ?? instant
        }
    }
}
