import Incidents
import Testing

@Suite struct PhaseTests {
    /// Where each phase may go, as the guides have it.
    private static let allowed: [Phase: Set<Phase>] = [
        .investigating: [.identified, .monitoring, .resolved, .cancelled, .merged],
        .identified: [.investigating, .monitoring, .resolved, .cancelled, .merged],
        .monitoring: [.investigating, .resolved, .cancelled, .merged],
        .resolved: [.investigating, .closed],
        .closed: [.investigating],
        .cancelled: [.investigating],
        .merged: [.investigating],
    ]
    private static let acts: [Phase: Act] = [
        .investigating: .reopen("said"), .identified: .identified("said"), .monitoring: .mitigated("said"),
        .resolved: .resolved("said"), .closed: .close("said"), .cancelled: .cancel("said"), .merged: .merge(into: 2),
    ]
    /// Nothing but a reopening leads out of these; what asks for work is told that it is over.
    private static let over: Set<Phase> = [.closed, .cancelled, .merged]

    @Test(arguments: Phase.allCases, Phase.allCases)
    func `a phase goes where the guides let it go and nowhere else`(from: Phase, to: Phase) throws {
        var table = Table()
        table.declare()
        table.declare()
        if from != .investigating { table.keep(.phaseMoved(PhaseMoved(to: from, from: .investigating)), of: 1) }
        let before = table.incident
        let decision = table.act(try #require(Self.acts[to]))
        if Self.allowed[from]?.contains(to) == true {
            // Where it is said to be better, the answer waits for the monitors.
            #expect(decision.isDone || decision.probe != nil)
            #expect(table.incident.phase == to)
            return
        }
        #expect(table.incident == before)
        #expect(decision.refusal == Self.refusal(from: from, to: to))
    }

    private static func refusal(from: Phase, to: Phase) -> Refusal {
        if over.contains(from), ![.investigating, .closed, .cancelled].contains(to) {
            return .isOver(1, from, into: nil)
        }
        if from == to, to != .merged { return .alreadyInPhase(1, to) }
        return .notFromPhase(1, from, wanted: to)
    }

    @Test func `what was said with a move is kept`() {
        var table = Table.declared()
        table.act(.mitigated("traffic moved"))
        #expect(
            table.events.last?.fact
                == .phaseMoved(PhaseMoved(to: .monitoring, from: .investigating, text: "traffic moved")))
    }

    @Test func `mitigation, resolution and the end are remembered with their time`() {
        var table = Table.commanded()
        table.pass(.minutes(1))
        table.act(.mitigated(nil))
        table.pass(.minutes(2))
        table.act(.resolved(nil))
        table.pass(.minutes(3))
        table.act(.close(nil))
        #expect(table.incident.mitigatedAt == Table.start + .minutes(1))
        #expect(table.incident.resolvedAt == Table.start + .minutes(3))
        #expect(table.incident.closedAt == Table.start + .minutes(6))
        #expect(table.incident.duration(at: table.now) == .minutes(3))
    }

    @Test func `resolving without a word of mitigation mitigates too`() {
        var table = Table.commanded()
        table.act(.resolved(nil))
        #expect(table.incident.mitigatedAt == table.now)
    }

    @Test func `reopening forgets mitigation, resolution and end`() {
        var table = Table.commanded()
        table.act(.resolved(nil))
        table.act(.close(nil))
        table.act(.reopen("it is back"))
        #expect(table.incident.phase == .investigating)
        #expect(table.incident.mitigatedAt == nil)
        #expect(table.incident.resolvedAt == nil)
        #expect(table.incident.closedAt == nil)
    }
}
