import Delivery
import Incidents
import Store
import Wording

/// The rooms that the daemon serves itself. They live in the same file as the events, so what is said there is
/// written in the same transaction: it needs no errand, cannot fail alone and cannot be said twice.
extension Ledger {
    /// Stages a row: done at once where it goes to a local room, else for the outbox.
    func stage(_ row: OutboxRow) throws {
        guard mayLeave(row) else { return }
        let row = inEpoch(row)
        switch row.errand {
        case .say(let saying):
            if let room = localRoom(saying.to) { return try sayLocally(saying, key: row.key, in: room) }
        case .openRoom(let order) where order.chat == "local": return try openLocally(order)
        case .invite(let to, _), .remove(let to, _), .dress(let to, _): if localRoom(to) != nil { return }
        case .openRoom, .page, .probe: break
        }
        if options.omits != .outbox { try store.enqueue(row) }
        stagedRows.append(row)
    }

    private func localRoom(_ destination: Destination) -> String? {
        switch destination {
        case .room(let room): return room.chat == "local" ? room.room : nil
        case .incident(let id, let chat):
            guard chat == "local" else { return nil }
            return desk.incidents[id]?.home(at: "local")?.room
        }
    }

    func sayLocally(_ saying: Saying, key: String, in room: String) throws {
        let text = PlainText.render(saying.message)
        for replaced in [saying.replaces, saying.replaces?.keyOfBefore].compactMap({ $0 }) {
            guard
                let edited = try store.editMessage(
                    room: room, author: "sitrep", id: replaced, text: text, at: group.now)
            else { continue }
            return stagedMessages.append(edited)
        }
        if try store.room(room) == nil {
            _ = try store.addRoom(LocalRoom(name: room, createdAt: group.now))
        }
        // Its id is the row's key: a nag or a board is edited by it later.
        stagedMessages.append(
            try store.add(
                LocalMessage(
                    seq: 0, room: room, id: key, author: "sitrep", text: text, thread: saying.thread, at: group.now,
                    inReplyTo: saying.inReplyTo, kind: saying.kind.rawValue)))
    }

    /// Room names are given in the event that declared; where one of that name is there, ours gets a suffix. It is always
    /// a new one: nobody has ever been in it. (Making it and linking it are one transaction, so there is none of ours to
    /// be found again.)
    func openLocally(_ order: RoomOrder) throws {
        let wanted = order.isPrivate ? LocalRoom.privateName(order.name) : order.name
        var name = wanted
        var suffixes = (UInt8(ascii: "b")...UInt8(ascii: "z")).makeIterator()
        while try !store.addRoom(
            LocalRoom(name: name, topic: order.topic, createdAt: group.now, incident: order.incident))
        {
            // All letters are taken: by somebody who waits for us, so the next cannot be foreseen.
            let suffix = suffixes.next().map { String(Character(UnicodeScalar($0))) } ?? Self.freshSuffix(drawLot())
            name = "\(wanted)-\(suffix)"
        }
        let room = RoomRef(chat: "local", room: name)
        let link = RoomLinked(
            room: room, purpose: order.isPrivate ? .private : .main, name: name == order.name ? nil : "#\(name)")
        try linkRoom(link.asked(by: order), to: order.incident)
    }

    /// The chat will not have the incident's room: it gets one of ours, and what waited for the other is said there.
    func openInstead(_ order: RoomOrder) throws {
        try openLocally(order)
        // Only the incident's own room has words waiting for it.
        guard order.stream == nil else { return }
        guard let incident = desk.incidents[order.incident], let room = incident.rooms.last?.room else { return }
        let waiting = outbox.waiting { $0.destination == .incident(order.incident, chat: order.chat) }.joined()
        for row in waiting {
            if case .say(let saying) = row.errand { try sayLocally(saying, key: row.key, in: room.room) }
            try store.settle(row.key, as: .superseded, at: group.now)
            stagedRemovals.insert(row.key)
        }
        guard let origin = incident.origin, origin != room else { return }
        try stage(
            OutboxRow(
                key: "instead/\(incident.id)/\(origin.path)", lane: lane(of: origin), priority: .reply,
                errand: .say(
                    Saying(to: .room(origin), message: wording.goesOnHere(incident, room: room), kind: .announcement)),
                incident: incident.id, createdAt: group.now))
    }

    /// What stands over a room of ours follows the incident: the title goes when it becomes private.
    func retitleLocalRooms(_ events: [Event]) throws {
        for event in events where event.fact.changesTopic {
            guard let incident = event.incident.flatMap({ desk.incidents[$0] }) else { continue }
            for link in incident.rooms where link.room.chat == "local" {
                let stream = link.stream.flatMap { name in incident.scribe.streams.last { $0.name == name } }
                try store.setTopic(
                    room: link.room.room,
                    stream.map { wording.roomTopic($0, incident) } ?? wording.roomTopic(incident))
            }
        }
    }

    func linkRoom(_ link: RoomLinked, to id: IncidentID) throws {
        try store.set("room/\(link.room.path)", "\(id)")
        // Whoever asks the row alone who may enter must hear the same as whoever asks the incident.
        if link.room.chat == "local" { try store.setIncident(room: link.room.room, id) }
        try handle(Request(ask: .roomOpened(incident: id, link)))
    }

    private static func freshSuffix(_ lot: UInt64) -> String { String(1_000_000 + lot % 9_000_000) }

    /// A room that is not for them is answered like one whose name nobody can give.
    func openLocalRoom(_ name: String, topic: String, for viewer: Viewer) throws -> Receipt {
        if let room = try store.room(name) { return mayEnter(room, viewer) ? .room(room, isNew: false) : .noSuchRoom }
        guard viewer == .bot || !name.hasPrefix(LocalRoom.privatePrefix) else { return .noSuchRoom }
        let room = LocalRoom(name: name, topic: topic, createdAt: group.now)
        _ = try store.addRoom(room)
        return .room(room, isNew: true)
    }
}

extension Fact {
    fileprivate var changesTopic: Bool {
        switch self {
        case .severitySet, .titled, .audienceSet: true
        default: false  // the rest does not stand over a room
        }
    }
}

extension LocalRoom {
    fileprivate static func privateName(_ name: String) -> String {
        name.hasPrefix(privatePrefix) ? name : privatePrefix + name
    }
}
