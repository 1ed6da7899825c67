import Incidents
import Testing

/// How bad it is in words: what a matrix has no row for is not the worst.
@Suite struct SpokenSeverityTests {
    private func declared(_ word: String, rows: Int) -> Decision {
        var policy = Policy.guide
        policy.severities = Array(policy.severities.prefix(rows))
        var table = Table(policy)
        return table.ask(.declare(severity: word, title: "logo broken", kind: .real))
    }

    @Test(arguments: ["minor", "low", "trivial", "medium", "Cosmetic"], [1, 2, 3])
    func `a mild word wakes nobody as the worst would`(word: String, rows: Int) {
        let decision = declared(word, rows: rows)
        let ranks = ranks(decision)
        #expect(ranks.allSatisfy { $0 > 1 })
        // Done, or asked about: never swallowed.
        #expect(ranks.count == 1 || decision.refusal != nil, "\(decision)")
    }

    private func ranks(_ decision: Decision) -> [Int] {
        decision.steps.compactMap { if case .declared(let it) = $0.fact { it.severity.rank } else { nil } }
    }

    @Test(arguments: [
        ("P2 P1", 1), ("P3 P2", 2), ("SEV-3 P2 P4", 2), ("high P2", 2), ("critical P3", 1), ("minor P2", 2),
        ("P1 P9", 1),
    ])
    func `of several the worst holds`(words: String, rank: Int) {
        #expect(ranks(declared(words, rows: 4)) == [rank])
    }

    @Test func `the scheme's own word stands at the front`() {
        var policy = Policy.guide
        for (index, label) in ["Red", "Yellow", "Green", "High"].enumerated() {
            policy.severities[index].severity = Severity(rank: index + 1, label: label)
        }
        for (title, rank, rest) in [
            ("yellow: logo broken", 2, "logo broken"), ("Green logo broken", 3, "logo broken"),
            ("greenhouse is down", 1, "greenhouse is down"), ("high latency", 1, "high latency"), ("green", 1, "green"),
        ] {
            var table = Table(policy)
            let decision = table.ask(.declare(severity: nil, title: title, kind: .real))
            #expect(ranks(decision) == [rank], "\(title)")
            #expect(table.incident.title == rest)
        }
    }

    @Test func `the worst word is the worst`() {
        #expect(ranks(declared("critical", rows: 3)) == [1])
    }
}
