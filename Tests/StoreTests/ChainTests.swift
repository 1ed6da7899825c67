import Incidents
import Testing

@testable import Store

struct ChainTests {
    /// Ten notes, changed by somebody, checked.
    private func faults(after sql: String) throws -> [ChainFault] {
        let workshop = try Workshop()
        let store = try workshop.open()
        for number in 1...10 { try store.append(.noted(Words("note \(number)"))) }
        try store.database.execute(sql)
        return try store.faults()
    }

    @Test func `an untouched chain holds, and its length is told`() throws {
        let store = try Workshop().open()
        for fact in FactSamples.all { try store.append(fact) }
        #expect(try store.verifyChain { _ in Issue.record("a fault") } == FactSamples.all.count)
    }

    @Test func `the hash is the one that is documented`() throws {
        let store = try Workshop().open(.init(isRehearsal: true))
        try store.append(
            Event(seq: 1, incident: IncidentID(7), at: Instant(milliseconds: 1), fact: .noted(Words("x"))))
        try store.append(Event(seq: 2, incident: nil, at: Instant(milliseconds: 2), fact: .decided(Words("y"))))
        #expect(store.head.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == Self.documentedHash)
    }
    // docs/store.md shows how to compute it with Python.
    static let documentedHash = "38e8231ebabf9eec596f173219e565dc9b50e8707c0959a69f929aaecfda750f"

    @Test func `an edited text is named`() throws {
        #expect(
            try faults(after: "UPDATE events SET payload = replace(payload, 'note', 'nota') WHERE seq = 4")
                == [ChainFault(seq: 4, kind: .payloadEdited)])
    }

    @Test(arguments: ["at = at + 1", "kind = 'decided'", "incident = 8", "incident = NULL", "version = 2"])
    func `an edited header is named`(change: String) throws {
        #expect(
            try faults(after: "UPDATE events SET \(change) WHERE seq = 4")
                == [ChainFault(seq: 4, kind: .headerEdited)])
    }

    @Test func `a hash that was made up is named, and so is what follows it`() throws {
        #expect(
            try faults(after: "UPDATE events SET hash = zeroblob(32) WHERE seq = 4")
                == [ChainFault(seq: 4, kind: .headerEdited), ChainFault(seq: 5, kind: .headerEdited)])
        #expect(
            try faults(after: "UPDATE events SET hash = zeroblob(3) WHERE seq = 4")
                == [ChainFault(seq: 4, kind: .headerEdited)])
    }

    @Test func `missing events are named`() throws {
        #expect(
            try faults(after: "DELETE FROM events WHERE seq = 4")
                == [ChainFault(seq: 4, kind: .missing(through: 4))])
        #expect(
            try faults(after: "DELETE FROM events WHERE seq < 4")
                == [ChainFault(seq: 1, kind: .missing(through: 3))])
    }

    @Test func `events that changed places are named, and their neighbours are not`() throws {
        let swap = """
            UPDATE events SET seq = 99 WHERE seq = 4; UPDATE events SET seq = 4 WHERE seq = 7;
            UPDATE events SET seq = 7 WHERE seq = 99;
            """
        #expect(
            try faults(after: swap)
                == [ChainFault(seq: 4, kind: .moved(from: 7)), ChainFault(seq: 7, kind: .moved(from: 4))])
    }

    @Test func `an event that was taken out and covered by renumbering is found`() throws {
        let found = try faults(
            after: "DELETE FROM events WHERE seq = 4; UPDATE events SET seq = seq - 1 WHERE seq > 4")
        #expect(found.first?.seq == 4)
    }

    @Test func `an erased event still holds the chain, and is left out of lists`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        let declared = try store.declare(7)
        try store.append(.titled(Words("a secret")))
        try store.append(.noted(Words("a secret too")))
        try store.database.execute("UPDATE events SET payload = NULL, salt = NULL WHERE seq > 1")
        #expect(try store.faults() == [])
        #expect(try store.events(of: IncidentID(7)).map(\.seq) == [1])
        #expect(try store.events(after: 0, limit: 9).map(\.seq) == [1])
        let incident = try store.incident(IncidentID(7))
        #expect(incident?.title == declared.title)
        #expect(incident?.lastSeq == 3)
        store.close()
        #expect(try workshop.open().head.seq == 3)
    }

    @Test func `a payload erased without its salt is a fault`() throws {
        #expect(
            try faults(after: "UPDATE events SET payload = NULL WHERE seq = 4")
                == [ChainFault(seq: 4, kind: .payloadEdited)])
    }

    @Test func `a fault is a sentence`() {
        #expect("\(ChainFault(seq: 4, kind: .payloadEdited))" == "event 4: its text was changed after it was written")
        #expect("\(ChainFault(seq: 4, kind: .missing(through: 4)))" == "event 4 is missing")
        #expect("\(ChainFault(seq: 4, kind: .missing(through: 6)))" == "events 4 to 6 are missing")
        #expect(
            "\(ChainFault(seq: 4, kind: .moved(from: 7)))"
                == "event 4 is in the wrong place: it was written as event 7")
        #expect(
            "\(ChainFault(seq: 4, kind: .headerEdited))"
                == "event 4: its time, kind, incident or hash was changed after it was written")
    }
}
