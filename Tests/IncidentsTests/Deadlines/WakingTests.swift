import Incidents
import Testing

/// Who is woken follows how bad it is.
@Suite struct WakingTests {
    /// Friday 23:00 in Berlin.
    private static let night = Instant(2026, 11, 20, 22)

    /// Everybody has a telephone and a mail box.
    private static var policy: Policy {
        var policy = Policy.guide
        policy.pagers = [
            PagerRule(name: "mail", carriesNotices: true, contact: .email),
            PagerRule(name: "call", contact: .phone),
        ]
        for id in policy.people.keys {
            policy.people[id]?.email = "\(id.key)@example.org"
            policy.people[id]?.phones = ["+49 30 1234"]
        }
        return policy
    }

    private func first(_ severity: String, _ policy: Policy = policy, at now: Instant = night) -> Paged? {
        var table = Table(policy, at: now)
        table.declare(severity)
        return table.pages.first { !$0.isNotice }
    }

    private func ways(_ page: Paged?) -> Set<String> { Set((page?.people ?? []).flatMap(\.ways).map(\.pager)) }

    @Test func `a P1 wakes everyone, a P2 primary and backup, a P4 nobody, at any hour`() {
        #expect(first("P1")?.asked == ["ana primary", "bob backup", "cleo trainee"])
        #expect(first("P2")?.asked == ["ana primary", "bob backup"])
        #expect(ways(first("P1")) == ["mail", "call"] && ways(first("P2")) == ["mail", "call"])
        #expect(first("P4") == nil && first("P5") == nil)
    }

    @Test func `a P3 asks the primary alone, at night by quiet ways`() {
        #expect(first("P3", at: Table.start)?.asked == ["ana primary"])
        #expect(ways(first("P3", at: Table.start)) == ["mail", "call"])
        let night = first("P3")
        #expect(ways(night) == ["mail"])
        #expect(night?.people.map(\.isQuiet) == [true])
    }

    @Test func `a P3 asks the initial responder where one is named`() {
        var policy = Self.policy
        policy.severities[2].initialResponder = [.person("dan")]
        #expect(first("P3", policy)?.asked == ["dan initial responder"])
    }

    @Test func `a severity that wakes somebody wakes nobody for no gap in the rota`() {
        var policy = Self.policy
        policy.onCall["ic"] = OnCallLine(line: "ic", backup: "bob", trainees: ["cleo"])
        policy.severities[0].page = .primary
        #expect(first("P1", policy)?.asked == ["bob backup"])
        #expect(first("P3", policy)?.asked == ["bob backup"])
    }

    @Test func `only the ways of the row ring`() {
        var policy = Self.policy
        policy.severities[1].ways = ["call"]
        #expect(ways(first("P2", policy)) == ["call"])
        policy.severities[1].ways = []
        #expect(ways(first("P2", policy)) == ["mail"], "quiet ways are left")
    }

    @Test(arguments: ["P2", "P3", "P4", "P5"])
    func `a matrix of P1 alone gives no other severity its ladder`(severity: String) {
        var policy = Self.policy
        policy.severities = [policy.severities[0]]
        var table = Table(policy, at: Self.night)
        table.declare(severity)
        table.pass(.hours(7))
        #expect(table.told(.escalate, .tellVP, .executiveSummary).isEmpty)
        #expect(!table.pages.contains { $0.rule == .notifyAtStart })
    }

    @Test(arguments: [("P1", "5"), ("P2", "10"), ("P3", "40")])
    func `the next are called after a third of the time of response`(severity: String, minutes: String) {
        #expect(Table.declared(severity, Self.policy).due(.noAcknowledgement) == minutes)
        var policy = Self.policy
        policy.timers.noAcknowledgement = .minutes(7)
        #expect(Table.declared(severity, policy).due(.noAcknowledgement) == "7")
    }

    @Test func `a P4 wakes nobody by the clock either`() {
        var table = Table.declared("P4", Self.policy)
        table.ask(.page(.named(PersonName("@dan"), reason: nil)))
        #expect(table.pages.map(\.asked) == [["dan"]])
        table.pass(.hours(30))
        #expect(table.pages.count == 1)
        #expect(table.fired.map(\.fired.calls) == [.room, .room, .room])
    }

    @Test func `a P3 that nobody commands asks the room alone, once`() {
        var table = Table.declared("P3", Self.policy)
        table.act(.acknowledge, by: "ana")
        table.pass(.hours(3))
        #expect(table.told(.noCommander) == ["5 no-commander"])
        #expect(table.fired.first { $0.fired.rule == .noCommander }?.fired.calls == .room)
        #expect(table.pages.allSatisfy { $0.rule != .noCommander })
    }

    @Test func `whoever acknowledged is asked by one way that does not ring`() {
        var table = Table.declared("P1", Self.policy)
        table.pass(.minutes(3))
        table.act(.acknowledge, by: "bob")
        table.pass(.minutes(11))
        let asked = table.pages.filter { $0.rule == .noCommander }
        #expect(asked.map(\.asked) == [["bob"]] && asked[0].isNotice)
        #expect(asked[0].people[0].ways.map(\.pager) == ["mail"])
        table.pass(.minutes(1))
        #expect(table.pages.filter { $0.rule == .noCommander }.count == 2, "15 minutes since the declaration")
    }

    @Test func `whoever acknowledges late has five minutes before others are called`() {
        var table = Table.declared("P1", Self.policy)
        table.pass(.minutes(13))
        table.act(.acknowledge, by: "bob")
        table.pass(.hours(1))
        let calls = table.fired.filter { $0.fired.rule == .noCommander && !$0.fired.isMuted }
        let onward = calls.first { $0.fired.calls == .onward }
        let asked = calls.first { $0.fired.calls == .answerer }
        #expect(asked != nil && onward != nil)
        if let asked, let onward { #expect(onward.event.at - asked.event.at >= .minutes(5)) }
    }

    @Test func `a P2 that is acknowledged calls others half an hour after the declaration`() {
        var table = Table.declared("P2", Self.policy)
        table.act(.acknowledge, by: "ana")
        table.pass(.hours(1))
        #expect(table.told(.noCommander).prefix(2) == ["5 no-commander", "30 no-commander #1"])
    }

    @Test func `a raise pages whom it adds, and those who were only told quietly`() {
        var table = Table(Self.policy, at: Self.night)
        table.declare("P3")
        let raised = table.act(.setSeverity("P2"))
        #expect(raised.paged.first?.asked == ["ana primary", "bob backup"])
        #expect(ways(raised.paged.first) == ["mail", "call"])
        #expect(table.act(.setSeverity("P1")).paged.first?.asked == ["cleo trainee"])
        let lowered = table.act(.setSeverity("P4"))
        #expect(lowered.paged.isEmpty)
    }

    @Test func `whoever raises it or commands it is not paged for it`() {
        var table = Table(Self.policy, at: Self.night)
        table.declare("P4")
        table.act(.takeCommand, by: "ana")
        #expect(table.act(.setSeverity("P2"), by: "bob").paged.filter { !$0.isNotice }.isEmpty)
    }

    @Test func `a page that was typed without an incident calls everyone at any hour`() {
        var table = Table(Self.policy, at: Self.night)
        table.desk.policy.severities[0].page = .nobody
        table.ask(.page(.commanders(reason: "all is dark")))
        #expect(table.pages.first?.asked == ["ana primary", "bob backup", "cleo trainee"])
    }

    @Test func `what reached nobody goes on after a minute, and says so`() {
        var policy = Self.policy
        policy.pagers = [PagerRule(name: "mail", people: ["lea": "lea@example.org"], carriesNotices: true)]
        var table = Table.declared("P2", policy)
        table.pass(.minutes(2))
        #expect(table.told(.noAcknowledgement) == ["1 no-acknowledgement"])
        #expect(table.fired.first?.fired.reachedNobody == true)
        #expect(table.pages.last?.asked.contains("lea next") == true)
        policy.onCall["ic"] = OnCallLine(line: "ic")
        table = Table.declared("P2", policy)
        table.pass(.minutes(2))
        #expect(table.told(.noAcknowledgement) == ["1 no-acknowledgement"], "nobody on call")
    }

    @Test func `an empty step of an escalation is passed over after a minute`() {
        var policy = Self.policy
        policy.escalations["ic"] = Escalation(
            steps: [
                .init(after: .minutes(5), targets: [.team("empty")], name: "empty"),
                .init(after: .minutes(20), targets: [.person("eve")], name: "Eve"),
            ])
        var table = Table.declared("P1", policy)
        table.pass(.minutes(10))
        #expect(table.told(.noAcknowledgement) == ["5 no-acknowledgement", "6 no-acknowledgement #1"])
    }

    @Test func `the worst of several severities is meant`() {
        var table = Table.commanded("P3", Self.policy)
        table.act(.setSeverity("P2 SEV-1 P4"))
        #expect(table.incident.severity.label == "P1")
        #expect(table.act(.setSeverity("P2 tomorrow")).refusal != nil)
    }
}
