import Incidents
import Settings
import Testing

@Suite struct WakingTests {
    private static func rule(_ row: String) throws -> SeverityRule {
        try Sample.rule("P2", of: "severity_matrix:\n  P1: {}\n  P2:\n    \(row)\n")
    }

    @Test(arguments: [
        ("everyone", PageScope.everyone), ("Primary and backup", .primaryAndBackup),
        ("primary, backup", .primaryAndBackup),
        ("primary + backup", .primaryAndBackup), ("primary", .primary), ("initial-responder", .initialResponder),
        ("nobody", .nobody), ("never", .nobody), ("\"-\"", .nobody), ("", .nobody),
    ])
    func `page says whom a severity wakes`(text: String, scope: PageScope) throws {
        #expect(try Self.rule("page: \(text)").page == scope)
    }

    @Test func `ranks have their own time of response, hours and people`() throws {
        let rules = try Sample.load(
            Sample.people + "severity_matrix: {SEV-1: {}, SEV-2: {}, SEV-3: {}, SEV-4: {}, SEV-5: {}}\n"
        ).policy.severities
        #expect(rules.map(\.page) == [.everyone, .primaryAndBackup, .initialResponder, .nobody, .nobody])
        #expect(rules.map(\.responseTime) == [.minutes(15), .minutes(30), .hours(2), .hours(24), .hours(24)])
        #expect(rules.map { $0.hours?.text } == [nil, nil, "weekdays 09:00..18:00", nil, nil])
        #expect(rules[2].hours?.zone.name == "Europe/Berlin")
    }

    @Test(arguments: ["P2", "P3", "P4", "P5"])
    func `a rank below the last row has the ladder of its rank, not of the row`(label: String) throws {
        let text = """
            severity_matrix:
              P1: {escalate_after: 5m, escalate_to: luis, notify_at_start: [bob], notify_vp_after: 10m, update_every: 1m}
            """
        let policy = try Sample.load(Sample.people + text).policy
        let severity = try #require(policy.severity(named: label))
        let rule = try #require(policy.rule(for: severity))
        #expect(rule.severity == severity)
        #expect(rule.page == .usual(severity.rank))
        #expect(rule.escalateAfter == nil && rule.notifyVPAfter == nil && rule.notifyAtStart == [])
        #expect(rule.updateEvery == severity.usualCadence)
    }

    @Test func `hours are the grammar of windows, in the zone beside them`() throws {
        let rule = try Self.rule("hours: [weekdays 09:00..17:00, saturday 10:00..12:00]\n    zone: Asia/Tokyo")
        #expect(rule.hours?.zone.name == "Asia/Tokyo")
        // Saturday 2026-11-28 10:30 in Tokyo.
        #expect(rule.hours?.contains(Instant(2026, 11, 28, 1, 30)) == true)
        #expect(rule.hours?.contains(Instant(2026, 11, 28, 3, 0)) == false)
        #expect(try Self.rule("hours: always").hours == nil)
        #expect(try Self.rule("hours: never").rings(at: Instant(2026, 11, 28, 1, 30)) == false)
        let night = try Self.rule("hours: friday 18:00..monday 08:00")
        #expect(night.hours?.contains(Instant(2026, 11, 29, 12, 0)) == true)
        #expect(night.hours?.contains(Instant(2026, 11, 30, 7, 0)) == false, "08:00 in Berlin")
    }

    @Test func `ways name pagers`() throws {
        let pagers = "pagers: {email: {smtp: \"smtp://127.0.0.1:2525\", from: s@example.org, tls: none}}\n"
        let policy = try Sample.load(
            Sample.people + pagers + "severity_matrix: {P1: {ways: [E-Mail, email]}}\n".replacing("E-Mail, ", with: "")
        ).policy
        #expect(policy.severities[0].ways == ["email"])
        #expect(
            Sample.said(Sample.people + pagers + "severity_matrix: {P1: {ways: [fone]}}\n").contains {
                $0.contains("severity_matrix.P1.ways names no pager, got \"fone\"")
            })
    }

    @Test func `what cannot be read says what is taken`() {
        let said = Sample.said(
            Sample.people
                + "severity_matrix: {P1: {response_time: soon, customer_comms: perhaps}, P2: {page: evryone, hours: at tea}}\n"
        )
        #expect(
            said.contains {
                $0.contains("warning: severity_matrix.P1.response_time is no length of time, so 15 min is taken")
            })
        #expect(
            said.contains { $0.contains("warning: severity_matrix.P1.customer_comms asks for nothing that is known") })
        #expect(
            said.contains {
                $0.contains(
                    "severity_matrix.P2.page does not say who is paged, got \"evryone\". Did you mean \"everyone\"?")
            })
        #expect(said.contains { $0.contains("severity_matrix.P2.hours is no part of a week") })
    }

    @Test(arguments: [
        ("required (status page + email)", CustomerComms(isRequired: true, onStatusPage: true, byMail: true)),
        ("status page", CustomerComms(onStatusPage: true)), ("update", CustomerComms(isOffered: true)),
        ("required", CustomerComms(isRequired: true)), ("optional", CustomerComms()),
        ("Required: e-mail", CustomerComms(isRequired: true, byMail: true)),
    ])
    func `customer_comms means what people write`(text: String, comms: CustomerComms) throws {
        #expect(try Self.rule("customer_comms: \"\(text)\"").comms == comms)
    }
}
