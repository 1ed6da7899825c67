import Incidents
import Testing

/// What a paging service says of a page, in whatever order it comes.
@Suite struct PageWordTests {
    private static let page = 2

    private func word(
        _ kind: PageWord.Kind, _ minute: Int, by person: PersonID? = "bob", pager: String? = "duty"
    ) -> Ask {
        .pageWord(
            incident: 1,
            PageWord(page: Self.page, pager: pager, person: person, kind: kind, said: Table.start + .minutes(minute)))
    }
    private func acknowledged(_ table: Table) -> [String] {
        table.incident.pages[0].acknowledgements.map { "\($0.person.key) \($0.via ?? "here")" }
    }

    @Test func `an acknowledgement over there is one here`() {
        var table = Table.declared("P1")
        table.ask(word(.acknowledged, 0), by: nil, in: nil)
        #expect(acknowledged(table) == ["bob duty"])
        #expect(!table.incident.pages[0].awaitsAcknowledgement)
        let count = table.events.count
        table.ask(word(.acknowledged, 0), by: nil, in: nil)
        #expect(table.events.count == count, "twice is once")
    }

    @Test func `one that is taken back waits again, but what was said here holds`() {
        var table = Table.declared("P1")
        table.ask(word(.acknowledged, 1), by: nil, in: nil)
        table.ask(word(.unacknowledged, 2, by: nil), by: nil, in: nil)
        #expect(acknowledged(table) == [])
        #expect(table.incident.pages[0].awaitsAcknowledgement)
        table.act(.acknowledge, by: "ana")
        table.ask(word(.unacknowledged, 3, by: nil), by: nil, in: nil)
        #expect(acknowledged(table) == ["ana here"])
    }

    @Test func `an older word that comes later changes nothing`() {
        var table = Table.declared("P1")
        table.ask(word(.unacknowledged, 5, by: nil), by: nil, in: nil)
        table.ask(word(.acknowledged, 4), by: nil, in: nil)
        #expect(acknowledged(table) == [])
        table.ask(word(.acknowledged, 6), by: nil, in: nil)
        #expect(acknowledged(table) == ["bob duty"])
    }

    @Test func `whoever ends it there has seen it`() {
        var table = Table.declared("P1")
        table.ask(word(.resolved, 1), by: nil, in: nil)
        #expect(acknowledged(table) == ["bob duty"])
        #expect(table.incident.phase.isActive, "the incident goes on until somebody here says otherwise")
    }

    @Test func `a receipt counts once, for a page that left`() {
        var table = Table.declared("P1")
        let way = Way(pager: "duty", address: "bob-key", isShared: false)
        table.ask(word(.delivered, 1, by: "eve"), by: nil, in: nil)
        #expect(table.incident.pages[0].answers.isEmpty, "she was not paged by it")
        table.ask(
            .answered(incident: 1, PageAnswered(page: 2, person: "bob", way: way, outcome: .accepted)), by: nil, in: nil
        )
        table.ask(word(.delivered, 1), by: nil, in: nil)
        table.ask(word(.failed("busy"), 2), by: nil, in: nil)
        #expect(table.incident.pages[0].answers.map(\.outcome) == [.delivered])
    }

    @Test(arguments: [PageWord.Kind.delivered, .failed("a voicemail answered")])
    func `one that overtakes the answer to our own request stays`(kind: PageWord.Kind) {
        var table = Table.declared("P1")
        table.ask(word(kind, 1), by: nil, in: nil)
        let way = Way(pager: "duty", address: "bob-key", isShared: false)
        table.ask(
            .answered(incident: 1, PageAnswered(page: 2, person: "bob", way: way, outcome: .accepted)), by: nil, in: nil
        )
        #expect(table.incident.pages[0].answers.map(\.outcome) == [kind == .delivered ? .delivered : .failed])
    }

    @Test func `the link acknowledges everything that asks this person`() {
        var table = Table.declared("P1")
        table.ask(.page(.named(PersonName("@bob"), reason: nil)))
        table.ask(word(.acknowledged, 1, pager: nil), by: nil, in: nil)
        #expect(table.incident.pages.filter { !$0.paged.isNotice }.allSatisfy { $0.acknowledgement(by: "bob") != nil })
    }

    @Test func `of a page that is not there nothing comes`() {
        var table = Table.declared("P1")
        let count = table.events.count
        table.ask(
            .pageWord(incident: 1, PageWord(page: 99, pager: "duty", person: "bob", kind: .acknowledged)), by: nil,
            in: nil)
        table.ask(
            .pageWord(incident: 9, PageWord(page: 2, pager: "duty", person: "bob", kind: .acknowledged)), by: nil,
            in: nil)
        #expect(table.events.count == count)
    }
}
