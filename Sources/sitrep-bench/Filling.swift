import FoundationEssentials
import Incidents
import Store

/// Writes events, incidents and what the desk keeps beside them, as the ledger would, but thousands a transaction.
struct Filling {
    static let eventsAnIncident = 80
    static let stillOpen = 10
    private static let group = 4000
    /// Between two events. So close that nothing of the open incidents is due before the daemon has started.
    private static let step = Duration.milliseconds(100)

    let store: Store
    private let end: Instant
    private var shared = Desk.Shared()
    private var incident: Incident?

    init(_ store: Store, upTo end: Instant) {
        self.store = store
        self.end = end
    }

    /// A long life: incidents one after the other, all but the last ten closed.
    mutating func history(of count: Int) throws {
        try inGroups(count) { filling, index in
            let at = filling.end - Self.step * (count - index)
            let place = index % Self.eventsAnIncident
            if place == 0 { try filling.declare(at) } else { try filling.goOn(place, at, isLast: count - index) }
        }
    }

    /// Incidents of three events each: declared, in command, and one update.
    mutating func openIncidents(_ count: Int) throws {
        try inGroups(count) { filling, index in
            let at = filling.end - .milliseconds(count - index)
            try filling.declare(at)
            try filling.keep(.roleGiven(RoleGiven(role: .commander, person: PersonID("alex"))), at)
            let fields = UpdateFields(status: "looking at the database")
            try filling.keep(.updated(Updated(fields: fields, isProgress: true)), at)
            try filling.save()
        }
    }

    private mutating func inGroups(_ count: Int, _ body: (inout Filling, Int) throws -> Void) throws {
        for start in stride(from: 0, to: count, by: Self.group) {
            try store.begin()
            for index in start..<min(start + Self.group, count) { try body(&self, index) }
            // Read back at the next start, so that the next incident's number is free.
            try store.set("desk", String(decoding: try JSONEncoder().encode(shared), as: UTF8.self))
            try store.commit()
        }
    }

    private mutating func declare(_ at: Instant) throws {
        shared.lastNumber += 1
        let number = shared.lastNumber
        let declared = Declared(
            number: number, label: "#incident-\(number)", title: "checkout is down, the \(number)th time",
            severity: Severity(rank: 1, label: "P1"))
        let event = Event(
            seq: store.head.seq + 1, incident: IncidentID(number), at: at, by: PersonID("alex"), from: nil,
            fact: .declared(declared))
        try store.append(event)
        incident = Incident(declared, event: event)
        try save()
    }

    /// Every 32 events a snapshot, as the ledger does; the last event closes all but the last incidents.
    private mutating func goOn(_ place: Int, _ at: Instant, isLast left: Int) throws {
        let closes = place == Self.eventsAnIncident - 1 && left > Self.eventsAnIncident * Self.stillOpen
        try keep(closes ? .phaseMoved(PhaseMoved(to: .closed, from: .investigating)) : Self.fact(place), at)
        if closes || place % 32 == 0 { try save() }
    }

    private mutating func keep(_ fact: Fact, _ at: Instant) throws {
        let event = Event(
            seq: store.head.seq + 1, incident: incident?.id, at: at, by: PersonID("alex"),
            from: MessageRef(room: RoomRef(chat: "local", room: "ops"), id: "m\(store.head.seq)"), fact: fact)
        try store.append(event)
        incident?.apply(event)
    }

    private func save() throws {
        guard let incident else { return }
        try store.save(incident, nextDue: nil, isLive: !incident.phase.isOver)
    }

    /// Half talk, half the rest.
    private static func fact(_ place: Int) -> Fact {
        switch place % 16 {
        case 0: .updated(Updated(fields: UpdateFields(status: "still investigating"), isProgress: false))
        case 1: .roleGiven(RoleGiven(role: .operations, person: PersonID("sam")))
        case 2: .acknowledged(Acknowledged(person: PersonID("alex"), pages: [place]))
        case 3: .impactSet(Words("a third of the customers cannot pay"))
        case 4: .decided(Words("we fail over"))
        case 5: .roleGiven(RoleGiven(role: .commander, person: PersonID("alex")))
        default: .noted(Words("the vendor was called and will call back in ten minutes"))
        }
    }
}
