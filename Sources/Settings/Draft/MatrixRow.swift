import Incidents

/// One severity's rule, and which keys it or a row above it has said: some of those are handed down.
struct MatrixRow {
    var rule: SeverityRule
    var said: Set<String>

    static let keys = [
        "initial_responder", "page", "response_time", "hours", "zone", "ways", "escalate_after", "escalate_to",
        "notify_at_start", "notify_vp_after", "customer_comms", "update_every", "executive_summary_every",
        "no_progress_after",
    ]
    /// Taken from the row above where a row lacks them: they say who is meant, not that somebody is told.
    static let handedDown: Set = ["initial_responder", "escalate_to", "update_every"]
}

extension Draft {
    /// Three keys take the value of the severity above where they are not there. Of the others a row means what it says:
    /// without them nobody is told, or the default of its rank holds. A key that ends a step (`never`, or nothing) is there.
    mutating func matrixRow(_ severity: Severity, _ field: Field, above: MatrixRow?) -> MatrixRow {
        var rule = SeverityRule(severity: severity, zone: policy.zone)
        if let upper = above?.rule {
            rule.initialResponder = upper.initialResponder
            rule.escalateTo = upper.escalateTo
            rule.escalateToName = upper.escalateToName
            rule.updateEvery = upper.updateEvery
        }
        let fields = rowFields(field, into: &rule)
        let here = Set(MatrixRow.keys.filter { fields?.said([$0]) != nil })
        let said = (above?.said ?? []).union(here)
        func own(_ key: String) -> Field? { here.contains(key) ? fields?.said([key]) : nil }

        if let field = own("initial_responder") { rule.initialResponder = targets(field) }
        if let field = own("notify_at_start") { rule.notifyAtStart = targets(field) }
        if let field = own("escalate_after") { rule.escalateAfter = step(field) }
        if let field = own("notify_vp_after") { rule.notifyVPAfter = step(field) }
        if let field = own("escalate_to") {
            rule.escalateTo = targets(field)
            rule.escalateToName = field.value.prose
        }
        readComms(own("customer_comms"), into: &rule)
        readWaking(own, into: &rule)
        rule.updateEvery = cadence(own("update_every"), said, rule.updateEvery, .update, severity)
        rule.executiveSummaryEvery = cadence(own("executive_summary_every"), said, nil, .executiveSummary, severity)
        rule.noProgressAfter = cadence(own("no_progress_after"), said, nil, .noProgress, severity)
        requireSomebodyToEscalateTo(&rule, said: said, fields)
        return MatrixRow(rule: rule, said: said)
    }

    /// The row's keys. Matrices are other people's, so an unknown key is prose; one that looks misspelt is warned of,
    /// because as prose it would silently do nothing.
    private func rowFields(_ field: Field, into rule: inout SeverityRule) -> Fields? {
        switch field.value.content {
        case .nothing:
            return nil
        case .text(let text):
            rule.prose = [Prose(key: "means", text: text.trimmed)]
            return nil
        case .list:
            let keys = MatrixRow.keys.joined(separator: ", ")
            field.error("holds keys with values", got: "a list", hint: "Keys here: \(keys)")
            return nil
        case .map(let entries):
            for entry in entries where !MatrixRow.keys.contains(entry.key) {
                if let prose = entry.prose { rule.prose.append(prose) }
                guard let hint = Spelling.hint(entry.key, among: MatrixRow.keys) else { continue }
                problems.warn(
                    entry.place, "\(field.path) keeps an unknown key as prose", got: entry.name, hint: hint)
            }
            return Fields(
                path: field.path, place: field.place, entries: entries, known: entries.map(\.key), problems: problems)
        }
    }

    private mutating func targets(_ field: Field) -> [Target] {
        field.isNothing ? [] : targets(field.texts(), for: field.path)
    }

    private func step(_ field: Field) -> LadderStep? {
        guard let text = field.text(), !StepText.isNone(text.text) else { return nil }
        do {
            return try StepText.parse(text.text)
        } catch {
            problems.error(text.place, "\(field.path) \(error.what)", got: text.text, hint: error.hint)
            return nil
        }
    }

    private enum Cadence {
        case update, executiveSummary, noProgress
    }

    /// An interval: said here, handed down, or the default of the rank (FIELD's figures).
    private func cadence(
        _ field: Field?, _ said: Set<String>, _ inherited: Duration?, _ cadence: Cadence, _ severity: Severity
    ) -> Duration? {
        if let field {
            guard let text = field.text(), !StepText.isNone(text.text) else { return nil }
            return field.duration()
        }
        switch cadence {
        case .update:
            return said.contains("update_every") ? inherited : severity.usualCadence
        case .executiveSummary:
            return severity.rank == 1 ? policy.timers.executiveSummary.orNever : nil
        case .noProgress:
            return severity.isMajor ? policy.timers.noProgress.orNever : nil
        }
    }

    /// A matrix that says when but not to whom means its team lead, where one is known.
    private mutating func requireSomebodyToEscalateTo(_ rule: inout SeverityRule, said: Set<String>, _ fields: Fields?)
    {
        guard rule.escalateAfter != nil, !said.contains("escalate_to") else { return }
        for name in ["engineering team lead", "team lead"] where rule.escalateTo.isEmpty {
            rule.escalateTo = policy.targets(named: name)
            if !rule.escalateTo.isEmpty { rule.escalateToName = name }
        }
        guard rule.escalateTo.isEmpty, let field = fields?["escalate_after"] else { return }
        field.error("does not say to whom", hint: "Add \"escalate_to: <person, team or alias>\" beside it")
    }
}
