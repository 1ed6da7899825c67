import Incidents

/// Names to targets: through aliases, people, teams, on-call lines and rooms.
extension Draft {
    /// All aliases first, then their values: one may stand for another that comes later in the file.
    mutating func readAliases() {
        let aliases = root["aliases"]?.named() ?? []
        var values: [String: Field] = [:]
        for (name, field) in aliases {
            checkReserved(name, at: field, "aliases")
            declaredAliases.insert(Policy.normalise(name))
            values[Policy.normalise(name)] = field
        }
        for (name, _) in aliases {
            var path: [String] = []
            policy.aliases[Policy.normalise(name)] = resolve(alias: Policy.normalise(name), values, &path)
        }
    }

    private mutating func resolve(alias: String, _ values: [String: Field], _ path: inout [String]) -> [Target] {
        if let done = policy.aliases[alias] { return done }
        guard let field = values[alias] else { return [] }
        path.append(alias)
        defer { path.removeLast() }
        var found: [Target] = []
        for text in field.texts() where !StepText.isNone(text.text) {
            let name = Policy.normalise(text.text)
            if declaredAliases.contains(name), !path.contains(name) {
                found += resolve(alias: name, values, &path)
            } else if let target = plainTarget(text) {
                found.append(target)
            } else if path.contains(name) {
                field.error("leads back to itself", got: text.text, hint: "Name a person in one of these aliases")
            } else {
                report(alias: field, text)
            }
        }
        return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// A person, a team, an on-call line or a room, but no alias.
    private mutating func plainTarget(_ text: Field.Text) -> Target? {
        let name = text.text
        if let room = RoomRef(name), chatNames.contains(room.chat) { return .room(room) }
        var plain = policy
        plain.aliases = [:]
        return plain.targets(named: name).first ?? mail(text)
    }

    /// An address that is no person's: a mail list.
    private mutating func mail(_ text: Field.Text) -> Target? {
        let name = text.text
        let parts = name.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."),
            !name.contains(where: { $0.isWhitespace || "<>,;:\"\\/".contains($0) })
        else { return nil }
        mailTargets.append(text)
        return .mail(name)
    }

    /// What is told to a mail list needs a pager that sends mail.
    mutating func checkMailTargets() {
        guard let first = mailTargets.first, !policy.pagers.contains(where: { $0.contact == .email }) else { return }
        problems.error(
            first.place, "a mail list is told, and no pager sends mail", got: first.text,
            hint: "Add to pagers: \"email: {smtp: smtp://…, from: …}\"")
    }

    private mutating func report(alias field: Field, _ text: Field.Text) {
        guard reportedNames.insert(Policy.normalise(text.text)).inserted else { return }
        if let room = RoomRef(text.text) {
            problems.error(
                text.place, "\(field.path) is a room at a chat that is not configured", got: text.text,
                hint: Spelling.hint(room.chat, among: chatNames) ?? "Chats here: \(chatNames.joined(separator: ", "))")
            return
        }
        problems.error(
            text.place, "\(field.path) names nobody", got: text.text,
            hint: Spelling.hint(text.text, among: knownNames)
                ?? "Name a person, a team, an on-call line or a room such as local/ops")
    }

    /// Whom a text of the matrix names: one name, or several with commas or "and" between them.
    mutating func targets(_ texts: [Field.Text], for path: String) -> [Target] {
        var found: [Target] = []
        for text in texts where !StepText.isNone(text.text) {
            for target in targets(text, for: path) where !found.contains(target) { found.append(target) }
        }
        return found
    }

    private mutating func targets(_ text: Field.Text, for path: String) -> [Target] {
        if let whole = known(text.text) { return whole }
        if let list = mail(text) { return [list] }
        let parts = Draft.parts(of: text.text)
        // "legal and privacy" may be one name; with one known name in it, it is a list.
        let isList = parts.contains { known($0) != nil || reportedNames.contains(Policy.normalise($0)) }
        if parts.count > 1, isList || text.text.contains(",") {
            return parts.flatMap { targets(Field.Text(text: $0, place: text.place), for: path) }
        }
        let name = Policy.normalise(text.text)
        guard reportedNames.insert(name).inserted else { return [] }
        let kind = name.hasPrefix("#") ? "\"\(name)\": <chat>/<room>" : "\(name): <person>"
        let near = Spelling.hint(name, among: knownNames).map { $0 + " Or add" } ?? "Add"
        problems.error(
            text.place, "\(path): nobody is called \"\(Diagnostic.shown(text.text))\"",
            hint: "\(near) to aliases: \"\(kind)\"")
        return []
    }

    /// Nil for a name that nobody knows; empty for an alias that was wrong and has been reported.
    private func known(_ name: String) -> [Target]? {
        if let room = RoomRef(name), chatNames.contains(room.chat) { return [.room(room)] }
        let found = policy.targets(named: name)
        return found.isEmpty && !declaredAliases.contains(Policy.normalise(name)) ? nil : found
    }

    private var knownNames: [String] {
        guard reportedNames.count < Self.mostGuesses else { return [] }
        let people = policy.people.values.flatMap { [$0.id.key, $0.name] }
        let teams = policy.teams.values.flatMap { [$0.key, $0.name] }
        return Set(people + teams + policy.onCall.keys + declaredAliases).sorted()
    }

    private static func parts(of text: String) -> [String] {
        var parts = [text]
        for separator in [",", " and ", " & ", " + "] {
            parts = parts.flatMap { part in part.split(onText: separator) }
        }
        return parts.map(\.trimmed).filter { !$0.isEmpty }
    }
}

extension String {
    /// Foundation has this too, but the core of this module does without it.
    fileprivate func split(onText separator: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(self)
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
