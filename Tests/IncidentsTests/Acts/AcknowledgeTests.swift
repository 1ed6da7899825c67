import Incidents
import Testing

@Suite struct AcknowledgeTests {
    @Test func `an acknowledgement answers the pages that ask this person`() {
        var table = Table.declared()
        table.ask(.page(.named(PersonName("dan"), reason: nil)))
        let decision = table.act(.acknowledge, by: "bob")
        #expect(decision.facts == [.acknowledged(Acknowledged(person: "bob", pages: [2]))])
        #expect(table.incident.pages[0].acknowledgement(by: "bob")?.at == table.now)
        #expect(table.incident.pages[2].acknowledgements.isEmpty)
    }

    @Test func `words beside an acknowledgement are kept with it`() {
        var table = Table.declared()
        let decision = table.act(.acknowledgeSaying("on my way, 10 min"), by: "bob")
        #expect(
            decision.facts == [.acknowledged(Acknowledged(person: "bob", pages: [2], words: "on my way, 10 min"))])
        #expect(!table.incident.pages[0].awaitsAcknowledgement)
    }

    @Test func `whoever was not paged ends nothing, and hears who is still rung`() {
        var table = Table.declared()
        for person in ["eve", "dan", "pia"] as [PersonID] {
            #expect(table.act(.acknowledge, by: person).refusal == .notPaged(1, waiting: ["ana", "bob", "cleo"]))
        }
        #expect(table.incident.pages[0].awaitsAcknowledgement)
        table.act(.acknowledge, by: "bob")
        #expect(table.act(.acknowledge, by: "eve").refusal == .nothingToAcknowledge)
    }

    @Test func `a press of somebody who left or was shut out does not count`() {
        for kind in [PageWord.Kind.acknowledged, .resolved, .unacknowledged, .noted("escalated")] {
            var left = Table.declared()
            var policy = Policy.guide
            policy.people["cleo"] = nil
            left.desk.policy = policy
            let ask = Ask.pageWord(incident: 1, PageWord(page: 2, pager: "duty", person: "cleo", kind: kind))
            #expect(left.ask(ask, by: nil, in: nil).steps.isEmpty, "\(kind)")
            var shut = Table.declared("P1", SecurityTests.policy)
            let room = RoomRef(chat: "local", room: "own")
            shut.keep(.roomLinked(RoomLinked(room: room, purpose: .main)), of: 1)
            shut.ask(.security(title: nil), by: "dan", in: room)
            #expect(shut.ask(ask, by: nil, in: nil).steps.isEmpty, "\(kind)")
        }
    }

    @Test func `an account that only the service knows counts, but never in private`() {
        var table = Table.declared("P1", SecurityTests.policy)
        let stranger = PersonID.stranger(chat: "duty", handle: "Dana Roy")
        let ask = Ask.pageWord(incident: 1, PageWord(page: 2, pager: "duty", person: stranger, kind: .acknowledged))
        #expect(!table.ask(ask, by: nil, in: nil).steps.isEmpty)
        table.ask(.security(title: "x"))
        let page = table[2].pages[0].seq
        let other = Ask.pageWord(
            incident: 2, PageWord(page: page, pager: "duty", person: stranger, kind: .acknowledged))
        #expect(table.ask(other, by: nil, in: nil).steps.isEmpty)
    }

    @Test func `who answers the page that followed answers the first one too`() {
        var table = Table.declared("P1")
        table.pass(.minutes(5))
        let pages = table.incident.pages.filter { !$0.paged.isNotice }.map(\.seq)
        table.act(.acknowledge, by: "ana")
        #expect(table.incident.pages.filter { $0.acknowledgement(by: "ana") != nil }.map(\.seq) == pages)
    }

    @Test func `there is nothing to acknowledge twice`() {
        var table = Table.declared()
        table.act(.acknowledge, by: "bob")
        #expect(table.act(.acknowledge, by: "bob").refusal == .nothingToAcknowledge)
        #expect(table.act(.acknowledge, by: "eve").refusal == .nothingToAcknowledge)
        #expect(table.act(.acknowledge, by: "ana").isDone, "she was asked herself")
    }

    @Test func `an acknowledgement by telephone counts like one in the room, once`() {
        var table = Table.declared()
        let ask = Ask.pageWord(incident: 1, PageWord(page: 2, pager: nil, person: "cleo", kind: .acknowledged))
        table.ask(ask, by: nil, in: nil)
        #expect(table.incident.pages[0].acknowledgement(by: "cleo") != nil)
        #expect(table.ask(ask, by: nil, in: nil).steps.isEmpty)
    }

    @Test func `a trainee's acknowledgement is shown and ends nothing`() {
        var table = Table.declared()
        let seen = table.act(.acknowledge, by: "cleo")
        #expect(seen.facts == [.acknowledged(Acknowledged(person: "cleo", pages: [2], isTrainee: true))])
        #expect(table.incident.pages[0].acknowledgement(by: "cleo") != nil)
        #expect(!table.incident.pages[0].isAnswered)
        #expect(table.due(.noAcknowledgement) == "5")
        #expect(table.act(.acknowledge, by: "cleo").refusal == .nothingToAcknowledge)
        table.pass(.minutes(6))
        #expect(table.told(.noAcknowledgement) == ["5 no-acknowledgement"])
        table.act(.acknowledge, by: "cleo")
        #expect(table.due(.noAcknowledgement) == "10", "on the page that followed too")
        table.act(.takeCommand, by: "cleo")
        #expect(table.incident.pages[0].isAnswered, "whoever takes command answers")
        #expect(table.due(.noAcknowledgement) == nil)
    }

    @Test func `a trainee who is not on the page ends nothing either`() {
        var table = Table.declared("P2")
        table.act(.acknowledge, by: "cleo")
        #expect(table.due(.noAcknowledgement) == "10")
    }

    @Test func `a trainee who is paged by name answers that page alone`() {
        var table = Table.declared()
        table.ask(.page(.named(PersonName("@cleo"), reason: nil)))
        table.act(.acknowledge, by: "cleo")
        #expect(table.incident.pages.filter(\.isAnswered).map(\.paged.asked) == [["cleo"]])
    }

    @Test func `an acknowledgement of a page that nobody knows changes nothing`() {
        var table = Table.declared()
        #expect(
            table.ask(
                .pageWord(incident: 1, PageWord(page: 99, pager: nil, person: "cleo", kind: .acknowledged)), in: nil
            ).steps.isEmpty)
        #expect(
            table.ask(
                .pageWord(incident: 9, PageWord(page: 2, pager: nil, person: "cleo", kind: .acknowledged)), in: nil
            ).steps.isEmpty)
    }

    @Test func `what the paging service says is kept when it is news`() {
        var table = Table.declared()
        let way = Way(pager: "mail", address: "ana@example.org", isShared: false)
        var answer = PageAnswered(page: 2, person: "ana", way: way, outcome: .failed, detail: "no such box")
        #expect(table.ask(.answered(incident: 1, answer), in: nil).steps.count == 1)
        #expect(table.ask(.answered(incident: 1, answer), in: nil).steps.isEmpty)
        answer.outcome = .accepted
        table.ask(.answered(incident: 1, answer), in: nil)
        #expect(table.incident.pages[0].answers.map(\.outcome) == [.accepted])
        answer.page = 99
        #expect(table.ask(.answered(incident: 1, answer), in: nil).steps.isEmpty)
    }
}
