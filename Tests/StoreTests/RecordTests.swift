import Glibc
import Incidents
import Testing

@testable import Store

struct RecordTests {
    private let all = ExportChoice(withPrivate: true)

    private func lines(_ store: some StoreReading, _ choice: ExportChoice) throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        _ = try store.export(choice) { line throws(StoreFailure) in lines.append(line) }
        return lines
    }

    private func write(_ lines: [[UInt8]], _ workshop: Workshop) throws -> String {
        let path = workshop.path("record.jsonl")
        try Workshop.write(Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")], to: path)
        return path
    }

    /// Every kind of event in INC-7, which is private, and one public incident.
    private func filled(_ workshop: Workshop) throws -> Store {
        let store = try workshop.open()
        for fact in FactSamples.all where fact.kind.name != "erased" { try store.append(fact) }
        try store.declare(8)
        try store.append(.policyChanged(PolicyChanged(hash: "x")), to: nil)
        try store.save(try #require(try store.incident(IncidentID(7))), nextDue: nil, isLive: true)
        try store.save(try #require(try store.incident(IncidentID(8))), nextDue: nil, isLive: true)
        return store
    }

    @Test func `a posted head is read as it stands in the room, and shorter`() {
        let hash = "9f86d081884c7d659a2feaa0c55ad015"
        let line =
            "The record of INC-3 ends here: 52 \(hash). Whoever keeps this line can show that nothing was cut off."
        for text in [line, "52:\(hash)", "52 \(hash.uppercased())", "`52 \(hash)`"] {
            #expect(PostedHead(text) == PostedHead(seq: 52, hash: hash))
        }
        #expect(PostedHead("52:9f86d081") == PostedHead(seq: 52, hash: "9f86d081"))
        for text in ["", "52", "52:9f86", "INC-3", "0:9f86d081", "x:9f86d081"] { #expect(PostedHead(text) == nil) }
    }

    @Test func `a cut tail shows against a head that was posted`() throws {
        let workshop = try Workshop()
        let store = try filled(workshop)
        let head = PostedHead(seq: store.head.seq, hash: store.head.hash.hex)
        #expect(try store.checkRecord(against: [head]).faults == [])
        try store.database.execute("DELETE FROM events WHERE seq > \(head.seq - 12)")
        #expect(try store.checkRecord().faults == [])
        #expect(
            try store.checkRecord(against: [head]).faults == [
                "the record ends at \(head.seq - 12), but event \(head.seq) was posted in the room: "
                    + "12 events are missing"
            ])
    }

    @Test func `a record that was written anew shows against a head that was posted`() throws {
        let workshop = try Workshop()
        let store = try filled(workshop)
        let check = try store.checkRecord(against: [PostedHead(seq: 2, hash: "0123456789")])
        #expect(check.faults.count == 1 && check.faults[0].contains("but 0123456789 was posted in the room"))
    }

    @Test func `a head in a room of ours is compared by itself, and nobody's words are taken for one`() throws {
        let workshop = try Workshop()
        let store = try filled(workshop)
        try store.addRoom(LocalRoom(name: "ops", createdAt: FactSamples.time))
        func say(_ author: String, _ id: String, _ kind: String) throws {
            _ = try store.add(
                LocalMessage(
                    seq: 0, room: "ops", id: id, author: author,
                    text: "The record of INC-7 ends here: 99 0123456789abcdef.", at: FactSamples.time, kind: kind))
        }
        try say("ana", "e9/head/0", "message")
        try say("sitrep", "e9/head/1", "message")
        try say("sitrep", "m/local/ops/ana/e9/head/0/reply", "reply")
        #expect(try store.checkRecord().faults == [])
        try say("sitrep", "e9/head/0", "announcement")
        #expect(try store.checkRecord().faults.count == 1)
    }

    @Test func `export, import, export gives the same bytes, and the same incidents`() throws {
        let (first, second) = (try Workshop(), try Workshop())
        let store = try filled(first)
        let exported = try lines(store, all)
        #expect(exported.count == store.head.seq)
        let other = try second.open()
        let report = try other.importRecord(try write(exported, first))
        #expect(report.events == store.head.seq && report.incidents == 2)
        #expect(try lines(other, all) == exported)
        #expect(other.head.hash == store.head.hash)
        #expect(try other.incident(IncidentID(7)) == store.incident(IncidentID(7)))
        #expect(try other.liveIncidents().map(\.id) == store.liveIncidents().map(\.id))
        #expect(try other.checkRecord().faults == [])
        #expect(try other.value("room/matrix/!abc:example.org") == "INC-7")
        #expect(try other.value("desk")?.contains("\"last_number\":8") == true)
    }

    @Test func `an export without private incidents leaves them out and says so`() throws {
        let workshop = try Workshop()
        let store = try filled(workshop)
        var found: [[UInt8]] = []
        let report = try store.export(ExportChoice()) { line throws(StoreFailure) in found.append(line) }
        #expect(report.privateIncidents == 1 && !report.isWhole)
        let text = String(decoding: found.joined(), as: UTF8.self)
        #expect(!text.contains("checkout") && text.contains("incident 8"))
        let one = try store.export(ExportChoice(incidents: [IncidentID(8)])) { _ throws(StoreFailure) in }
        #expect(one.events == 1 && !one.isWhole && one.privateIncidents == 0)
    }

    @Test func `an import refuses a broken chain and names the line`() throws {
        let workshop = try Workshop()
        let exported = try lines(try filled(workshop), all)
        func refusal(_ change: (inout [[UInt8]]) -> Void) throws -> String? {
            var changed = exported
            change(&changed)
            let path = try write(changed, workshop)
            let target = try Workshop()
            let store = try target.open()
            let failed = failure { _ = try store.importRecord(path) }
            guard let failed else { return nil }
            #expect(store.head.seq == 0)
            #expect(try store.events(after: 0, limit: 9) == [])
            return failed.sentence
        }
        func replaced(_ line: [UInt8], _ old: String, _ new: String) -> [UInt8] {
            Array(String(decoding: line, as: UTF8.self).replacing(old, with: new).utf8)
        }
        #expect(try refusal { $0.remove(at: 3) }?.hasPrefix("line 4: events 4 to 4 are missing") == true)
        #expect(try refusal { $0.swapAt(3, 4) }?.hasPrefix("line 4: ") == true)
        #expect(
            try refusal { $0[3] = replaced($0[3], "a third", "a half") }
                == "line 4: event 4: its text was changed after it was written")
        #expect(
            try refusal { $0[3] = replaced($0[3], "impact-set", "titled") }
                == "line 4: event 4: its time, kind, incident or hash was changed after it was written")
        #expect(try refusal { $0[3] = Array("{}".utf8) }?.hasPrefix("line 4: it is no event") == true)
        #expect(try refusal { $0[5].removeLast(9) }?.hasPrefix("line 6: it is no event") == true)
        #expect(try refusal { _ in } == nil)
    }

    @Test func `a record is taken into an empty store alone`() throws {
        let workshop = try Workshop()
        let store = try filled(workshop)
        let path = try write(try lines(store, all), workshop)
        #expect(failure { _ = try store.importRecord(path) }?.sentence.contains("holds") == true)
    }

    @Test func `an older store is read without being brought forward`() throws {
        let workshop = try Workshop()
        let store = try filled(workshop)
        let count = store.head.seq
        store.close()
        try workshop.tamper("ALTER TABLE events DROP COLUMN residue; PRAGMA user_version = 1")
        let reader = try StoreReader(directory: workshop.directory)
        #expect(try reader.checkRecord().faults == [])
        #expect(try reader.incident(IncidentID(8)) != nil)
        #expect(try lines(reader, all).count == count)
        #expect(try workshop.open().checkRecord().faults == [])
    }

    @Test func `doctor finds nothing wrong with a good directory, and names what is`() throws {
        let workshop = try Workshop(in: "/tmp")
        let store = try filled(workshop)
        let good = DirectoryCheck.findings(workshop.directory, at: FactSamples.time + .hours(1))
        #expect(good.filter { $0.trouble != nil } == [])
        #expect(good.count >= 7)
        chmod(workshop.database, 0o644)
        try store.database.execute("UPDATE events SET kind = 'decided' WHERE seq = 5")
        let bad = DirectoryCheck.findings(workshop.directory, at: FactSamples.time - .hours(1)).compactMap(\.trouble)
        #expect(bad.contains { $0.contains("chmod 0600") })
        #expect(bad.contains { $0.hasPrefix("event 5: its time, kind") })
        #expect(bad.contains { $0.contains("in the future") })
        #expect(DirectoryCheck.findings("/nonexistent", at: FactSamples.time).compactMap(\.trouble).count == 1)
    }
}
