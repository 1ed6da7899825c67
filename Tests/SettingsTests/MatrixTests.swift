import Incidents
import Settings
import Testing

@Suite struct MatrixTests {
    private static let usual = """
        severity_matrix:
          P1:
            initial_responder: on-call engineer
            escalate_after: 30 minutes without mitigation
            escalate_to: engineering team lead
            notify_at_start: [engineering-manager, product-manager]
            notify_vp_after: 60 minutes without mitigation
            customer_comms: required (status page + email)
          P2:
            escalate_after: 60 minutes without mitigation
            notify_at_start: [engineering-manager]
            notify_vp_after: never
            customer_comms: status page
          P3:
            escalate_after: 4 hours without resolution
            customer_comms: optional

        """

    @Test func `the usual matrix is read with all its people`() throws {
        let rule = try Sample.rule("P1", of: MatrixTests.usual)
        #expect(rule.severity == Severity(rank: 1, label: "P1"))
        #expect(rule.initialResponder == [.person(PersonID("ana"))])
        #expect(rule.escalateAfter == LadderStep(after: .minutes(30), without: .mitigation))
        #expect(rule.escalateTo == [.person(PersonID("luis"))])
        #expect(rule.escalateToName == "engineering team lead")
        #expect(rule.notifyAtStart == ["ana", "bob", "cleo"].map { .person(PersonID($0)) })
        #expect(rule.notifyVPAfter == LadderStep(after: .minutes(60), without: .mitigation))
        #expect(rule.customerComms == "required (status page + email)")
        #expect(rule.updateEvery == .minutes(15))
        #expect(rule.executiveSummaryEvery == .minutes(30))
        #expect(rule.noProgressAfter == .minutes(30))
    }

    @Test func `only who is meant is handed down, never that somebody is told`() throws {
        let second = try Sample.rule("P2", of: MatrixTests.usual)
        #expect(second.escalateTo == [.person(PersonID("luis"))])
        #expect(second.escalateToName == "engineering team lead")
        #expect(second.initialResponder == [.person(PersonID("ana"))])
        #expect(second.notifyVPAfter == nil)
        #expect(second.executiveSummaryEvery == nil)
        #expect(second.noProgressAfter == .minutes(30))
        let third = try Sample.rule("P3", of: MatrixTests.usual)
        #expect(third.escalateAfter == LadderStep(after: .hours(4), without: .resolution))
        #expect(third.notifyAtStart == [])
        #expect(third.notifyVPAfter == nil)
        #expect(third.updateEvery == .minutes(60))
        #expect(third.noProgressAfter == nil)
    }

    @Test(arguments: ["P2", "P3"])
    func `a row tells nobody whom it does not name`(label: String) throws {
        let rule = try Sample.rule(
            label,
            of: """
                severity_matrix:
                  P1: {notify_vp_after: 1 hour, escalate_after: 30m, escalate_to: luis, notify_at_start: [bob, cleo],
                       customer_comms: required, executive_summary_every: 10m, no_progress_after: 5m,
                       page: everyone, response_time: 1m, hours: daily 08:00..20:00}
                  P2: {}
                  P3: {}
                """)
        #expect(rule.notifyVPAfter == nil && rule.escalateAfter == nil && rule.notifyAtStart == [])
        #expect(rule.customerComms == nil && rule.executiveSummaryEvery == nil)
        #expect(rule.noProgressAfter == (label == "P2" ? .minutes(30) : nil))
        #expect(rule.page == .usual(rule.severity.rank))
        #expect(rule.responseTime == (label == "P2" ? .minutes(30) : .hours(2)))
        #expect(rule.escalateTo == [.person(PersonID("luis"))])
    }

    @Test(arguments: ["never", "none", "n/a", "", "~", "no", "\"-\""])
    func `a word for nothing ends a step`(word: String) throws {
        let text = """
            severity_matrix:
              P1: {escalate_after: 30m, escalate_to: bob, update_every: 10m}
              P2:
                escalate_after: \(word)
                update_every: \(word)
            """
        let rule = try Sample.rule("P2", of: text)
        #expect(rule.escalateAfter == nil && rule.updateEvery == nil)
    }

    @Test func `the cadence of updates is handed down, other intervals are not`() throws {
        let text = "severity_matrix: {P1: {}, P2: {update_every: 20m, no_progress_after: 45m}, P3: {}, P4: {}}\n"
        #expect(try Sample.rule("P1", of: text).updateEvery == .minutes(15))
        #expect(try Sample.rule("P3", of: text).updateEvery == .minutes(20))
        #expect(try Sample.rule("P2", of: text).noProgressAfter == .minutes(45))
        #expect(try Sample.rule("P4", of: text).noProgressAfter == nil)
    }

    @Test func `ranks come from digits, else from the order`() throws {
        func ranks(_ text: String) throws -> [String] {
            try Sample.load(Sample.people + text).policy.severities.map { "\($0.severity.label)=\($0.severity.rank)" }
        }
        #expect(try ranks("severity_matrix: {SEV-2: {}, SEV-1: {}, sev4: {}}\n") == ["SEV-1=1", "SEV-2=2", "sev4=4"])
        #expect(try ranks("severity_matrix: {critical: {}, minor: {}}\n") == ["critical=1", "minor=2"])
        #expect(try ranks("severity_matrix: {SEV-1: {}, SEV-0: {}}\n") == ["SEV-0=1", "SEV-1=2"])
    }

    @Test func `without a matrix the published figures apply, and unknown names tell nobody`() throws {
        let policy = try Sample.load("people: {ana: {}}\non_call: {ic: ana}\n").policy
        #expect(policy.severities.map(\.severity.label) == ["P1", "P2", "P3", "P4"])
        #expect(policy.severities.map(\.updateEvery) == [.minutes(15), .minutes(15), .minutes(60), nil])
        #expect(policy.severities.map(\.escalateAfter?.after) == [.minutes(30), .minutes(60), .hours(4), nil])
        #expect(policy.severities.allSatisfy { $0.escalateTo.isEmpty && $0.notifyAtStart.isEmpty })
        let named = try Sample.load(Sample.people).policy
        #expect(named.severities[0].escalateTo == [.person(PersonID("luis"))])
        #expect(named.severities[0].notifyAtStart.count == 3)
    }
}
