import Incidents
import Testing

@testable import Store

struct IncidentTests {
    @Test func `live incidents come by snapshot and tail`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.begin()
        let first = try store.declare(1)
        try store.save(first, nextDue: FactSamples.time, isLive: true)
        try store.append(.titled(Words("told later")), to: 1)
        try store.touch(first.id, nextDue: nil, isLive: true)
        try store.touch(try store.declare(2).id, nextDue: nil, isLive: true)
        try store.save(try store.declare(3), nextDue: nil, isLive: false)
        try store.commit()
        store.close()
        let again = try workshop.open()
        let live = try again.liveIncidents()
        #expect(live.map(\.id.number) == [1, 2])
        #expect(live.map(\.title) == ["told later", "incident 2"])
        #expect(live.first?.lastSeq == 2)
    }

    @Test func `a snapshot of another version, a bent one and none give the same incident`() throws {
        let store = try Workshop().open()
        var incident = try store.declare(1)
        try store.save(incident, nextDue: nil, isLive: true)
        incident.apply(try store.append(.titled(Words("told later")), to: 1))
        for change in ["version = version + 1", "snapshot = '{\"id\":1'", "snapshot = NULL", "live = 1"] {
            try store.database.execute("UPDATE incidents SET \(change)")
            #expect(try store.liveIncidents() == [incident], "\(change)")
            #expect(try store.incident(IncidentID(1)) == incident, "\(change)")
        }
        try store.database.execute("DELETE FROM incidents")
        #expect(try store.incident(IncidentID(1)) == incident)
        #expect(try store.incident(IncidentID(2)) == nil)
    }

    @Test func `lists go from the newest, a page at a time`() throws {
        let store = try Workshop().open()
        for number in 1...5 { try store.save(try store.declare(number), nextDue: nil, isLive: false) }
        #expect(try store.incidents(limit: 2).map(\.id.number) == [5, 4])
        #expect(try store.incidents(limit: 2, before: IncidentID(4)).map(\.id.number) == [3, 2])
        #expect(try store.incidents(limit: 2, before: IncidentID(1)) == [])
    }

    @Test func `a rebuild keeps what is live and makes lost rows again`() throws {
        let store = try Workshop().open()
        for number in 1...4 { try store.save(try store.declare(number), nextDue: FactSamples.time, isLive: false) }
        try store.append(.phaseMoved(PhaseMoved(to: .closed, from: .investigating)), to: 3)
        try store.touch(IncidentID(1), nextDue: FactSamples.time, isLive: true)
        try store.database.execute("DELETE FROM incidents WHERE id > 2; UPDATE incidents SET snapshot = NULL")
        #expect(try store.rebuild() == 4)
        #expect(try store.liveIncidents().map(\.id.number) == [1, 4])
        #expect(try store.incidents(limit: 9).map { $0.phase == .closed } == [false, true, false, false])
        #expect(try store.database.pragma("SELECT count(*) FROM incidents WHERE next_due IS NOT NULL") == 2)
    }

    @Test func `what the fold passes by changes nothing but the end`() throws {
        guard case .declared(let declared) = FactSamples.all[0] else { return }
        for fact in FactSamples.all where IncidentFold.isPassedBy(fact.kind.name) {
            var incident = Incident(
                declared, event: Event(seq: 1, incident: nil, at: FactSamples.time, fact: .declared(declared)))
            var expected = incident
            expected.lastSeq = 2
            expected.lastAt = FactSamples.time + .seconds(5)
            incident.apply(Event(seq: 2, incident: nil, at: FactSamples.time + .seconds(5), fact: fact))
            #expect(incident == expected, "\(fact.kind.name)")
        }
    }

    @Test(arguments: 0..<20)
    func `snapshot and tail, full replay and rebuild agree with the fold in memory`(seed: Int) throws {
        var random = SeededNumbers(state: UInt64(seed))
        let workshop = try Workshop()
        var store = try workshop.open()
        var folded: [Int: Incident] = [:]
        for _ in 0..<Int.random(in: 1...120, using: &random) {
            let number = Int.random(in: 1...4, using: &random)
            guard var incident = folded[number] else {
                folded[number] = try store.declare(number)
                try store.touch(IncidentID(number), nextDue: nil, isLive: true)
                continue
            }
            guard let fact = FactSamples.all.randomElement(using: &random) else { continue }
            // The chat's clock may go back.
            let at = FactSamples.time + .seconds(Int.random(in: 0...500, using: &random))
            incident.apply(try store.append(fact, to: number, at: at))
            folded[number] = incident
            if Int.random(in: 0..<6, using: &random) == 0 { try store.save(incident, nextDue: nil, isLive: true) }
            if Int.random(in: 0..<30, using: &random) == 0 {
                store.close()
                store = try workshop.open()
            }
        }
        let expected = folded.values.sorted { $0.id < $1.id }
        #expect(try store.liveIncidents() == expected)
        try store.database.execute("UPDATE incidents SET snapshot = NULL")
        #expect(try store.liveIncidents() == expected)
        #expect(try store.rebuild() == expected.count)
        #expect(try store.liveIncidents() == expected)
        #expect(try store.faults() == [])
    }
}
