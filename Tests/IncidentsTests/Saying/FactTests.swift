import Foundation
import Incidents
import Testing

/// Everything that a run of the core can keep goes through JSON and comes back.
@Suite struct FactTests {
    private struct Stored: PayloadDecoding {
        var json: Data
        func payload<Payload: Decodable>(_ type: Payload.Type) throws -> Payload {
            try JSONDecoder().decode(type, from: json)
        }
    }

    @Test func `every fact of many runs comes back from its stored form as it was`() throws {
        var kinds: Set<FactKind> = []
        for seed in UInt64(1)...30 {
            var run = RandomRun(seed: seed)
            for _ in 0..<200 { run.step() }
            for event in run.table.events {
                kinds.insert(event.fact.kind)
                let json = try JSONEncoder().encode(event.fact.payload)
                #expect(try Fact.make(event.fact.kind, decode: Stored(json: json)) == event.fact)
            }
        }
        #expect(kinds.count >= 44)
    }

    @Test func `a fact of a newer program is refused with a remedy`() {
        let kind = FactKind("teleported", 2)
        let failure = #expect(throws: UnknownFact.self) {
            try Fact.make(kind, decode: Stored(json: Data("{}".utf8)))
        }
        #expect(
            failure?.description
                == "event kind \"teleported\" version 2 is not known to this program; it was written by a newer "
                + "Sitrep. Start that version, or restore a backup made before the upgrade.")
    }

    @Test func `an incident comes back from its snapshot as it was`() throws {
        for seed in UInt64(1)...30 {
            var run = RandomRun(seed: seed)
            for _ in 0..<200 { run.step() }
            for incident in run.table.desk.incidents.values {
                let json = try JSONEncoder().encode(incident)
                #expect(try JSONDecoder().decode(Incident.self, from: json) == incident)
            }
        }
    }

    @Test func `an audience comes back as it was`() throws {
        for audience in [Audience.everyone, .only([]), .only(["ana", "bob"])] {
            let json = try JSONEncoder().encode([audience])
            #expect(try JSONDecoder().decode([Audience].self, from: json) == [audience])
        }
    }
}
