import Incidents

/// `special_cases`: prose that is shown, and the few keys that the bot itself acts on.
extension Draft {
    private static let securityKeys = ["team", "codenames"]
    private static let dataLossKeys = ["tell"]

    /// One case: what is acted on is read, the rest is prose. Nil where no prose is left.
    mutating func specialCase(_ entry: Entry) -> Prose? {
        guard case .map(let entries) = entry.value.content else { return entry.prose }
        let acted: [String]
        switch entry.key {
        case "security": acted = Self.securityKeys
        case "data_loss": acted = Self.dataLossKeys
        default: return entry.prose
        }
        // Unknown keys are other people's prose.
        let fields = Fields(
            path: "special_cases.\(entry.name)", place: entry.place, entries: entries, known: entries.map(\.key),
            problems: problems)
        if entry.key == "security" { readSecurity(fields) } else { readDataLoss(fields) }
        let said = entries.filter { !acted.contains($0.key) }
        guard !said.isEmpty else { return nil }
        return Entry(name: entry.name, place: entry.place, value: Value(place: entry.value.place, content: .map(said)))
            .prose
    }

    private mutating func readSecurity(_ fields: Fields) {
        if let team = fields["team"] { policy.special.securityTeam = targets(team.texts(), for: team.path) }
        for text in fields["codenames"]?.texts() ?? [] {
            let isPlain = text.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == " " || $0 == "-") }
            guard isPlain, (2...40).contains(text.text.count), text.text.contains(where: \.isLetter) else {
                problems.error(
                    text.place, "special_cases.security.codenames has a name that no room can have", got: text.text,
                    hint: "2 to 40 of a-z, 0-9, space and dash, such as \"Grey Heron\"")
                continue
            }
            if !policy.special.codenames.contains(text.text) { policy.special.codenames.append(text.text) }
        }
    }

    private mutating func readDataLoss(_ fields: Fields) {
        guard let tell = fields["tell"] else { return }
        policy.special.dataLossTell = targets(tell.texts(), for: tell.path)
        guard policy.targets(named: "vp").isEmpty, !declaredAliases.contains("vp") else { return }
        problems.warn(
            tell.place, "lost data is told to the alias \"vp\" without waiting, and it maps to nobody",
            hint: "Add to aliases: \"vp: <person>\"")
    }

    /// What nobody said: names that are there anyway.
    mutating func resolveSpecialCases() {
        if policy.special.securityTeam.isEmpty {
            policy.special.securityTeam = policy.targets(named: "security").filter(\.isPeople)
        }
        if policy.special.dataLossTell.isEmpty {
            let names = ["engineering manager", "legal", "privacy"]
            policy.special.dataLossTell = names.flatMap { policy.targets(named: $0) }.reduce(into: []) {
                if !$0.contains($1) { $0.append($1) }
            }
        }
    }
}

extension Target {
    fileprivate var isPeople: Bool {
        switch self {
        case .person, .team, .line, .schedule: true
        case .room, .mail: false
        }
    }
}
