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

    @Test func `the worst word is the worst`() {
        #expect(ranks(declared("critical", rows: 3)) == [1])
    }
}
