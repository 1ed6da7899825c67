/// What the configuration says of the rare kinds of incident, beyond prose.
package struct SpecialCases: Hashable, Sendable {
    /// Who takes over what concerns security.
    package var securityTeam: [Target] = []
    /// Names that private incidents get, drawn by lot; empty for our own.
    package var codenames: [String] = []
    /// Who is told at once when data was lost.
    package var dataLossTell: [Target] = []
    package init() {}
}

/// A supplier whose trouble becomes ours: how to reach their support.
package struct Vendor: Hashable, Sendable {
    package var name: String
    package var phone: String?
    package var url: String?
    package init(name: String, phone: String? = nil, url: String? = nil) {
        self.name = name
        self.phone = phone
        self.url = url
    }
}

extension Policy {
    package func vendor(named name: String) -> Vendor? {
        let wanted = Policy.normalise(name)
        return vendors.first { Policy.normalise($0.key) == wanted || Policy.normalise($0.value.name) == wanted }?.value
    }

    package func isSecurityLine(_ line: String) -> Bool {
        special.securityTeam.contains(.team(line)) || special.securityTeam.contains(.line(line))
    }

    /// Everybody who belongs to the security team: lead, members, whoever is on call for it.
    package func securityPeople(at now: Instant) -> [PersonID] {
        var found: [PersonID] = []
        for target in special.securityTeam {
            for person in members(of: target, at: now) where !found.contains(person) { found.append(person) }
        }
        return found
    }

    /// Everybody a name stands for, not its first alone.
    package func members(of target: Target, at now: Instant) -> [PersonID] {
        let all: [PersonID]
        switch target {
        case .person(let person): all = [person]
        case .team(let key):
            let team = teams[key]
            all = line(key, at: now).everyone.map(\.person) + [team?.lead].compactMap { $0 } + (team?.members ?? [])
        case .line(let key): all = line(key, at: now).everyone.map(\.person)
        case .schedule(let name): all = Duty.allCases.flatMap { book.people(name, $0, at: now) }
        case .room, .mail: all = []
        }
        return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
