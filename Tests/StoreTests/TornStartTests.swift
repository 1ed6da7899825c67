import Glibc
import Incidents
import Testing

@testable import Store

/// A first start that ended in the middle. Found by `scripts/prove sync-errors`.
@Suite struct TornStartTests {
    @Test func `a new file has its mode before it has its name`() throws {
        let workshop = try Workshop()
        try Files.makeDirectory(workshop.directory)
        try Schema.create(workshop.database, identity: "x")
        // Bytes 18 and 19 of the header: 2 is write-ahead logging.
        #expect(try Workshop.read(workshop.database)[18...19] == [2, 2])
        #expect(Files.size(workshop.database + "-journal") == nil)
        #expect(Files.size(workshop.database + ".new-wal") == nil)
    }

    @Test func `what a torn start left beside its draft does not get into the next one`() throws {
        let workshop = try Workshop()
        try Files.makeDirectory(workshop.directory)
        for name in ["", "-journal", "-wal", "-shm"] {
            try Workshop.write(Array("torn".utf8), to: workshop.database + ".new" + name)
        }
        let store = try workshop.open()
        #expect(!store.identity.isEmpty)
        store.close()
        #expect(Files.size(workshop.database + ".new-journal") == nil)
    }

    @Test func `a store opens where there is no log yet, and where there is one`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.addRoom(LocalRoom(name: "ops", createdAt: FactSamples.time))
        let killed = try workshop.crashed()
        let again = try killed.open()
        #expect(try again.room("ops") != nil)
    }
}
