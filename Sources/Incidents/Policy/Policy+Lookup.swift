extension Policy {
    /// `Engineering-Team  Lead` and `engineering team lead` are one name.
    package static func normalise(_ name: some StringProtocol) -> String {
        var words: [String] = []
        var word = ""
        for character in name.lowercased() {
            if character == "-" || character == "_" || character.isWhitespace {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words.joined(separator: " ")
    }

    /// Whom a name of the policy or of a command means: aliases first, then people, teams and lines.
    package func targets(named name: String) -> [Target] {
        let wanted = Policy.normalise(name)
        guard !wanted.isEmpty else { return [] }
        if let alias = aliases[wanted] { return alias }
        if let person = person(named: name) { return [.person(person)] }
        let team = teams.values.filter { Policy.normalise($0.key) == wanted || Policy.normalise($0.name) == wanted }
        if let first = team.min(by: { $0.key < $1.key }) { return [.team(first.key)] }
        if let line = onCall.keys.sorted().first(where: { Policy.normalise($0) == wanted }) { return [.line(line)] }
        if let name = book.schedules.first(where: { Policy.normalise($0) == wanted }) { return [.schedule(name)] }
        return []
    }

    /// Who speaks with this handle at this chat.
    package func person(chat: String, handle: String) -> PersonID {
        if let known = (byHandle ?? handles())[Handle(chat: chat, handle: handle)] { return known }
        // In the rooms that the daemon serves itself, the configuration's own keys are the handles.
        if chat == "local" || chat == "console", people[PersonID(handle)] != nil { return PersonID(handle) }
        return .stranger(chat: chat, handle: handle)
    }

    package func name(of person: PersonID) -> String {
        if let known = people[person] { return known.name }
        return person.strangersHandle?.handle ?? person.key
    }

    package func phone(of person: PersonID) -> String? { people[person]?.phones.first }

    /// The people behind targets at a moment, nobody twice.
    package func people(for targets: [Target], at now: Instant) -> [PersonID] {
        var found: [PersonID] = []
        for target in targets {
            let next: [PersonID]
            switch target {
            case .person(let person): next = [person]
            case .team(let key):
                let lead = teams[key]?.lead ?? line(key, at: now).primary ?? teams[key]?.members.first
                next = [lead].compactMap { $0 }
            case .line(let key): next = [line(key, at: now).primary].compactMap { $0 }
            case .schedule(let name): next = book.people(name, .primary, at: now)
            case .room, .mail: next = []
            }
            for person in next where !found.contains(person) { found.append(person) }
        }
        return found
    }

    /// A line with the people who are on call at a moment.
    package func line(_ key: String, at now: Instant) -> OnCallLine {
        guard var line = onCall[key] else { return OnCallLine(line: key) }
        for duty in Duty.allCases {
            if let place = line.places[duty] {
                line[duty] = book.people(place, .primary, at: now)
            } else if let schedule = line.schedule {
                line[duty] = book.people(schedule, duty, at: now)
            }
        }
        return line
    }

    package func rule(for severity: Severity) -> SeverityRule? {
        severities.first { $0.severity.rank == severity.rank }
            ?? severities.last { $0.severity.rank < severity.rank }
            // Worse than all that the policy knows since it was reloaded: the worst of them, never no ladder at all.
            ?? severities.first
    }

    /// `P1`, `p1`, `SEV-1`, `sev1`, `S1`, `1`, or the scheme's own word.
    package func severity(named text: String) -> Severity? {
        let lower = text.lowercased()
        if let own = severities.first(where: { $0.severity.label.lowercased() == lower }) { return own.severity }
        var rest = Substring(lower)
        for word in ["severity", "sev", "prio", "p", "s"] where rest.hasPrefix(word) {
            rest = rest.dropFirst(word.count)
            break
        }
        rest = rest.drop { $0 == "-" || $0 == " " }
        guard rest.count == 1, let rank = Int(rest) else { return nil }
        if let known = severities.first(where: { $0.severity.rank == rank }) { return known.severity }
        // Below the last row of the matrix the one above holds: nobody at night has to know which rows are written.
        guard (1...5).contains(rank), let last = severities.last?.severity, rank > last.rank else { return nil }
        return Severity(rank: rank, label: last.label.filter { !$0.isNumber } + String(rank))
    }

    /// The ways to reach a person, and the shared ones that reach a whole line.
    package func ways(to person: PersonID, line: String?, notice: Bool = false) -> [Way] {
        pagers.filter { !notice || $0.carriesNotices }.compactMap { pager in
            if let own = address(of: person, at: pager) { return Way(pager: pager.name, address: own, isShared: false) }
            if let line, let lines = pager.lines[line] { return Way(pager: pager.name, address: lines, isShared: true) }
            return pager.shared.map { Way(pager: pager.name, address: $0, isShared: true) }
        }
    }

    private func address(of person: PersonID, at pager: PagerRule) -> String? {
        if let own = pager.people[person] { return own }
        guard let known = people[person] else { return nil }
        return switch pager.contact {
        case .email: known.email
        // A number that says no country would be dialled somewhere else.
        case .phone: known.phones.first { $0.hasPrefix("+") }.map { $0.filter { $0 == "+" || $0.isNumber } }
        case .handle: known.handles[pager.name]
        case nil: nil
        }
    }

    /// The commanders' first, then by name.
    package var linesInOrder: [String] {
        let others = onCall.keys.filter { $0 != "ic" }.sorted()
        return onCall["ic"] == nil ? others : ["ic"] + others
    }

    package func commanders(at now: Instant) -> OnCallLine { line("ic", at: now) }
}

/// One way to reach somebody: a configured pager and an address it understands.
package struct Way: Hashable, Sendable {
    package var pager: String
    package var address: String
    /// The address belongs to a service or a line, not to one person; it is reported as one line.
    package var isShared: Bool

    package init(pager: String, address: String, isShared: Bool) {
        self.pager = pager
        self.address = address
        self.isShared = isShared
    }
}

extension Way: Codable {
    private enum CodingKeys: String, CodingKey {
        case pager, address
        case isShared = "shared"
    }
}
