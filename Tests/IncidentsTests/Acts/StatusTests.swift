import Incidents
import Testing

@Suite struct StatusTests {
    private let normal = ["shop", "api"].map { Reading(monitor: $0, state: .normal, detail: "200") }

    @Test func `status asks the monitors when their last word is old`() {
        var table = Table.declared()
        let decision = table.ask(.query(.status, in: nil))
        guard case .later = decision.reply else {
            Issue.record("answered from nothing")
            return
        }
        #expect(decision.probe?.monitors == ["shop", "api"])
        #expect(decision.probe?.ticket.incident == 1)
        #expect(decision.probe?.ticket.message.room == Table.ops)
    }

    @Test func `status answers at once from what was read within thirty seconds`() {
        var table = Table()
        table.desk.noteObserved(normal, at: table.now)
        table.now = table.now + .seconds(30)
        #expect(table.ask(.query(.status, in: nil)).shown?.query == .status)
        table.now = table.now + .seconds(1)
        #expect(table.ask(.query(.status, in: nil)).probe != nil)
    }

    @Test func `what the monitors say is kept when it changed`() {
        var table = Table()
        let ticket = ProbeTicket(message: MessageRef(room: Table.ops, id: "m"), incident: nil, person: "dan")
        let first = table.ask(.observed(normal, answering: ticket), by: nil, in: nil)
        #expect(first.facts == [.observed(Observed(readings: normal))])
        #expect(first.shown?.query == .status)
        var later = normal
        later[0].detail = "200 again"
        later[1].state = .failing
        let second = table.ask(.observed(later, answering: nil), by: nil, in: nil)
        #expect(second.facts == [.observed(Observed(readings: [later[1]]))])
        #expect(table.ask(.observed(later, answering: nil), by: nil, in: nil).steps.isEmpty)
        #expect(table.desk.small.readings["api"]?.state == .failing)
    }

    @Test func `a room stalks once, until it stops`() {
        var table = Table()
        #expect(table.ask(.unstalk).refusal == .notStalking)
        #expect(table.ask(.stalk(always: false)).steps.count == 1)
        #expect(table.ask(.stalk(always: false)).steps.isEmpty)
        #expect(table.ask(.stalk(always: true)).steps.count == 1)
        #expect(table.desk.stalkingRooms.map(\.always) == [true])
        #expect(table.ask(.unstalk).steps.count == 1)
        #expect(table.desk.stalkingRooms.isEmpty)
        #expect(table.ask(.stalk(always: true), in: nil).refusal == .noIncidentHere(open: []))
    }

    @Test(arguments: [
        Query.severity, .roles, .timeline(count: 5), .brief, .timers, .why, .tasks(from: 1), .title, .impact,
    ])
    func `a question about an incident needs one`(query: Query) {
        var table = Table()
        #expect(table.ask(.query(query, in: nil)).refusal == .noIncidentHere(open: []))
        table.declare()
        let decision = table.ask(.query(query, in: nil))
        #expect(decision.shown?.query == query)
        #expect(decision.shown?.incident == 1)
        #expect(decision.steps.isEmpty)
    }

    @Test(arguments: [Query.commanders, .incidents])
    func `a question about everything is answered anywhere`(query: Query) {
        var table = Table()
        #expect(table.ask(.query(query, in: nil), in: nil).shown?.query == query)
    }

    @Test func `status where several incidents are open shows the systems all the same, and asks nothing`() throws {
        var table = Table.declared()
        table.declare("P2", "basket is slow")
        // The monitors are asked, for no incident of the two; then it is answered at once.
        let later = table.ask(.query(.status, in: nil))
        guard case .later = later.reply else {
            Issue.record("answered from nothing")
            return
        }
        let probe = try #require(later.probe)
        #expect(probe.monitors == ["shop", "api"] && probe.ticket.incident == nil)
        let shown = try #require(table.ask(.observed(normal, answering: probe.ticket), by: nil, in: nil).shown)
        #expect(shown.query == .status && shown.incident == nil)
        table.desk.noteObserved(normal, at: table.now)
        let again = try #require(table.ask(.query(.status, in: nil)).shown)
        #expect(again.query == .status && again.incident == nil)
        #expect(table.ask(.query(.brief, in: nil)).refusal == .whichIncident([1, 2]))
    }

    @Test func `a dead letter is kept, with its incident where it is still known`() {
        var table = Table.declared()
        let dead = Undelivered(key: "e1/say/0", destination: "matrix/!r:e.org", what: "a reminder", why: "403")
        table.ask(.undelivered(incident: 1, dead), by: nil, in: nil)
        table.ask(.undelivered(incident: 9, dead), by: nil, in: nil)
        #expect(table.events.suffix(2).map(\.incident) == [1, nil])
    }
}
