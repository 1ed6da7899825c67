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
        for case .declared(let declared) in declared(word, rows: rows).steps.map(\.fact) {
            #expect(declared.severity.rank > 1)
        }
    }

    @Test func `the worst word is the worst`() {
        for case .declared(let declared) in declared("critical", rows: 3).steps.map(\.fact) {
            #expect(declared.severity.rank == 1)
        }
    }
}
