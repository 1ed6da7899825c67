extension Policy {
    /// `Engineering-Team  Lead` and `engineering team lead` are one name.
    package static func normalise(_ name: some StringProtocol) -> String {
        var words: [String] = []
        var word = ""
        for character in name.lowercased() {
            if character == "-" || character == "_" || character.isWhitespace || hyphens.contains(character) {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(apostrophes.contains(character) ? "'" : character)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words.joined(separator: " ")
    }

    /// What keyboards and telephones make of them: `Jean‑Luc O’Neil` is `Jean-Luc O'Neil`.
    private static let hyphens: Set<Character> = [
        "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2212}", "\u{FE63}",
    ]
    private static let apostrophes: Set<Character> = ["’", "‘", "ʼ", "`", "´", "′", "＇"]

    /// Whom a name of the policy or of a command means: aliases first, then people, teams, lines and
    /// schedules, then first names.
    package func targets(named name: String) -> [Target] {
        let wanted = Policy.normalise(name)
        guard !wanted.isEmpty else { return [] }
        if let alias = aliases[wanted] { return alias }
        if let person = ownPerson(named: name) { return [.person(person)] }
        // Before first names, and before whomever a service calls "Web duty": a schedule must not be hidden by them.
        if let place = place(named: name) { return [place] }
        return person(named: name).map { [.person($0)] } ?? []
    }

    /// A team, a line or a schedule of that name.
    package func place(named name: String) -> Target? {
        let wanted = Policy.normalise(name)
        guard !wanted.isEmpty else { return nil }
        let team = teams.values.filter { Policy.normalise($0.key) == wanted || Policy.normalise($0.name) == wanted }
        if let first = team.min(by: { $0.key < $1.key }) { return .team(first.key) }
        if let line = onCall.keys.sorted().first(where: { Policy.normalise($0) == wanted }) { return .line(line) }
        return book.schedules.first { Policy.normalise($0) == wanted }.map { .schedule($0) }
    }

    /// Somebody of the configuration, by their whole name, key or handle.
    private func ownPerson(named name: String) -> PersonID? {
        guard let person = person(named: name), person.strangersHandle == nil else { return nil }
        let wanted = Policy.normalise(name.hasPrefix("@") ? String(name.dropFirst()) : name)
        guard let known = people[person] else { return nil }
        let isFirstName = Policy.normalise(known.name).split(separator: " ").first.map(String.init) == wanted
        let isWhole = [known.name, known.id.key].contains { Policy.normalise($0) == wanted }
        return isFirstName && !isWhole && !name.hasPrefix("@") ? nil : person
    }

    /// Who speaks with this handle at this chat.
    package func person(chat: String, handle: String) -> PersonID {
        // In the rooms that the daemon serves itself, the configuration's own keys are the handles: what somebody else is
        // called there never takes the place of one.
        if chat == "local" || chat == "console", people[PersonID(handle)] != nil { return PersonID(handle) }
        if let known = (byHandle ?? handles())[Handle(chat: chat, handle: handle)] { return known }
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

    /// Whom a rule tells by these targets: all who stand behind each, not its lead or first alone. Nobody twice.
    package func told(_ targets: [Target], at now: Instant) -> [PersonID] {
        targets.flatMap { members(of: $0, at: now) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// No way of theirs carries a notice: to be told they have to be called.
    package func isUntold(_ person: PersonID) -> Bool {
        ways(to: person, line: nil, notice: true).allSatisfy(\.isShared)
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
            // A rank that no row is about never has the ladder of a worse one.
            ?? severities.last { $0.severity.rank < severity.rank }?.handedDown(to: severity, self)
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

    /// `P2, SEV-1, P4`: the worst of those that it names; nil where one of its words is none.
    func worstSeverity(of text: String) -> Severity? {
        let words = text.split { $0.isWhitespace || $0 == "," || $0 == "/" }.filter { $0.lowercased() != "or" }
        let named = words.compactMap { severity(named: String($0)) }
        return words.count > 1 && named.count == words.count ? named.max() : nil
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
