import Incidents

extension Draft {
    /// Each key of `retention` with the property it sets.
    static let retention: [(key: String, path: any (WritableKeyPath<Retention, Duration?> & Sendable))] = [
        ("closed_incidents", \.closedIncidents),
        ("drills", \.drills),
        ("local_messages", \.localMessages),
    ]
    /// Shorter would take words away while people still work with them.
    private static let leastRetention = Duration.days(7)

    mutating func readRetention() {
        guard let fields = root["retention"]?.fields(known: Draft.retention.map(\.key)) else { return }
        for (key, path) in Draft.retention {
            guard let field = fields[key], let length = field.duration(longest: .days(36_600)) else { continue }
            if length < Draft.leastRetention {
                field.error(
                    "is too short", got: field.text()?.text, hint: "Write 7 days or more: nobody can bring words back")
            }
            policy.retention[keyPath: path] = length
        }
    }
}
