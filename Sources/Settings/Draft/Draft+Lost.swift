import Incidents

/// For one release: what a matrix of before meant, and means no longer. Until 2026-11-30 a row took every key that it
/// lacked from the row above, and everybody on call was paged for every severity at any hour.
extension Draft {
    /// Where a row lacks a key by which a row above it tells somebody.
    func warnOfLost(_ rows: [(Severity, Field)]) {
        var earlier: [String: String] = [:]
        for (severity, field) in rows {
            for (key, whom) in Draft.lostKeys {
                guard let said = field.entry(key) else {
                    guard let above = earlier[key] else { continue }
                    problems.warn(
                        field.place, "\(severity.label): \(whom); until now it was \(above)'s",
                        hint: "Write \(key), or \"never\" for it")
                    continue
                }
                let text = said.value.prose
                earlier[key] = text.isEmpty || StepText.isNone(text) ? nil : severity.label
            }
        }
    }

    private static let lostKeys: [(String, String)] = [
        ("notify_vp_after", "nobody is told as VP"), ("notify_at_start", "nobody is told at the start"),
        ("escalate_after", "nobody is told as team lead"),
        ("executive_summary_every", "executives are not told"), ("no_progress_after", "nobody is told of no progress"),
    ]

    /// Where severities wake fewer people than they did, and the matrix does not say that it is meant so.
    func warnOfPages(_ rows: [(name: String, field: Field)]) {
        let silent = rows.filter { $0.field.entry("page") == nil }.compactMap { row in
            policy.severities.first { $0.severity.label == row.name && $0.severity.rank > 1 }
        }
        guard let first = silent.first, let place = rows.first(where: { $0.name == first.severity.label })?.field.place
        else { return }
        let who = silent.map { rule in
            "\(rule.severity.label) \(rule.page.rawValue)\(rule.hours.map { " (\($0.text), else quietly)" } ?? "")"
        }
        problems.warn(
            place,
            "severity_matrix: who is paged follows the severity now: \(who.joined(separator: ", ")); until now it was everyone on call at any hour",
            hint: "Write \"page\" and \"hours\" in each row")
    }
}
