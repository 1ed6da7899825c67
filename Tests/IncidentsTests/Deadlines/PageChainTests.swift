import Incidents
import Testing

@Suite struct PageChainTests {
    private func again(_ table: Table) -> [[String]] {
        table.pages.filter { $0.rule == .noAcknowledgement }.map(\.asked)
    }

    @Test func `an unanswered page goes to the next after five minutes and to everyone after ten`() {
        var table = Table.declared("P1")
        table.pass(.hours(1))
        #expect(table.told(.noAcknowledgement) == ["5 no-acknowledgement", "10 no-acknowledgement #1"])
        let everyone = ["ana primary", "bob backup", "cleo trainee", "lea next"]
        #expect(again(table) == [everyone, everyone])
        #expect(table.pages.filter { $0.rule == .noAcknowledgement }.map(\.follows) == [2, 2])
    }

    @Test func `an unanswered page of a team goes on to the commanders`() {
        var table = Table.commanded("P1")
        table.ask(.page(.named(PersonName("database"), reason: nil)))
        table.pass(.minutes(6))
        #expect(again(table) == [["dan primary", "bob backup", "ana next", "cleo trainee", "lea next"]])
        #expect(table.pages.last?.line == "database")
    }

    @Test func `an acknowledgement ends the chain`() {
        var table = Table.declared("P1")
        table.pass(.minutes(4))
        table.act(.acknowledge, by: "bob")
        table.pass(.hours(1))
        #expect(table.told(.noAcknowledgement).isEmpty)
    }

    @Test func `an acknowledgement of the page that followed ends the chain`() {
        var table = Table.declared("P1")
        table.pass(.minutes(6))
        table.act(.acknowledge, by: "lea")
        table.pass(.hours(1))
        #expect(table.told(.noAcknowledgement) == ["5 no-acknowledgement"])
    }

    @Test func `an acknowledgement by telephone of the page that followed ends the chain`() throws {
        var table = Table.declared("P1")
        table.pass(.minutes(6))
        let page = try #require(table.incident.pages.last { $0.paged.follows == 2 })
        table.ask(
            .pageWord(incident: 1, PageWord(page: page.seq, pager: nil, person: "lea", kind: .acknowledged)), by: nil,
            in: nil)
        #expect(table.due(.noAcknowledgement) == nil)
    }

    @Test func `each page has a chain of its own`() {
        var table = Table.commanded("P1")
        table.ask(.page(.named(PersonName("@max"), reason: nil)))
        table.pass(.minutes(2))
        table.ask(.page(.named(PersonName("@bob"), reason: nil)))
        table.pass(.hours(1))
        #expect(
            table.told(.noAcknowledgement) == [
                "5 no-acknowledgement", "7 no-acknowledgement", "10 no-acknowledgement #1", "12 no-acknowledgement #1",
            ])
    }

    @Test func `a notice asks for no acknowledgement`() {
        var table = Table.commanded("P1")
        #expect(table.due(.noAcknowledgement) == nil)
        #expect(table.act(.acknowledge, by: "max").refusal == .nothingToAcknowledge)
    }

    @Test func `whoever acknowledged is asked alone, others are called when the time of response has passed`() {
        var table = Table.declared("P1")
        table.act(.acknowledge, by: "bob")
        table.pass(.hours(2))
        #expect(
            table.told(.noCommander) == [
                "5 no-commander", "15 no-commander #1", "20 no-commander #2", "25 no-commander #3",
                "30 no-commander #4", "35 no-commander #5",
            ])
        #expect(
            table.fired.filter { $0.fired.rule == .noCommander }.map(\.fired.calls).prefix(2) == [.answerer, .onward])
        let pages = table.pages.filter { $0.rule == .noCommander }
        #expect(pages[0].asked == ["bob"] && pages[0].isNotice)
        #expect(pages[1].asked == ["ana primary", "bob backup", "cleo trainee", "lea next"] && !pages[1].isNotice)
        #expect(table.due(.noAcknowledgement) == nil, "its own pages start no chain of their own")
    }

    @Test func `taking command ends the search for a commander, giving it up starts it again`() {
        var table = Table.declared("P1")
        table.pass(.minutes(6))
        table.act(.takeCommand, by: "bob")
        table.pass(.minutes(30))
        #expect(table.told(.noCommander) == ["5 no-commander muted"])
        table.act(.dropRole("ic"), by: "bob")
        #expect(table.due(.noCommander) == "10")
    }

    @Test func `a mitigated incident looks for no commander`() {
        var table = Table.declared("P1")
        table.act(.mitigated(nil))
        #expect(table.due(.noCommander) == nil)
    }
}
