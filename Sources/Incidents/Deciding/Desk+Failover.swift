extension Desk {
    /// Incidents whose people talk at this chat, or will once their room there is open, and are not helped yet.
    package func incidents(stuckWith chat: String) -> [IncidentID] {
        incidents.values.filter { incident in
            guard incident.phase.isActive, incident.outage(of: chat) == nil else { return false }
            if incident.mainRooms.contains(where: { $0.chat == chat }) { return true }
            return incident.mainRooms.isEmpty && policy.incidentChat == chat
        }.map(\.id).sorted()
    }

    /// Incidents that went on elsewhere because of this chat.
    package func incidents(away chat: String) -> [IncidentID] {
        incidents.values.filter { $0.outage(of: chat) != nil }.map(\.id).sorted()
    }

    /// Its people are told by the ways that are left. Those who have none are called: the room says by whom.
    package func decideFailover(
        _ id: IncidentID, from chat: String, to room: RoomRef, why: String, at now: Instant
    ) -> Decision {
        guard let incident = incidents[id] else { return Decision() }
        var page = paged(
            incident.concerned.map { ($0, nil) }, line: nil, reason: incident.title, severity: incident.severity,
            at: now, rule: .chatDown, notice: true)
        // A shared address would wake whoever is on call there.
        page.shared = []
        let facts: [Fact] = [.paged(page), .failedOver(FailedOver(chat: chat, room: room, why: why))]
        return Decision(id, by: nil, page.people.isEmpty ? [facts[1]] : facts, reply: .nothing)
    }

    package func decideReturn(_ id: IncidentID, to chat: String) -> Decision {
        guard let outage = incidents[id]?.outage(of: chat) else { return Decision() }
        return Decision(id, by: nil, [.chatReturned(ChatReturned(chat: chat, room: outage.room))], reply: .nothing)
    }

    func setMirror(_ isOn: Bool, _ incident: Incident, _ by: PersonID?) -> Decision {
        guard incident.mainRooms.count > 1 else { return .refused(.nothingToMirror(incident.id)) }
        return Decision(incident.id, by: by, [.mirrorSet(MirrorSet(isOn: isOn))])
    }
}

extension Incident {
    /// Who has to do with it: whoever declared it, was asked, holds a role or a task.
    fileprivate var concerned: [PersonID] {
        let asked = pages.filter { !$0.paged.isNotice }.flatMap { page in
            page.paged.people.map(\.person) + page.acknowledgements.map(\.person)
        }
        let all = [declaredBy].compactMap { $0 } + roles.map(\.person) + asked + openTasks.compactMap(\.owner)
        var seen: Set<PersonID> = []
        return all.filter { seen.insert($0).inserted && isVisible(to: .person($0)) }
    }
}
