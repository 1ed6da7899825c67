import Incidents
import Testing

@testable import Store

struct ReaderTests {
    @Test func `a reader sees what is committed, and nothing before`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        let reader = try StoreReader(directory: workshop.directory)
        try store.addRoom(LocalRoom(name: "ops", createdAt: FactSamples.time))
        try store.begin()
        let incident = try store.declare(1)
        try store.save(incident, nextDue: nil, isLive: true)
        _ = try store.add(
            LocalMessage(seq: 0, room: "ops", id: "a", author: "ana", text: "hello", at: FactSamples.time))
        #expect(try reader.messages(room: "ops", after: 0, limit: 9) == [])
        #expect(try reader.incident(IncidentID(1)) == nil)
        try store.commit()
        #expect(try reader.messages(room: "ops", after: 0, limit: 9).map(\.text) == ["hello"])
        #expect(try reader.rooms().map(\.lastSeq) == [1])
        #expect(try reader.incident(IncidentID(1)) == incident)
        #expect(try reader.events(of: IncidentID(1)).count == 1)
        #expect(try reader.verifyChain { _ in } == 1)
    }

    @Test func `readers of several threads share one connection`() async throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.save(try store.declare(1), nextDue: nil, isLive: true)
        let reader = try StoreReader(directory: workshop.directory)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { try (0..<50).reduce(0) { sum, _ in try sum + reader.liveIncidents().count } }
            }
            for try await count in group { #expect(count == 50) }
        }
    }

    @Test func `a reader needs a store`() throws {
        let workshop = try Workshop()
        #expect(failure { _ = try StoreReader(directory: workshop.directory) }?.kind == .io)
    }

    @Test(arguments: [true, false])
    func `a backup is a whole store of its own`(byReader: Bool) throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        for fact in FactSamples.all { try store.append(fact) }
        let copy = try Workshop()
        try Files.makeDirectory(copy.directory)
        if byReader {
            try StoreReader(directory: workshop.directory).backup(to: copy.database)
        } else {
            try store.backup(to: copy.database)
        }
        #expect(Workshop.mode(copy.database) == 0o600)
        #expect(Files.size(copy.database + ".part") == nil)
        let restored = try copy.open()
        #expect(restored.identity == store.identity)
        #expect(restored.head.hash == store.head.hash)
        #expect(try restored.faults() == [])
        #expect(
            failure { try store.backup(to: copy.database) }?.sentence
                == "\(copy.database) is there already. Name a new file for the backup.")
    }
}
