import Incidents
import Schedules

/// How each person wants to be paged: `people.<p>.contact` and `people.<p>.quiet_hours`.
extension Draft {
    mutating func readContacts() {
        var people = policy.people
        defer { policy.people = people }
        for (key, field) in root["people"]?.named() ?? [] {
            guard people[PersonID(key)] != nil else { continue }
            let steps = field.entry("contact")?.unlessNone.map { contactSteps($0) } ?? []
            let quiet = field.entry("quiet_hours")?.unlessNone.flatMap { quietHours($0) }
            guard !steps.isEmpty || quiet != nil else { continue }
            people[PersonID(key)]?.contact = ContactRule(steps: steps, quiet: quiet)
        }
    }

    /// A list of steps `{by: [ntfy], after: 2 minutes}`; names alone are one step, at once, also before such steps.
    private func contactSteps(_ field: Field) -> [ContactRule.Step] {
        let items = field.each
        if items.allSatisfy({ !$0.isMap }) { return [ContactRule.Step(after: .zero, pagers: pagers(field))] }
        var steps: [ContactRule.Step] = []
        let first = items.prefix { !$0.isMap }
        if !first.isEmpty {
            steps.append(
                ContactRule.Step(after: .zero, pagers: first.flatMap { pagers(named: $0.texts(), field.path) }))
        }
        for item in items.dropFirst(first.count) {
            guard item.isMap else {
                item.error(
                    "comes at once, and is not the first", got: item.value.kind,
                    hint: "Write it before the others, or as \"{by: \(item.value.kind), after: 5 minutes}\"")
                continue
            }
            guard let fields = item.fields(known: ["by", "after"]) else { continue }
            guard let by = fields["by"] else {
                fields.error("does not say by which way", hint: "Add \"by: <pager>\"")
                continue
            }
            let after = fields["after"].map { $0.duration() ?? .zero } ?? .zero
            if let last = steps.last, after <= last.after, let said = fields["after"] ?? fields["by"] {
                said.error(
                    after == .zero ? "comes at once, and is not the first" : "does not come later than the step before",
                    hint: "Write the steps in order, each with a longer \"after\" counted from the page")
            }
            steps.append(ContactRule.Step(after: after, pagers: pagers(by)))
        }
        return steps
    }

    private func pagers(_ field: Field) -> [String] { pagers(named: field.texts(), field.path) }

    func pagers(named texts: [Field.Text], _ path: String) -> [String] {
        texts.compactMap { text in
            if let found = policy.pagers.first(where: { $0.name.lowercased() == text.text.lowercased() }) {
                return found.name
            }
            // One that is written wrongly has been reported where it stands.
            if isDeclaredPager(text.text) { return nil }
            let names = policy.pagers.map(\.name)
            problems.error(
                text.place, "\(path) names no pager", got: text.text,
                hint: asList(text) ?? Spelling.hint(text.text, among: names)
                    ?? (names.isEmpty ? "Add one to pagers" : "Pagers here: \(names.joined(separator: ", "))"))
            return nil
        }
    }

    func isDeclaredPager(_ name: String) -> Bool {
        (root["pagers"]?.named() ?? []).contains { $0.name.lowercased() == name.lowercased() }
    }

    /// `{from: "22:00", to: "07:00", zone: Europe/Berlin, except: P1, by: [email]}`
    private func quietHours(_ field: Field) -> QuietHours? {
        guard let fields = field.fields(known: ["from", "to", "zone", "except", "by"]) else { return nil }
        guard let from = fields["from"].flatMap({ minutes($0) }), let to = fields["to"].flatMap({ minutes($0) }) else {
            if fields["from"] == nil || fields["to"] == nil {
                fields.error("needs from and to", hint: "Write \"{from: \\\"22:00\\\", to: \\\"07:00\\\"}\"")
            }
            return nil
        }
        if from == to { fields.error("begins when it ends", hint: "Take it away, or write another time") }
        var quiet = QuietHours(from: from, to: to, zone: fields["zone"].flatMap { rules($0) } ?? policy.zone)
        if let except = fields["except"], let text = except.text() {
            if let severity = policy.severity(named: text.text) {
                quiet.exceptRank = severity.rank
            } else if StepText.isNone(text.text) {
                quiet.exceptRank = 0
            } else {
                except.error(
                    "is no severity", got: text.text,
                    hint: "Severities here: \(policy.severities.map(\.severity.label).joined(separator: ", "))")
            }
        }
        quiet.pagers = fields["by"].map { pagers($0) }
        return quiet
    }

    private func minutes(_ field: Field) -> Int? {
        guard let text = field.text() else { return nil }
        if let time = TimeOfDay(text.text) { return time.minutes }
        field.error("is no time of day", got: text.text, hint: "Write \"22:00\"")
        return nil
    }
}

extension Field {
    fileprivate var isMap: Bool {
        if case .map = value.content { true } else { false }
    }
}
