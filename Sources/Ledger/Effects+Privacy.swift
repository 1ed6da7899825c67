import Incidents
import Wording

extension Effects {
    /// Who may see it changed: they are let in and shut out, and what became private leaves the rooms of everybody.
    func audienceSet(_ set: AudienceSet, _ event: Event, _ incident: Incident, asked: RoomRef?) -> [OutboxRow] {
        var rows: [OutboxRow] = []
        if set.codename != nil, incident.mainRooms.isEmpty { rows += openPrivately(event, incident) }
        rows += announce(event, incident, except: asked)
        if set.codename != nil { rows += securityChecklist(event, incident) }
        for to in destinations(incident) {
            if !set.added.isEmpty { rows.append(door("invite", .invite(to, set.added), to, event, incident)) }
        }
        // Out of every room, also those of its workstreams.
        for to in incident.rooms.map({ Destination.room($0.room) }) where !set.removed.isEmpty {
            rows.append(door("remove", .remove(to, set.removed), to, event, incident))
        }
        return rows + leave(set.left ?? [], event, asked: asked)
    }

    /// What is to be done, in front of everybody who may see it.
    func securityChecklist(_ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard let list = policy.checklist(named: "security") else { return [] }
        return destinations(incident).enumerated().map { index, to in
            say(
                wording.checklist(list, incident, now: now), key: "e\(event.seq)/checklist/\(index)", to: to, incident,
                kind: .announcement)
        }
    }

    /// In the lane of the invitations, so that the last word about somebody is the one that holds.
    private func door(
        _ what: String, _ errand: Errand, _ to: Destination, _ event: Event, _ incident: Incident
    ) -> OutboxRow {
        OutboxRow(
            key: "e\(event.seq)/\(what)/\(to.lane)", lane: "invite/\(to.lane)", priority: .announcement, errand: errand,
            incident: incident.id, createdAt: now)
    }

    /// The rooms that everybody reads lose the topic, and hear nothing but that it goes on elsewhere. These words belong
    /// to no incident: nothing in them tells one.
    private func leave(_ left: [RoomRef], _ event: Event, asked: RoomRef?) -> [OutboxRow] {
        left.flatMap { room -> [OutboxRow] in
            let topic = OutboxRow(
                key: "e\(event.seq)/undress/\(room.path)", lane: "dress/\(room.path)", priority: .announcement,
                errand: .dress(.room(room), RoomDress(topic: wording.dealtWithElsewhereTopic)), createdAt: now)
            guard room != asked else { return [topic] }
            return [
                topic,
                say(
                    wording.dealtWithElsewhere(), key: "e\(event.seq)/left/\(room.path)", to: .room(room), nil,
                    kind: .announcement),
            ]
        }
    }

    private func openPrivately(_ event: Event, _ incident: Incident) -> [OutboxRow] {
        let to = Destination.incident(incident.id, chat: policy.incidentChat)
        return [
            OutboxRow(
                key: "e\(event.seq)/open/0/\(store)", lane: to.lane, priority: .page,
                errand: .openRoom(roomOrder(incident, invite: [])), incident: incident.id, createdAt: now),
            say(
                wording.opening(incident, now: now), key: "e\(event.seq)/opening/0", to: to, incident,
                kind: .announcement, isPinned: true),
        ]
    }

    func roomOrder(_ incident: Incident, invite: [PersonID]) -> RoomOrder {
        RoomOrder(
            incident: incident.id, chat: policy.incidentChat, name: String(incident.label.dropFirst()),
            topic: wording.roomTopic(incident), isPrivate: incident.isPrivate,
            invite: incident.audienceList ?? invite)
    }

    /// What could not be delivered is told among those who may see it; where no room of theirs is left, in words that
    /// tell nothing.
    func undeliveredPrivately(_ undelivered: Undelivered, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        let failed = undelivered.destination.prefix { $0 != "/" }
        if let room = incident.mainRooms.first(where: { $0.chat != failed }) {
            var line = Message("Not delivered to \(undelivered.destination): \(ours: undelivered.what).")
            line.add("\(undelivered.why)")
            return [say(line, key: "e\(event.seq)/say/0", to: .room(room), incident, kind: .announcement)]
        }
        return [
            say(
                wording.undeliveredSomewhere(failed), key: "e\(event.seq)/say/0",
                to: .room(RoomRef(chat: "local", room: "ops")), nil, kind: .announcement)
        ]
    }

    /// A vendor's ticket stands at hand in the room.
    func vendorNoted(_ noted: VendorNoted, _ event: Event, _ incident: Incident, asked: RoomRef?) -> [OutboxRow] {
        var rows = announce(event, incident, except: asked)
        guard !noted.isClosed else { return rows }
        for index in rows.indices {
            guard case .say(var saying) = rows[index].errand else { continue }
            saying.isPinned = true
            rows[index].errand = .say(saying)
        }
        return rows
    }
}
