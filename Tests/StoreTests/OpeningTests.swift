import Glibc
import Incidents
import Testing

@testable import Store

struct OpeningTests {
    @Test func `a new store makes its directory and file for its owner alone`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.set("a", "b")
        #expect(Workshop.mode(workshop.directory) == 0o700)
        #expect(Workshop.mode(workshop.database) == 0o600)
        #expect(Workshop.mode(workshop.log) == 0o600)
        #expect(store.head.seq == 0)
        #expect(store.head.hash == Array(repeating: 0, count: 32))
    }

    @Test func `the directory may lie deeper than what is there`() throws {
        let workshop = try Workshop()
        _ = try Store(directory: workshop.path("a/b/c"))
        #expect(Files.size(workshop.path("a/b/c/sitrep.db")) != nil)
    }

    @Test func `what guards the data is switched on`() throws {
        let store = try Workshop().open()
        #expect(try store.database.pragma("PRAGMA synchronous") == 2)
        #expect(try store.database.pragma("PRAGMA foreign_keys") == 1)
        #expect(
            try store.database.first("PRAGMA journal_mode") { row throws(StoreFailure) in row.text(0) } == "wal")
    }

    @Test func `identity is random, and stays`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        let identity = store.identity
        #expect(identity.count == 32)
        store.close()
        #expect(try workshop.open().identity == identity)
        #expect(try Workshop().open().identity != identity)
    }

    @Test func `a rehearsal gives the same hashes each time`() throws {
        let heads = try (0..<2).map { _ in
            let store = try Workshop().open(.init(isRehearsal: true))
            try store.append(.noted(Words("x")))
            return store.identity + "\(store.head.hash)"
        }
        #expect(heads[0] == heads[1])
    }

    @Test func `a second store on the directory is refused with the pid of the first`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        let failed = failure { _ = try workshop.open() }
        #expect(failed?.kind == .held(pid: Int(getpid())))
        #expect(failed?.exitStatus == 75)
        #expect(
            failed?.sentence
                == "\(workshop.directory) is held by process \(getpid()): one data directory serves one sitrep. "
                + "Stop that one, or give this one another directory with --data.")
        store.close()
        #expect(failure { _ = try workshop.open() } == nil)
    }

    @Test func `a file of a newer program is refused and left alone`() throws {
        let workshop = try Workshop()
        try workshop.open().close()
        try workshop.tamper("PRAGMA user_version = 99")
        let before = try Workshop.read(workshop.database)
        let failed = failure { _ = try workshop.open() }
        #expect(failed?.kind == .newer(found: 99, known: Schema.version))
        #expect(failed?.exitStatus == 65)
        #expect(
            failed?.sentence
                == "\(workshop.database) was written by a newer Sitrep (schema 99, this program knows up to "
                + "\(Schema.version)). Start that version again, or restore a backup made before the upgrade.")
        #expect(try Workshop.read(workshop.database) == before)
        #expect(failure { _ = try StoreReader(directory: workshop.directory) }?.kind == failed?.kind)
    }

    @Test func `a database of another program is refused`() throws {
        let workshop = try Workshop()
        try workshop.open().close()
        try workshop.tamper("PRAGMA application_id = 1")
        #expect(failure { _ = try workshop.open() }?.kind == .broken)
    }

    @Test func `a half-made file of a crash at the first start is made anew`() throws {
        let workshop = try Workshop()
        try Files.makeDirectory(workshop.directory)
        try Workshop.write([1, 2, 3], to: workshop.database + ".new")
        #expect(try workshop.open().head.seq == 0)
    }

    @Test func `nothing works after closing, and nothing crashes`() throws {
        let store = try Workshop().open()
        try store.begin()
        store.close()
        store.close()
        #expect(failure { _ = try store.rooms() }?.kind == .io)
        store.rollback()
    }

    @Test func `a directory that cannot be made is named`() throws {
        let failed = failure { _ = try Store(directory: "/proc/nowhere/data") }
        #expect(failed?.kind == .io)
        #expect(failed?.exitStatus == 74)
        #expect(failed?.sentence.hasPrefix("/proc/nowhere: the directory cannot be made: ") == true)
    }
}
