import Incidents
import Testing

@Suite struct PageTests {
    private let elsewhere = RoomRef(chat: "local", room: "elsewhere")

    private func page(_ name: String, _ reason: String? = nil) -> Ask {
        .page(.named(PersonName(name), reason: reason))
    }

    @Test func `a page in a room without an incident declares one with the reason as its title`() {
        var table = Table()
        let decision = table.ask(.page(.commanders(reason: "checkout is down")))
        #expect(table.incident.title == "checkout is down")
        #expect(table.incident.severity.label == "P1")
        #expect(decision.paged.map(\.asked) == [["ana primary", "bob backup", "cleo trainee"], ["max", "pia"]])
    }

    @Test func `a page without a reason declares an incident whose title is still to come`() {
        var table = Table()
        table.ask(.page(.commanders(reason: nil)))
        #expect(table.incident.title == "Incident (title not said yet)")
    }

    @Test func `a page in an incident's room pages the commanders for its title`() {
        var table = Table.declared()
        table.pass(.minutes(1))
        let decision = table.ask(.page(.commanders(reason: nil)))
        #expect(decision.paged.map(\.reason) == ["checkout is down"])
        #expect(decision.paged.map(\.line) == ["ic"])
        #expect(table.desk.incidents.count == 1)
    }

    @Test func `the same page again within a minute pages nobody twice`() {
        var table = Table()
        table.ask(.page(.commanders(reason: "down")))
        table.pass(.seconds(59))
        let again = table.ask(.page(.commanders(reason: "still down")))
        #expect(again.steps.isEmpty)
        guard case .alreadyPaged(let id, let page) = again.reply else {
            Issue.record("not guarded")
            return
        }
        #expect(id == 1)
        #expect(page == 2)
        table.pass(.seconds(1))
        #expect(table.ask(.page(.commanders(reason: nil))).paged.count == 1)
    }

    @Test func `two pages typed seconds apart are one, however late they are read`() {
        var table = Table()
        table.now = Table.start + .minutes(9)
        table.ask(.page(.commanders(reason: "down")), said: Table.start)
        let again = table.ask(.page(.commanders(reason: "down")), said: Table.start + .seconds(10))
        #expect(again.paged.isEmpty)
    }

    @Test func `a page for somebody else is not the same page`() {
        var table = Table.declared()
        #expect(table.ask(page("@dan")).paged.map(\.asked) == [["dan"]])
        #expect(table.ask(page("@lea")).paged.map(\.asked) == [["lea"]])
        #expect(table.ask(page("@dan")).paged.isEmpty)
    }

    @Test func `a page command read eleven minutes late is asked about`() {
        var table = Table()
        let ask = Ask.page(.commanders(reason: "down"))
        #expect(table.ask(ask, said: table.now - .minutes(11)).refusal == .stale(.minutes(11)))
        #expect(table.events.isEmpty)
        #expect(table.ask(ask, said: table.now - .minutes(10)).isDone)
    }

    @Test func `a team's name pages everyone who is on call for it`() {
        var table = Table.declared()
        let decision = table.ask(page("Database", "the pool is empty"))
        #expect(decision.paged.map(\.asked) == [["dan primary", "bob backup"]])
        #expect(decision.paged[0].line == "database")
        #expect(decision.paged[0].reason == "the pool is empty")
        #expect(decision.paged[0].shared.map(\.address) == ["database-key"])
    }

    @Test func `a team without a line pages its lead`() {
        var table = Table.declared()
        #expect(table.ask(page("engineering team lead")).paged.map(\.asked) == [["lea lead"]])
    }

    @Test func `a team that nobody is on call for is refused`() {
        var table = Table.declared()
        #expect(table.ask(page("empty")).refusal == .nobodyToPage(line: "empty"))
        #expect(table.ask(page("empty"), in: elsewhere).refusal == .nobodyToPage(line: "empty"))
        #expect(table.desk.incidents.count == 1)
    }

    @Test func `a word that names nobody is the reason`() {
        var table = Table()
        table.ask(page("checkout", "is down"))
        #expect(table.incident.title == "checkout is down")
        #expect(table.pages[0].line == "ic")
    }

    @Test func `a mention of nobody is refused`() {
        var table = Table.declared()
        let matrix = RoomRef(chat: "matrix", room: "!r:example.org")
        #expect(table.ask(page("@danny"), in: matrix).refusal == .unknownPerson("@danny", near: ["dan"]))
        #expect(table.desk.incidents.count == 1)
    }

    @Test func `to page me is to page the speaker`() {
        var table = Table.declared()
        #expect(table.ask(page("me"), by: "pia").paged.map(\.asked) == [["pia"]])
    }

    @Test func `a page for one person without an incident declares one and pages both`() {
        var table = Table()
        let decision = table.ask(page("dan", "the pool is empty"))
        #expect(table.incident.title == "the pool is empty")
        #expect(decision.paged.map(\.asked).last == ["dan"])
        #expect(decision.paged.count == 3)
    }

    @Test func `a page in the room of a closed incident declares nothing`() {
        var table = Table.declared()
        let room = RoomRef(chat: "local", room: "incident-2026-11-20-001")
        table.ask(.roomOpened(incident: 1, RoomLinked(room: room, purpose: .main)), by: nil, in: nil)
        table.act(.cancel(nil))
        let decision = table.ask(.page(.commanders(reason: "again")), in: room)
        #expect(decision.refusal == .overHere(1, .cancelled, into: nil, said: "again"))
        #expect(table.desk.incidents.count == 1)
    }

    @Test func `where several incidents are meant a page is for the worst`() {
        var table = Table.declared()
        table.declare("P2", "basket is slow")
        table.pass(.minutes(2))
        let decision = table.ask(.page(.commanders(reason: "help")))
        #expect(decision.refusal == nil)
        #expect(decision.steps.first?.incident == 1)
    }
}
