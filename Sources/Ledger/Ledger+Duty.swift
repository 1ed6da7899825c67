import Incidents
import Store
import Wording

/// What an answer about schedules needs from the store.
extension Ledger {
    func fill(_ context: inout ReplyContext, for asked: DutyAnswer) throws {
        switch asked {
        case .calendar(let person):
            context.calendar = try calendarLink(of: person).map { link in
                guard let room = context.asked?.room, !isAlone(person, in: room) else { return .link(link) }
                let chat = whisperers.sorted().first { policy.people[person]?.handles[$0] != nil }
                return .elsewhere(person, chat: chat)
            }
        case .load(let from, let to): context.load = try load(from: from, to: to)
        case .onCall, .mine, .who, .responders: break
        }
    }

    /// What is said to them there nobody else reads.
    private func isAlone(_ person: PersonID, in room: RoomRef) -> Bool {
        room.chat == "console" || whisperers.contains(room.chat) && policy.people[person]?.handles[room.chat] != nil
    }

    /// Nil where no public address is configured.
    package func calendarLink(of person: PersonID) throws -> String? {
        try policy.publicURL.map {
            Self.calendarAddress(of: person, base: $0, seal: try store.seal(try calendarText(of: person)))
        }
    }

    /// What is sealed for somebody's calendar; a revocation makes another word of it.
    package static func calendarWord(_ person: PersonID, revoked: String?) -> String {
        revoked.map { "calendar/\($0)/\(person.key)" } ?? "calendar/\(person.key)"
    }

    package static func calendarAddress(of person: PersonID, base: String, seal: String) -> String {
        "\(base)/calendar?of=\(person.key.percentEncoded)&key=\(seal)"
    }

    private func load(from: Instant, to: Instant) throws -> [DutyLoad] {
        guard let planner = policy.book.planner else { return [] }
        var incidents: [Burden] = []
        var pages: [Burden] = []
        for incident in try store.recent(since: from) {
            let incident = desk.incidents[incident.id] ?? incident
            guard incident.kind == .real, incident.isVisible(to: .anyone) else { continue }
            let paged = incident.pages.filter { !$0.paged.isNotice }
            pages += paged.flatMap { page in page.paged.people.map { Burden(person: $0.person, at: page.at) } }
            let people = Set(paged.flatMap { $0.paged.people.map(\.person) } + incident.roles.map(\.person))
            incidents += people.map { Burden(person: $0, at: incident.declared.at) }
        }
        let shifts = planner.names.flatMap { policy.book.shifts($0, from: from, to: to) }
        return planner.load(
            from: from, to: to, zone: policy.zone, shifts: shifts, incidents: incidents, pages: pages,
            people: planner.names.flatMap { planner.members(of: $0) })
    }
}

extension Store {
    /// Incidents that were declared since then, newest first.
    fileprivate func recent(since instant: Instant) throws -> [Incident] {
        var found: [Incident] = []
        var before: IncidentID?
        while true {
            let some = try incidents(limit: 200, before: before)
            found += some.filter { $0.declared.at >= instant }
            guard some.count == 200, let last = some.last, last.declared.at >= instant else { return found }
            before = last.id
        }
    }
}

extension String {
    /// As it may stand in the query of an address.
    package var percentEncoded: String {
        utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            if isPlain || "-._~".utf8.contains(byte) { return String(UnicodeScalar(byte)) }
            return "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
        }.joined()
    }
}
