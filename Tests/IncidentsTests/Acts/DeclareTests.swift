import Incidents
import Testing

@Suite struct DeclareTests {
    @Test func `a declaration pages the commanders and tells the severity's list`() {
        var table = Table()
        let decision = table.declare("P1")
        #expect(decision.isDone)
        #expect(decision.paged.map(\.asked) == [["ana primary", "bob backup", "cleo trainee"], ["max", "pia"]])
        #expect(decision.paged.map(\.isNotice) == [false, true])
        #expect(decision.paged.map(\.rule) == [nil, .notifyAtStart])
        #expect(decision.paged[0].people.map(\.ways.first?.address) == ["ana@example.org", "bob-key", nil])
        #expect(decision.paged[0].people[2].phone == "+49 30 cleo")
    }

    @Test func `the first responder of the severity is paged with the commanders`() {
        var policy = Policy.guide
        policy.severities[0].initialResponder = [.line("database"), .person("ana")]
        let table = Table.declared("P1", policy)
        #expect(table.pages[0].asked == ["ana primary", "bob backup", "cleo trainee", "dan initial responder"])
    }

    @Test func `an incident is declared with number, label, title and where it was typed`() {
        let table = Table.declared("P2")
        #expect(table.incident.id.description == "INC-1")
        #expect(table.incident.label == "#incident-2026-11-20-001")
        #expect(table.incident.title == "checkout is down")
        #expect(table.incident.severity.label == "P2")
        #expect(table.incident.origin == Table.ops)
        #expect(table.incident.declaredBy == "dan")
        #expect(table.incident.phase == .investigating)
    }

    @Test func `the day of a label is the day of the configured zone`() {
        var table = Table(at: Instant(2026, 11, 20, 22, 30))
        table.declare()
        table.pass(.minutes(45))
        table.declare()
        table.declare()
        #expect(
            table.desk.open().map(\.label) == [
                "#incident-2026-11-21-002", "#incident-2026-11-21-001", "#incident-2026-11-20-001",
            ])
    }

    @Test func `without a severity the worst one is taken`() {
        var table = Table()
        table.declare(nil)
        #expect(table.incident.severity.label == "P1")
    }

    @Test(arguments: ["P2", "p2", "SEV-2", "sev2", "S2", "2", "prio 2", "severity-2"])
    func `a severity is understood in every usual spelling`(text: String) {
        #expect(Table.declared(text).incident.severity.label == "P2")
    }

    @Test(arguments: ["P9", "P0", "grave", "P11", "", "P"])
    func `a severity that the scheme does not know is refused with those it knows`(text: String) {
        var table = Table()
        let decision = table.declare(text)
        #expect(decision.refusal == .unknownSeverity(text, known: ["P1", "P2", "P3", "P4"]))
        #expect(table.events.isEmpty)
    }

    @Test func `a scheme's own word is understood beside its number`() {
        var policy = Policy.guide
        policy.severities[0].severity.label = "critical"
        #expect(policy.severity(named: "Critical")?.rank == 1)
        #expect(policy.severity(named: "SEV-1")?.label == "critical")
    }

    @Test(arguments: [nil, ""])
    func `a declaration without a title is refused`(title: String?) {
        var table = Table()
        #expect(table.declare("P1", title).refusal == .titleMissing)
    }

    @Test func `a declaration read eleven minutes late is asked about`() {
        var table = Table()
        let ask = Ask.declare(severity: "P1", title: "down", kind: .real)
        #expect(table.ask(ask, said: table.now - .minutes(11)).refusal == .stale(.minutes(11)))
        #expect(table.ask(ask, said: table.now - .minutes(10)).isDone)
        #expect(table.incident.declared.at == table.now - .minutes(10))
    }

    @Test func `a severity that nobody is told about sends no notice`() {
        #expect(Table.declared("P3").pages.map(\.isNotice) == [false])
    }

    @Test func `a drill keeps its kind`() {
        var table = Table()
        table.ask(.declare(severity: "P1", title: "game day", kind: .drill))
        #expect(table.incident.kind == .drill)
    }

    @Test func `an event has its chat's time, and never lies in the future`() {
        var table = Table.declared()
        table.pass(.minutes(1))
        table.act(.note("from a clock that is ahead"), said: table.now + .hours(1))
        table.act(.note("read late"), said: table.now - .seconds(20))
        #expect(table.events.suffix(2).map(\.at) == [table.now, table.now - .seconds(20)])
    }

    @Test func `nothing of an incident lies before its declaration`() {
        var table = Table.declared()
        let declared = table.now
        table.pass(.minutes(1))
        table.act(.note("from a clock that is behind"), said: table.now - .hours(1))
        #expect(table.events.last?.at == declared)
    }
}
