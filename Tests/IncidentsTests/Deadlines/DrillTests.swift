import Incidents
import Testing

@Suite struct DrillTests {
    private static let ops = Table.ops
    private static var policy: Policy {
        var policy = Policy.guide
        policy.drills = [
            Drill(
                name: "disk-full", title: "the disk is full", severity: "SEV-1",
                injects: [
                    Drill.Inject(after: .minutes(1), text: "99 %"),
                    Drill.Inject(after: .minutes(4), text: "orders fail"),
                    Drill.Inject(after: .minutes(20), text: "it is back", evenMitigated: true),
                ],
                faults: [
                    Drill.Fault(pager: "email", mood: .down, until: .minutes(2)),
                    Drill.Fault(mood: .throttled, from: .minutes(5), until: .minutes(6)),
                ], length: .minutes(30))
        ]
        return policy
    }

    private func drill(pages: Bool = false) -> Table {
        var table = Table(Self.policy)
        table.ask(.drill(.start("Disk full", pages: pages), in: nil), by: "ana")
        return table
    }

    private func spoken(_ table: Table) -> [(ordinal: Int, after: Duration)] {
        table.events.compactMap { event in
            guard case .fired(let fired) = event.fact, fired.rule == .drillInject else { return nil }
            return (fired.ordinal, event.at - Table.start)
        }
    }

    @Test func `it is an incident of kind drill with its script`() {
        let table = drill()
        #expect(table.incident.kind == .drill)
        #expect(table.incident.title == "the disk is full")
        #expect(table.incident.drill?.script?.name == "disk-full")
        #expect(table.incident.drill?.pages == false)
    }

    @Test func `the script speaks at its times, each word once`() {
        var table = drill()
        table.pass(.minutes(30))
        #expect(spoken(table).map(\.ordinal) == [0, 1, 2])
        #expect(spoken(table).map(\.after) == [.minutes(1), .minutes(4), .minutes(20)])
    }

    @Test func `once the harm has stopped only a relapse is told`() {
        var table = drill()
        table.pass(.minutes(2))
        table.act(.mitigated(nil), by: "ana")
        table.pass(.minutes(30))
        #expect(spoken(table).map(\.ordinal) == [0, 2])
    }

    @Test func `a script that was interrupted goes on at its pace`() {
        var table = drill()
        table.sleep(.minutes(10))
        for _ in 0..<4 { table.tick() }
        #expect(spoken(table).map(\.ordinal) == [0])
        table.pass(.minutes(30))
        #expect(spoken(table).map(\.after) == [.minutes(10), .minutes(13), .minutes(29)])
    }

    @Test func `a change of the configuration does not change a drill under way`() {
        var table = drill()
        table.adopt(.guide)
        table.pass(.minutes(5))
        #expect(spoken(table).map(\.ordinal) == [0, 1])
    }

    @Test func `a fault holds for its pager and its time`() throws {
        let table = drill()
        let run = try #require(table.incident.drill)
        #expect(run.fault(of: "email", at: Table.start + .minutes(1)) == .down)
        #expect(run.fault(of: "telephone", at: Table.start + .minutes(1)) == nil)
        #expect(run.fault(of: "email", at: Table.start + .minutes(2)) == nil)
        #expect(run.fault(of: "telephone", at: Table.start + .minutes(5)) == .throttled)
        #expect(run.fault(of: "telephone", at: Table.start + .minutes(6)) == nil)
    }

    @Test func `what its score needs is kept`() {
        var table = drill()
        table.pass(.minutes(3))
        table.act(.takeCommand, by: "ana")
        table.pass(.minutes(47))
        table.act(.update(UpdateFields(status: "freeing space"), next: nil), by: "ana")
        table.act(.update(UpdateFields(status: "nearly"), next: nil), by: "ana")
        let run = table.incident.drill
        #expect(run?.commandedAt == Table.start + .minutes(3))
        #expect(run?.updatedAt == Table.start + .minutes(50))
        // One update was asked for and did not come, however often it was said.
        #expect(run?.missedUpdates == 1)
    }

    @Test func `ended it is resolved and closed, stopped it is cancelled`() {
        var ended = drill()
        ended.ask(.drill(.end, in: nil), by: "ana")
        #expect(ended.incident.phase == .closed)
        #expect(ended.incident.resolvedAt == Table.start)
        var stopped = drill()
        stopped.ask(.drill(.stop, in: nil), by: "ana")
        #expect(stopped.incident.phase == .cancelled)
        #expect(stopped.incident.resolvedAt == nil)
    }

    @Test func `only a drill is ended so`() {
        var table = Table.declared("P1", Self.policy)
        let decision = table.ask(.drill(.end, in: 1), by: "ana")
        guard case .refused(.noDrill) = decision.reply else {
            Issue.record("\(decision.reply)")
            return
        }
        #expect(table.incident.phase == .investigating)
    }

    @Test func `no drill begins in the room of a real incident, nor a second one where one runs`() {
        var table = Table.declared("P1", Self.policy)
        let room = RoomRef(chat: "local", room: "incident-1")
        table.keep(.roomLinked(RoomLinked(room: room, purpose: .main)), of: 1)
        let first = table.ask(.drill(.start("disk-full", pages: false), in: nil), by: "ana", in: room)
        guard case .refused(.realIncidentHere(1)) = first.reply else {
            Issue.record("\(first.reply)")
            return
        }
        table.ask(.drill(.start("disk-full", pages: false), in: nil), by: "ana")
        let second = table.ask(.drill(.start("disk-full", pages: false), in: nil), by: "ana")
        guard case .refused(.drillRuns(2)) = second.reply else {
            Issue.record("\(second.reply)")
            return
        }
    }

    @Test func `a page where a drill was begun is no part of the drill`() {
        var table = drill()
        table.ask(.page(.commanders(reason: "it really burns")), by: "bob")
        #expect(table[2].kind == .real && table[2].title == "it really burns")
        #expect(table[1].pages.filter { !$0.paged.isNotice }.count == 1)
        let hands = table.ask(.page(.everyTeam(isConfirmed: true, reason: nil)), by: "bob", in: Table.ops)
        #expect(hands.steps.allSatisfy { $0.incident == 2 } && !hands.steps.isEmpty)
    }

    @Test func `a page in the drill's own room belongs to it`() {
        var table = drill()
        let room = RoomRef(chat: "local", room: "incident-1")
        table.keep(.roomLinked(RoomLinked(room: room, purpose: .main)), of: 1)
        table.pass(.minutes(2))
        table.ask(.page(.commanders(reason: nil)), by: "bob", in: room)
        #expect(table.desk.incidents.count == 1)
        #expect(table[1].pages.filter { !$0.paged.isNotice }.count == 2)
    }

    @Test func `practice is not merged with what is real`() {
        var table = drill()
        table.declare()
        let decision = table.act(.merge(into: 2), by: "ana", on: 1)
        guard case .refused(.drillStaysApart(1, 2)) = decision.reply else {
            Issue.record("\(decision.reply)")
            return
        }
    }

    @Test func `only pages ring, and only where that was asked for`() {
        let page = Paged(line: "ic", people: [PagedPerson(person: "ana")], reason: "x")
        let notice = Paged(people: [PagedPerson(person: "mia")], reason: "x", isNotice: true)
        #expect(drill().incident.pretends(page))
        #expect(drill().incident.pretends(notice))
        #expect(!drill(pages: true).incident.pretends(page))
        #expect(drill(pages: true).incident.pretends(notice))
        #expect(!Table.declared().incident.pretends(page))
    }
}
