import Incidents

/// `anti_patterns`: what is pointed out kindly, each with a switch.
extension Draft {
    private static let switches: [(key: String, path: any (WritableKeyPath<AntiPatterns, Bool> & Sendable))] = [
        ("debugging_commander", \.debuggingCommander),
        ("severity_debate", \.severityDebate),
        ("two_on_one_task", \.twoOnOneTask),
    ]

    mutating func readAntiPatterns() {
        guard let fields = root["anti_patterns"]?.fields(known: Draft.switches.map(\.key)) else { return }
        for (key, path) in Draft.switches {
            guard let said = fields[key]?.choice(["true", "false", "yes", "no", "on", "off"]) else { continue }
            policy.antiPatterns[keyPath: path] = ["true", "yes", "on"].contains(said)
        }
    }
}
