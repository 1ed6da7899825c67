import Incidents
import Store

/// A recorded incident, played again under another policy. What people and services did happens as it happened; what the
/// clock did is worked out anew.
package struct Replay {
    package enum Trouble: Error, Hashable {
        case unknown(IncidentID)
        case isPrivate(IncidentID)
    }

    /// As recorded: the incident's events, and what was arranged about who is on call.
    private let recorded: [Event]
    package let incident: IncidentID
    /// To which moment the clock runs.
    private let end: Instant

    /// Only reads; the daemon may run. `now` ends an incident that is still open.
    package init(
        _ id: IncidentID, in store: some StoreReading, showsPrivate: Bool, now: Instant
    ) throws {
        guard let state = try store.incident(id) else { throw Trouble.unknown(id) }
        guard showsPrivate || !state.isPrivate else { throw Trouble.isPrivate(id) }
        var found: [Event] = []
        var last = 0
        while last < state.lastSeq {
            let page = try store.events(after: last, limit: 1000)
            guard let end = page.last?.seq else { break }
            found += page.filter { $0.seq <= state.lastSeq && ($0.incident == id || $0.isAboutDuty) }
            last = end
        }
        self.init(found, of: id, until: state.phase.isActive ? min(now, state.lastAt + .days(7)) : state.lastAt)
    }

    package init(_ recorded: [Event], of incident: IncidentID, until end: Instant) {
        self.recorded = recorded
        self.incident = incident
        self.end = end
    }

    /// What happened then: the incident's events alone.
    package var then: [Event] { recorded.filter { $0.incident == incident } }

    /// Who was on call by a schedule that is kept elsewhere is not known here, but whoever its line paged that night was.
    private func withRecordedDuty(_ policy: Policy) -> Policy {
        var policy = policy
        for (key, line) in policy.onCall {
            let schedules = [line.schedule].compactMap { $0 } + line.places.values
            guard schedules.contains(where: { policy.book.source(of: $0) != nil }) else { continue }
            let recorded = then.lazy.compactMap { event -> Paged? in
                if case .paged(let paged) = event.fact, paged.line == key { paged } else { nil }
            }
            guard let paged = recorded.first else { continue }
            var known = OnCallLine(line: key)
            for duty in Duty.allCases {
                known[duty] = paged.people.filter { $0.duty == duty.spoken }.map(\.person)
            }
            policy.onCall[key] = known
        }
        return policy
    }

    /// What would have happened under a policy. Seqs are its own.
    package func now(under policy: Policy) -> [Event] {
        var desk = Desk(policy: withRecordedDuty(policy))
        var shared = Desk.Shared()
        shared.lastNumber = incident.number - 1
        desk.load([], small: shared, lastSeq: 0, lastAt: .distantPast)
        var kept: [Event] = []
        var places: [Int: Int] = [:]
        func keep(_ fact: Fact, of id: IncidentID?, at instant: Instant, like event: Event? = nil) {
            let new = Event(
                seq: desk.lastSeq + 1, incident: id, at: max(instant, desk.lastAt), by: event?.by, from: event?.from,
                fact: fact)
            desk.apply(new)
            kept.append(new)
        }
        func passTime(to instant: Instant) {
            while let due = desk.nextDue(incident), due <= instant {
                let at = max(due, desk.lastAt)
                let steps = desk.decideDue(incident, at: at).steps
                guard !steps.isEmpty else { return }
                for step in steps { keep(step.fact, of: step.incident, at: at) }
            }
        }
        for event in recorded {
            passTime(to: event.at)
            let facts = desk.again(event, places: places)
            if !facts.isEmpty { places[event.seq] = desk.lastSeq + 1 }
            for fact in facts { keep(fact, of: event.incident, at: event.at, like: event) }
        }
        passTime(to: end)
        return kept.filter { $0.incident == incident }
    }
}

extension Event {
    fileprivate var isAboutDuty: Bool {
        switch fact {
        case .stoodIn, .standInsEnded: incident == nil
        default: false  // what people arranged about on call belongs to no incident
        }
    }
}
