import Delivery
import Incidents
import Store
import Wording

/// The company's chat is the outage: incidents go on in rooms of our own, and both are joined when it is back.
extension Ledger {
    /// A chat has been away for too long. Gives where each of its incidents goes on.
    func failOver(from chat: String, why: String) throws -> [IncidentID] {
        try store.set(Self.downKey(chat), why)
        let stuck = desk.incidents(stuckWith: chat)
        for id in stuck { try failOver(id, from: chat, why: why) }
        return desk.incidents(away: chat)
    }

    /// Declared while its chat is known to be away: it begins in a room of ours at once.
    func failOverNew(_ events: [Event]) throws {
        for event in events {
            guard case .declared = event.fact, let id = event.incident,
                let why = try store.value(Self.downKey(policy.incidentChat)), !why.isEmpty
            else { continue }
            try failOver(id, from: policy.incidentChat, why: why)
        }
    }

    private func failOver(_ id: IncidentID, from chat: String, why: String) throws {
        guard let incident = desk.incidents[id] else { return }
        if incident.localMain == nil {
            try openLocally(
                RoomOrder(
                    incident: id, chat: "local", name: String(incident.label.dropFirst()),
                    topic: wording.roomTopic(incident),
                    isPrivate: incident.isPrivate, invite: []))
        }
        guard let room = desk.incidents[id]?.localMain else { return }
        let decision = desk.decideFailover(id, from: chat, to: room, why: why, at: group.now)
        _ = try carryOut(decision, message: nil, at: group.now)
    }

    /// The chat answers. What waited is summed up by `catchUp`; each incident that went on elsewhere says where.
    func comeBack(_ chat: String) throws -> [IncidentID: Message.Line] {
        if try store.value(Self.downKey(chat)) != nil { try store.set(Self.downKey(chat), "") }
        var told: [IncidentID: Message.Line] = [:]
        for id in desk.incidents(away: chat) {
            guard let incident = desk.incidents[id], let outage = incident.outage(of: chat) else { continue }
            let written = try messagesByPeople(in: outage.room, since: outage.since)
            told[id] = wording.wentOn(incident, outage, written: written, now: group.now)
            _ = try carryOut(desk.decideReturn(id, to: chat), message: nil, at: group.now)
        }
        return told
    }

    /// Of the last few hundred: more than that nobody counts.
    private func messagesByPeople(in room: RoomRef, since: Instant) throws -> Int {
        try store.lastMessages(room: room.room, limit: 500).filter { $0.at >= since && $0.kind == "message" }.count
    }

    /// What somebody said in one room of an incident is shown in its others, under their name and with its origin. It
    /// leaves as a word of the bot's own, and nothing that the bot says is ever read as a command.
    func mirror(_ request: Request) throws {
        guard case .talk(let text) = request.ask, let message = request.message,
            let id = desk.incident(in: message.room), let incident = desk.incidents[id], incident.isMirroring,
            incident.mainRooms.contains(message.room)
        else { return }
        for (index, room) in incident.mainRooms.enumerated() where room != message.room {
            // While it is away nothing is queued up for it: it hears how much was said, and where.
            guard incident.outage(of: room.chat) == nil else { continue }
            var said = wording.mirrored(text, by: request.actor, from: message.room.chat)
            said.banner = wording.banner(for: incident)
            try stage(
                OutboxRow(
                    key: "mirror/\(index)/\(message.replyKey)", lane: lane(of: room), priority: .announcement,
                    errand: .say(Saying(to: .room(room), message: said, kind: .mirror)), incident: id,
                    createdAt: group.now))
        }
    }

    /// Whoever is asked to come to a room of ours is told where that is, just before the word leaves.
    func invite(_ order: inout PageOrder, at now: Instant) {
        guard order.isNotice, let incident = desk.incidents[order.incident],
            incident.pages.first(where: { $0.seq == order.page })?.paged.rule == .chatDown,
            let outage = incident.failovers.last
        else { return }
        order.isInvitation = true
        let room = outage.room.room
        // Without an address, or where the link cannot be made, the room's name still says where.
        let link = policy.publicURL.flatMap { _ in
            order.person.flatMap { try? invite($0, room: room, at: now) }
        }
        order.details.append(Prose(key: "come to", text: link ?? "#\(room)"))
    }

    private static func downKey(_ chat: String) -> String { "down/\(chat)" }
}

extension Incident {
    /// Its main room among those that we serve ourselves.
    fileprivate var localMain: RoomRef? { mainRooms.first { $0.chat == "local" } }
}
