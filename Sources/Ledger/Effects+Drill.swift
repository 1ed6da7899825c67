import Incidents
import Wording

/// A drill stays in its own room: whoever would be told elsewhere is named there, and is not told.
extension Effects {
    /// Managers, mail lists and rooms that a notice would have reached.
    func wouldTell(_ paged: Paged, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard incident.isDrill, paged.isNotice || paged.rooms != nil,
            let message = wording.wouldTell(paged, incident)
        else { return [] }
        return inItsRooms(message, key: "e\(event.seq)/would", event, incident)
    }

    /// The summary that the executives would have read.
    func wouldSummarize(_ event: Event, _ incident: Incident) -> [OutboxRow] {
        inItsRooms(
            wording.wouldSummarize(incident, rooms: policy.executiveRooms, now: now), key: "e\(event.seq)/say", event,
            incident)
    }

    /// When it is over, and was not broken off.
    func score(_ move: PhaseMoved, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard incident.isDrill, move.to == .resolved, let message = wording.score(incident) else { return [] }
        return inItsRooms(message, key: "e\(event.seq)/score", event, incident)
    }

    /// Who is asked into the room of a drill: whoever began it, and people whose telephones ring for it.
    func invited(_ people: [PersonID], to incident: Incident) -> [PersonID] {
        guard incident.isDrill else { return people }
        let rung = incident.pages.filter { !incident.pretends($0.paged) }.flatMap(\.paged.people).map(\.person)
        return people.filter { $0 == incident.declaredBy || rung.contains($0) }
    }

    private func inItsRooms(_ message: Message, key: String, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        destinations(incident).enumerated().map { index, to in
            say(message, key: "\(key)/\(index)", to: to, incident, kind: .announcement)
        }
    }
}
