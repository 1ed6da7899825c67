import Incidents

/// A desk with somebody at it: asks, applies and lets time pass, as the ledger does, in pure values.
struct Table {
    /// 14:00 in Berlin.
    static let start = Instant(2026, 11, 20, 13)
    static let ops = RoomRef(chat: "local", room: "ops")

    var desk: Desk
    var now: Instant
    private(set) var events: [Event] = []

    init(_ policy: Policy = .guide, at now: Instant = Table.start) {
        desk = Desk(policy: policy)
        self.now = now
    }

    /// One incident, declared in `ops` by Dan.
    static func declared(_ severity: String = "P1", _ policy: Policy = .guide) -> Table {
        var table = Table(policy)
        table.declare(severity)
        return table
    }

    /// One incident whose command Ana took at once, so that only what the test is about happens.
    static func commanded(_ severity: String = "P1", _ policy: Policy = .guide) -> Table {
        var table = Table.declared(severity, policy)
        table.act(.takeCommand, by: "ana")
        return table
    }

    @discardableResult
    mutating func ask(
        _ ask: Ask, by actor: PersonID? = "dan", in room: RoomRef? = ops, thread: String? = nil, said: Instant? = nil
    ) -> Decision {
        let message = room.map { MessageRef(room: $0, id: "m\(events.count)", thread: thread) }
        let decision = desk.decide(Request(actor: actor, message: message, saidAt: said, ask: ask), at: now)
        keep(decision, from: message, at: said ?? now)
        return decision
    }

    @discardableResult
    mutating func act(
        _ act: Act, by actor: PersonID? = "dan", on incident: IncidentID? = 1, said: Instant? = nil
    ) -> Decision {
        ask(.act(act, in: incident), by: actor, said: said)
    }

    @discardableResult
    mutating func declare(_ severity: String? = "P1", _ title: String? = "checkout is down", in room: RoomRef = ops)
        -> Decision
    { ask(.declare(severity: severity, title: title, kind: .real, isNew: true), in: room) }

    mutating func keep(_ decision: Decision, from message: MessageRef? = nil, at instant: Instant) {
        for step in decision.steps { keep(step.fact, of: step.incident, by: step.by, from: message, at: instant) }
    }

    /// Keeps a fact as it stands, for what no request can cause yet.
    mutating func keep(
        _ fact: Fact, of incident: IncidentID?, by: PersonID? = nil, from message: MessageRef? = nil, at: Instant? = nil
    ) {
        let event = Event(
            seq: desk.lastSeq + 1, incident: incident, at: desk.clamp(at ?? now, to: now, of: incident), by: by,
            from: message,
            fact: fact)
        desk.apply(event)
        events.append(event)
    }

    /// Lets time pass with the clock watched: each deadline fires when it is due.
    mutating func pass(to end: Instant) {
        while let next = dues.map(\.due).min(), next <= end {
            now = max(now, next)
            for (id, due) in dues where due <= now { keep(desk.decideDue(id, at: now), at: now) }
        }
        now = max(now, end)
    }
    private var dues: [(id: IncidentID, due: Instant)] {
        desk.incidents.keys.sorted().compactMap { id in desk.nextDue(id).map { (id, $0) } }
    }
    mutating func pass(_ length: Duration) { pass(to: now + length) }

    /// The process is down so long; what came due fires when it is back.
    mutating func sleep(_ length: Duration) {
        now = now + length
        tick()
    }

    mutating func tick(afterReload: Bool = false) {
        for id in desk.incidents.keys.sorted() {
            keep(desk.decideDue(id, at: now, afterReload: afterReload), at: now)
        }
    }

    /// A new configuration comes into force.
    mutating func adopt(_ policy: Policy) {
        desk.policy = policy
        keep(.policyChanged(PolicyChanged(hash: policy.hash)), of: nil)
        tick(afterReload: true)
    }

    /// Forgets what was kept in a group that could not be committed.
    mutating func putBack(_ kept: Int) {
        desk.putBack()
        events.removeLast(events.count - kept)
    }
}
