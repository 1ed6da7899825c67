import Foundation
import Incidents
import Testing

@testable import Settings

/// The table of docs/policy.md is what the policy does, not what somebody remembers of it.
@Suite struct WakingTableTests {
    private static let team = """
        zone: Europe/Berlin
        people:
          ana: {name: Ana, email: ana@example.org, phone: "+49 30 1000001"}
          bob: {name: Bob, email: bob@example.org, phone: "+49 30 1000002"}
          cleo: {name: Cleo, email: cleo@example.org, phone: "+49 30 1000003"}
          lena: {name: Lena, email: lena@example.org, phone: "+49 30 1000004"}
        on_call: {ic: {primary: ana, backup: bob, trainees: [cleo]}}
        aliases: {engineering team lead: lena}
        pagers:
          mail: {smtp: "smtp://127.0.0.1:2525", from: sitrep@example.org, tls: none}

        """

    private static let times = [
        (name: "Sunday 03:00", at: Instant(2026, 11, 29, 2)), (name: "Tuesday 11:00", at: Instant(2026, 12, 1, 10)),
    ]

    /// Mail carries notices; the other way rings.
    private static func policy() throws -> Policy {
        var policy = try Sample.load(team).policy
        policy.pagers.append(PagerRule(name: "call", contact: .phone))
        return policy
    }

    private static func row(_ label: String, _ time: (name: String, at: Instant)) throws -> String {
        let policy = try policy()
        var desk = Desk(policy: policy)
        let ask = Ask.declare(severity: label, title: "checkout is down", kind: .real)
        let steps = desk.decide(Request(actor: PersonID("lena"), message: nil, saidAt: nil, ask: ask), at: time.at)
            .steps
        for (index, step) in steps.enumerated() {
            desk.apply(
                Event(seq: index + 1, incident: step.incident, at: time.at, by: step.by, from: nil, fact: step.fact))
        }
        guard let incident = desk.incidents[IncidentID(1)] else { return "" }
        func after(_ rule: Rule) -> Deadline? { incident.deadlines(under: policy).first { $0.rule == rule } }
        func minutes(_ deadline: Deadline) -> String { "\((deadline.due - time.at).milliseconds / 60_000) min" }
        let page = incident.pages.first { !$0.paged.isNotice }
        let who = page.map { $0.paged.people.map { policy.name(of: $0.person) }.joined(separator: ", ") } ?? "nobody"
        let ways = page.map { $0.paged.people.first?.ways.map(\.pager).joined(separator: ", ") ?? "" } ?? "–"
        let next = after(.noAcknowledgement).map(minutes) ?? "–"
        let rule = policy.rule(for: incident.severity)
        let others = rule.flatMap { rule in
            after(.noCommander).flatMap { incident.othersCalled(asked: $0.due, rule) }
        }
        let command =
            others.map { "asked alone after 5 min, others after \(($0 - time.at).milliseconds / 60_000) min" }
            ?? "the room after 5 min"
        return "| \(label) | \(time.name) | \(who) | \(ways) | \(next) | \(command) |"
    }

    static func table() throws -> String {
        let head = [
            "| Severity | Declared | Who is paged | By | Not acknowledged: the next after | Acknowledged, nobody commands |",
            "|---|---|---|---|---|---|",
        ]
        let rows = try ["P1", "P2", "P3", "P4"].flatMap { label in try times.map { try row(label, $0) } }
        return (head + rows).joined(separator: "\n")
    }

    @Test func `the table of who is woken is true`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("docs/policy.md"), encoding: .utf8)
        let wanted = try WakingTableTests.table()
        #expect(text.contains(wanted), "\(wanted)")
    }
}
