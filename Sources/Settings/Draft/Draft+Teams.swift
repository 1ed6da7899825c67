import Incidents

extension Draft {
    static let mostGuesses = 50

    mutating func readTeams() {
        for (key, field) in root["teams"]?.named() ?? [] {
            checkReserved(key, at: field, "teams")
            guard let fields = field.fields(known: ["name", "lead", "members"]) else {
                policy.teams[key] = Team(key: key, name: key)
                continue
            }
            var team = Team(key: key, name: fields["name"]?.text()?.text ?? key)
            team.lead = fields["lead"]?.unlessNone.flatMap { person($0) }
            team.members = fields["members"]?.unlessNone.map { people($0) } ?? []
            policy.teams[key] = team
        }
    }

    mutating func readOnCall() {
        for (line, field) in root["on_call"]?.named() ?? [] {
            policy.onCall[line] = onCallLine(line, field)
        }
        guard policy.onCall["ic"] == nil, let field = root["on_call"] ?? root["people"] else { return }
        problems.warn(
            field.place, "nobody is on call as incident commander, so \(policy.prefix)ic page pages nobody",
            hint: "Add to on_call: \"ic: {primary: <person>}\"")
    }

    private mutating func onCallLine(_ line: String, _ field: Field) -> OnCallLine {
        // `database: bob` is the primary alone, `database: rota` a schedule for all of it.
        if case .text(let text) = field.value.content {
            if let schedule = schedule(named: text) { return OnCallLine(line: line, schedule: schedule) }
            return OnCallLine(line: line, primary: person(field))
        }
        let keys = ["primary", "backup", "secondary", "trainees", "trainee", "schedule"]
        guard let fields = field.fields(known: keys) else { return OnCallLine(line: line) }
        if let schedule = fields["schedule"] { return follow(schedule, line, fields) }
        if fields["primary"] == nil {
            fields.error("has no primary", hint: "Add \"primary: <person>\"")
        }
        var found = OnCallLine(line: line)
        for (duty, field) in [
            (Duty.primary, fields["primary"]), (.backup, fields["backup", "secondary"]?.unlessNone),
            (.trainees, fields["trainees", "trainee"]?.unlessNone),
        ] {
            guard let field else { continue }
            if case .text(let text) = field.value.content, let schedule = schedule(named: text) {
                found.places[duty] = schedule
            } else {
                found[duty] = duty == .trainees ? people(field) : [person(field)].compactMap { $0 }
            }
        }
        return found
    }

    /// People go first: a schedule stands in the place of a name only where it is nobody's.
    private func schedule(named text: String) -> String? {
        guard policy.person(named: text.trimmed) == nil else { return nil }
        let wanted = Policy.normalise(text)
        return policy.book.schedules.first { Policy.normalise($0) == wanted }
    }

    /// Who is on call changes with the time, so the line itself names nobody.
    private mutating func follow(_ field: Field, _ line: String, _ fields: Fields) -> OnCallLine {
        for key in ["primary", "backup", "secondary", "trainees", "trainee"] {
            fields[key]?.error("stands beside schedule", hint: "Keep one of the two")
        }
        guard let text = field.text() else { return OnCallLine(line: line) }
        let names = policy.book.schedules
        if !names.contains(text.text) {
            problems.error(
                text.place, "\(field.path) names no schedule", got: text.text,
                hint: Spelling.hint(text.text, among: names) ?? "Add it to schedules")
        }
        return OnCallLine(line: line, schedule: text.text)
    }

    mutating func person(_ field: Field) -> PersonID? {
        guard let text = field.text() else { return nil }
        return person(text, for: field.path)
    }

    mutating func people(_ field: Field) -> [PersonID] {
        var found: [PersonID] = []
        var known: Set<PersonID> = []
        for text in field.texts() {
            if let person = person(text, for: field.path, asList: true), known.insert(person).inserted {
                found.append(person)
            }
        }
        return found
    }

    /// Somebody of `people`, by key or name; each unknown one is reported once.
    private mutating func person(_ text: Field.Text, for path: String, asList: Bool = false) -> PersonID? {
        if let known = policy.person(named: text.text) { return known }
        guard reportedNames.insert("person " + Policy.normalise(text.text)).inserted else { return nil }
        // After many unknown names one is not misspelt: a file is missing, or all of them are of another list.
        let keys = reportedNames.count < Self.mostGuesses ? policy.people.keys.map(\.key).sorted() : []
        problems.error(
            text.place, "\(path) names nobody of people", got: text.text,
            hint: (asList ? self.asList(text) : nil) ?? Spelling.hint(text.text, among: keys)
                ?? "Add to people: \"\(text.text): {name: …}\"")
        return nil
    }
}
