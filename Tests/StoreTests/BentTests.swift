import Incidents
import Testing

@testable import Store

/// A byte that is another than it was, in places where pages and chain look whole. Found by `scripts/prove file-flipped`.
@Suite struct BentTests {
    private func bent(_ old: String, _ new: String) throws -> StoreFailure? {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.addRoom(LocalRoom(name: "incident-2026-11-20-001", createdAt: FactSamples.time))
        store.close()
        var bytes = try Workshop.read(workshop.database)
        let place = try #require(bytes.firstRange(of: Array(old.utf8)), "\(old) is not in the file")
        bytes.replaceSubrange(place, with: Array(new.utf8))
        try Workshop.write(bytes, to: workshop.database)
        let failed = failure { try workshop.open().close() }
        #expect(try Workshop.read(workshop.database) == bytes, "it was refused and changed")
        return failed
    }

    @Test func `a letter in the description of a table`() throws {
        #expect(try bent("in_reply_to", "in_reply_tp")?.sentence.contains("tables are not those of version") == true)
    }

    @Test func `the name of a room, which its index has otherwise`() throws {
        #expect(try bent("incident-2026-11-20-001", "incident-2026-11-20-00:")?.kind == .broken)
    }

    @Test func `the name of the identity`() throws {
        #expect(try bent("identity", "idemtity")?.sentence.contains("which store it is") == true)
    }

    /// One bit in the head of a row makes a few letters of a sum, and no page is bent by it.
    @Test func `the length of a column, in an event of long ago`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        for number in 1...100 { _ = try store.declare(number) }
        store.close()
        try workshop.tamper("UPDATE events SET payload_hash = CAST(substr(payload_hash, 1, 8) AS TEXT) WHERE seq = 3")
        #expect(failure { try workshop.open().close() }?.kind == .broken)
    }

    @Test func `what is refused after it was opened keeps its log, long or empty`() throws {
        for isLong in [true, false] {
            let workshop = try Workshop()
            try workshop.open().close()
            let store = try workshop.open()
            if isLong { try store.addRoom(LocalRoom(name: "ops", createdAt: FactSamples.time)) }
            let left = try workshop.crashed()
            var bytes = try Workshop.read(left.database)
            let place = try #require(bytes.firstRange(of: Array("identity".utf8)))
            bytes.replaceSubrange(place, with: Array("idemtity".utf8))
            try Workshop.write(bytes, to: left.database)
            let log = try Workshop.read(left.log)
            #expect(log.isEmpty != isLong)
            #expect(failure { try left.open().close() }?.sentence.contains("which store it is") == true)
            #expect(try Workshop.read(left.database) == bytes)
            #expect(try Workshop.read(left.log) == log)
        }
    }
}
