import Incidents
import Wording

extension Effects {
    /// The incident's rooms wear what stands about it; those that we serve ourselves show it without being told.
    func dress(_ event: Event, _ incident: Incident) -> [OutboxRow] {
        switch event.fact {
        case .roomLinked(let link): return dress(link.room, event, incident, isNew: true)
        case .severitySet, .titled, .phaseMoved, .audienceSet, .vendorNoted: break
        case .roleGiven(let given): guard given.role == .commander else { return [] }
        default: return []
        }
        return incident.rooms.flatMap {
            dress($0.room, event, incident, isNew: false) + ending(of: $0, event, incident)
        }
    }

    /// The answer to the declaration named the room before it was there; now it can link it.
    func linked(_ link: RoomLinked, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard link.room.chat != "local", let asked = incident.pages.first?.asked, asked.room.chat == link.room.chat,
            asked.room != link.room
        else { return [] }
        return [
            say(
                wording.declarationAnswer(event, incident, chat: asked.room.chat), key: "e\(event.seq)/linked/0",
                to: .room(asked.room), incident, kind: .progress, replaces: asked.replyKey, thread: asked.thread)
        ]
    }

    /// Where its people find it now.
    func failedOver(_ failedOver: FailedOver, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        [
            say(
                wording.failedOver(failedOver, incident, now: now), key: "e\(event.seq)/say/0",
                to: .room(failedOver.room), incident, kind: .announcement)
        ]
    }

    func returned(_ returned: ChatReturned, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        [
            say(
                wording.returned(returned, incident), key: "e\(event.seq)/say/0", to: .room(returned.room), incident,
                kind: .announcement)
        ]
    }

    private func dress(_ room: RoomRef, _ event: Event, _ incident: Incident, isNew: Bool) -> [OutboxRow] {
        guard room.chat != "local", room.chat != "console", !incident.isLost(room) else { return [] }
        var dress = RoomDress(topic: wording.topic(incident))
        if isNew, let url = policy.publicURL {
            dress.bookmark = .init(title: "\(incident.id) in Sitrep", url: "\(url)/incidents/\(incident.id)")
        }
        // A lane of its own: no word waits for a topic.
        return [row(dress, "dress", lane: "dress/\(room.path)", room, event, incident)]
    }

    /// After the last word, so in the lane of the room's words and behind them.
    private func ending(of link: RoomLinked, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard case .phaseMoved(let move) = event.fact, move.to == .closed else { return [] }
        let ending: RoomDress.Ending
        switch policy.closedRooms[link.room.chat] {
        case .archived?: ending = .archived
        case .renamed?: ending = .renamed("\((link.name ?? incident.label).drop { $0 == "#" })-closed")
        case nil: return []
        }
        let lane = Destination.incident(incident.id, chat: link.room.chat).lane
        return [row(RoomDress(ending: ending), "ending", lane: lane, link.room, event, incident)]
    }

    private func row(
        _ dress: RoomDress, _ what: String, lane: String, _ room: RoomRef, _ event: Event, _ incident: Incident
    ) -> OutboxRow {
        OutboxRow(
            key: "e\(event.seq)/\(what)/\(room.path)", lane: lane, priority: .nag, errand: .dress(.room(room), dress),
            incident: incident.id, createdAt: now)
    }
}
