// Need to know. A private incident exists in its own rooms alone, and there for its audience alone: typed anywhere else,
// by whomever, its name means nothing.

extension Desk {
    func isVisible(_ incident: Incident, to request: Request) -> Bool {
        // What others share with us is one room, and what belongs to it.
        if request.isForeign {
            guard let room = request.message?.room,
                incident.origin == room || incident.rooms.contains(where: { $0.room == room })
            else { return false }
        }
        return isVisible(incident, to: request.actor, in: request)
    }

    private func isVisible(_ incident: Incident, to actor: PersonID?, in request: Request) -> Bool {
        isShown(incident, to: actor.map(Viewer.person) ?? .anyone, in: request.message?.room)
    }

    /// What is answered in a room is read by all who are in it.
    package func isShown(_ incident: Incident, to viewer: Viewer, in room: RoomRef?) -> Bool {
        guard incident.isPrivate else { return true }
        guard incident.isVisible(to: viewer) else { return false }
        guard let room else { return true }
        return incident.rooms.contains { $0.room == room }
    }

    /// Also for one that is over and out of memory.
    package func isVisible(_ id: IncidentID, to viewer: Viewer) -> Bool {
        if let incident = incidents[id] { return incident.isVisible(to: viewer) }
        guard let kept = small.privates["\(id)"] else { return true }
        switch viewer {
        case .bot: return true
        case .anyone: return false
        case .person(let person): return kept.people.contains(person)
        }
    }

    package func isPrivate(_ id: IncidentID) -> Bool {
        incidents[id]?.isPrivate ?? (small.privates["\(id)"] != nil)
    }

    /// What a list in a room may name.
    package func open(in room: RoomRef?, for viewer: Viewer) -> [Incident] {
        open(for: viewer).filter { isShown($0, to: viewer, in: room) }
    }

    /// What was decided, without anybody outside the audience: nobody is told, paged or charged with what they may not
    /// see. Every decision comes by here, also the clock's.
    func kept(within decision: Decision, asked request: Request?) -> Decision {
        var audiences: [IncidentID: Set<PersonID>] = [:]
        var result = decision
        result.steps = []
        for step in decision.steps {
            guard let id = step.incident else {
                result.steps.append(step)
                continue
            }
            if case .declared(let declared) = step.fact { audiences[id] = declared.audience.people.map { Set($0) } }
            if case .audienceSet(let set) = step.fact, set.isLifted != true { audiences[id] = Set(set.people) }
            guard let audience = audiences[id] ?? incidents[id]?.audienceList.map({ Set($0) }) else {
                result.steps.append(Decision.Step(incident: id, by: step.by, fact: hushed(step.fact, id)))
                continue
            }
            switch cut(step.fact, id, to: audience, isAsked: request?.actor != nil) {
            case .success(let fact):
                if let fact { result.steps.append(Decision.Step(incident: id, by: step.by, fact: fact)) }
            case .failure(let refused): return .refused(refused.refusal)
            }
        }
        return result
    }

    /// Of what concerns security no room hears that is not its own.
    private func hushed(_ fact: Fact, _ id: IncidentID) -> Fact {
        guard case .paged(var page) = fact, page.rooms != nil, incidents[id]?.isHushed == true else { return fact }
        page.rooms = nil
        return .paged(page)
    }

    /// Nil where nothing is left of it.
    private func cut(
        _ fact: Fact, _ id: IncidentID, to audience: Set<PersonID>, isAsked: Bool
    ) -> Result<Fact?, Refused> {
        switch fact {
        case .paged(let paged): return cut(paged, id, to: audience, isAsked: isAsked).map { $0.map { .paged($0) } }
        case .fired(var fired):
            fired.told = fired.told.filter(audience.contains)
            return .success(.fired(fired))
        case .roleGiven(let given):
            guard let person = given.person, !audience.contains(person) else { return .success(fact) }
            return .failure(Refused(refusal: .notInAudience([person], id)))
        case .taskAdded(let task):
            guard let owner = task.owner, !audience.contains(owner) else { return .success(fact) }
            return .failure(Refused(refusal: .notInAudience([owner], id)))
        case .streamOpened(let opened):
            guard let lead = opened.lead, !audience.contains(lead) else { return .success(fact) }
            return .failure(Refused(refusal: .notInAudience([lead], id)))
        case .streamLed(let led):
            guard !audience.contains(led.lead) else { return .success(fact) }
            return .failure(Refused(refusal: .notInAudience([led.lead], id)))
        // Nobody else is named in these to whom anything would go.
        case .declared, .severitySet, .titled, .impactSet, .causeSet, .startSet, .phaseMoved, .merged, .updated,
            .updateScheduled, .snoozed, .noted, .decided, .marked, .unmarked, .todoNoted, .taskDone, .ticked, .unticked,
            .pageAnswered,
            .acknowledged, .pageNews, .stoodIn, .standInsEnded, .roomLinked, .stalking, .observed, .undelivered,
            .policyChanged, .audienceSet, .dataLost, .vendorNoted, .drillStarted, .failedOver, .chatReturned, .roomLost,
            .securityRaised,
            .mirrorSet, .streamMilestone, .streamClosed, .syncPlanned, .syncHeld, .syncCancelled, .severityDoubted,
            .pointedOut, .taskExtended, .timerSet, .timerCancelled, .rollCallOpened, .present, .swoopAsked,
            .swoopDeclined, .spoken, .erased, .clockSetBack:
            return .success(fact)
        }
    }

    private func cut(
        _ paged: Paged, _ id: IncidentID, to audience: Set<PersonID>, isAsked: Bool
    ) -> Result<Paged?, Refused> {
        var page = paged
        page.people = paged.people.filter { audience.contains($0.person) }
        // Whoever is behind a shared address is not known, but for the security team's own.
        let isSecurity = paged.line.map(policy.isSecurityLine) ?? false
        if !isSecurity { page.shared = [] }
        page.rooms = nil
        let outside = paged.people.map(\.person).filter { !audience.contains($0) }
        let isForMany = paged.line == "ic" || paged.line == Paged.everyTeam
        if isAsked, !paged.isNotice, paged.rule == nil, !outside.isEmpty, !isForMany || page.people.isEmpty {
            return .failure(Refused(refusal: .notInAudience(outside, id)))
        }
        if paged.isNotice, page.people.isEmpty { return .success(nil) }
        return .success(page)
    }
}

extension Audience {
    var people: [PersonID]? {
        switch self {
        case .everyone: nil
        case .only(let people): people
        }
    }
}

/// A private incident as the desk remembers it for ever, since its rooms outlive it.
package struct PrivateNote: Hashable, Sendable, Codable {
    package var codename: String
    package var people: [PersonID]
    private enum CodingKeys: String, CodingKey { case codename, people }
}

extension Desk.Shared {
    mutating func notePrivate(_ fact: Fact, of id: IncidentID?) {
        guard let id else { return }
        if case .declared(let declared) = fact, let people = declared.audience.people {
            privates["\(id)"] = PrivateNote(codename: declared.codename ?? "", people: people)
        }
        if case .audienceSet(let set) = fact {
            guard set.isLifted != true else {
                privates["\(id)"] = nil
                return
            }
            let old = privates["\(id)"]?.codename ?? ""
            privates["\(id)"] = PrivateNote(codename: set.codename ?? old, people: set.people)
        }
    }
}
