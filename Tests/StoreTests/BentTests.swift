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
}
