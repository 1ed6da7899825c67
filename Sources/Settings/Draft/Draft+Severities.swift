import Incidents

extension Draft {
    mutating func readSeverities() {
        let rows = root["severity_matrix"]?.named() ?? []
        guard !rows.isEmpty else {
            policy.severities = DefaultMatrix.rules(for: policy)
            return
        }
        var above: MatrixRow?
        let order = ranked(rows)
        for (severity, field) in order {
            let row = matrixRow(severity, field, above: above)
            policy.severities.append(row.rule)
            above = row
        }
        requireVP(rows)
        // Only what could be used before loses somebody.
        guard !problems.hasErrors else { return }
        warnOfLost(order)
        warnOfPages(rows)
    }

    /// Ranks by the digits of the labels (`P1`, `SEV-2`) where each has its own, else by their order: worst first.
    private func ranked(_ rows: [(name: String, field: Field)]) -> [(Severity, Field)] {
        let digits = rows.map { row in Int(row.name.filter { $0.isASCII && $0.isNumber }) ?? 0 }
        for (index, rank) in digits.enumerated() where rank > 0 {
            guard let first = digits.firstIndex(of: rank), first < index else { continue }
            rows[index].field.problems.error(
                rows[index].field.place, "severity_matrix has two severities of rank \(rank)",
                got: rows[index].name, hint: "Keep one of \(rows[first].name) and \(rows[index].name)")
        }
        // A scheme that begins with SEV-0, or has words, is taken in its order.
        guard digits.allSatisfy({ $0 > 0 }) else {
            let isNumbered = digits.indices.allSatisfy { rows[$0].name.contains(where: \.isNumber) }
            let order = isNumbered ? digits.indices.sorted { digits[$0] < digits[$1] } : Array(digits.indices)
            return order.enumerated().map { place, index in
                (Severity(rank: place + 1, label: rows[index].name), rows[index].field)
            }
        }
        return zip(digits, rows).sorted { $0.0 < $1.0 }.map { rank, row in
            (Severity(rank: rank, label: row.name), row.field)
        }
    }

    /// `notify_vp_after` tells the alias `vp`; without one the step would tell nobody.
    private func requireVP(_ rows: [(name: String, field: Field)]) {
        let isKnown = !policy.targets(named: "vp").isEmpty || declaredAliases.contains("vp")
        guard !isKnown, policy.severities.contains(where: { $0.notifyVPAfter != nil }) else { return }
        let key = rows.compactMap { $0.field.entry("notify_vp_after") }.first
        key?.problems.error(
            key?.value.place ?? root.place, "notify_vp_after tells the alias \"vp\", and it maps to nobody",
            hint: "Add to aliases: \"vp: <person>\"")
    }

    /// Prose of any shape, kept and shown: lists and maps become one text.
    mutating func readSpecialCases() {
        guard let field = root["special_cases"] else { return }
        switch field.value.content {
        case .nothing: break
        case .text, .list: policy.specialCases = [Prose(key: "special_cases", text: field.value.prose)]
        case .map(let entries): policy.specialCases = entries.compactMap { specialCase($0) }
        }
    }
}

extension Value {
    /// As one text: lists with semicolons, maps as `key: text`.
    var prose: String {
        switch content {
        case .nothing: ""
        case .text(let text): text.trimmed
        case .list(let values): values.map(\.prose).filter { !$0.isEmpty }.joined(separator: "; ")
        case .map(let entries):
            entries.map { "\($0.name): \($0.value.prose)" }.joined(separator: "; ")
        }
    }
}

extension Entry {
    /// Nil where there is nothing to show.
    var prose: Prose? {
        let text = value.prose
        return text.isEmpty ? nil : Prose(key: name, text: text)
    }
}
