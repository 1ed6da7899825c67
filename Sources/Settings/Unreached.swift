import Incidents

extension Configuration {
    /// People on call, or on an escalation, whom nothing that is configured reaches: a page for them goes on to the next
    /// after a minute, and the room is told to call them.
    package func unreached(at now: Instant) -> [Diagnostic] {
        let people = expected(at: now).filter { person, line in policy.ways(to: person, line: line).isEmpty }
        return onCall(people) + untold
    }

    private func onCall(_ people: [(person: PersonID, line: String?)]) -> [Diagnostic] {
        guard !people.isEmpty else { return [] }
        let names = people.map { policy.name(of: $0.person) }.reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let what =
            policy.pagers.isEmpty
            ? "no pager is configured, so nothing reaches who is on call" : "on call, and no pager reaches them"
        return [
            Diagnostic(
                file: "on_call", line: 0, column: 0, severity: .warning,
                what: "\(what): \(names.joined(separator: ", "))",
                hint: "Give them an address that one of the pagers uses; until then the room is told to call them")
        ]
    }

    /// People whom a row of the matrix or a special case tells, and whom nothing reaches.
    private var untold: [Diagnostic] {
        let dataLoss = policy.told(policy.special.dataLossTell.filter(\.isNamed), at: .distantPast)
        let people = policy.severities.flatMap { policy.untold(of: $0) } + dataLoss.filter { policy.isUntold($0) }
        let names = people.map(policy.name(of:)).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard !names.isEmpty else { return [] }
        return [
            Diagnostic(
                file: "severity_matrix", line: 0, column: 0, severity: .warning,
                what: "to be told, and no way reaches them: \(names.joined(separator: ", "))",
                hint:
                    "Give them an address that a pager which carries notices uses (mail); until then the room is told to call them"
            )
        ]
    }

    /// Everybody who is or may come on call, with the line, and whoever an escalation names.
    private func expected(at now: Instant) -> [(person: PersonID, line: String?)] {
        var found: [(person: PersonID, line: String?)] = []
        func add(_ person: PersonID, _ line: String?) {
            if !found.contains(where: { $0.person == person && $0.line == line }) { found.append((person, line)) }
        }
        for key in policy.linesInOrder {
            guard let line = policy.onCall[key] else { continue }
            for person in Duty.allCases.flatMap({ line[$0] }) { add(person, key) }
            let schedules = Array(line.places.values) + [line.schedule].compactMap { $0 }
            for schedule in schedules.sorted() {
                for person in policy.book.planner?.members(of: schedule) ?? [] { add(person, key) }
            }
        }
        for key in policy.escalations.keys.sorted() {
            for case .person(let person) in policy.escalations[key]?.steps.flatMap({ $0.targets ?? [] }) ?? [] {
                add(person, nil)
            }
        }
        return found
    }
}
