import Incidents
import Testing

@testable import Store

struct DamageTests {
    /// A closed store with a few pages of everything.
    private func filled() throws -> Workshop {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.begin()
        try store.addRoom(LocalRoom(name: "ops", createdAt: FactSamples.time))
        for number in 1...3 { try store.save(try store.declare(number), nextDue: nil, isLive: true) }
        for fact in FactSamples.all.dropFirst() { try store.append(fact, to: 2) }
        for number in 1...100 {
            try store.remember(InboxID(source: "local/ops", id: "m\(number)"), at: FactSamples.time)
            _ = try store.add(
                LocalMessage(
                    seq: 0, room: "ops", id: "m\(number)", author: "ana", text: String(repeating: "x", count: number),
                    at: FactSamples.time))
        }
        try store.commit()
        store.close()
        return workshop
    }

    /// It is refused as broken, with numbered remedies, and no byte of it changes.
    private func expectRefused(_ workshop: Workshop) throws {
        let before = try Workshop.read(workshop.database)
        // A look at the file may leave an empty log beside it.
        let log = (try? Workshop.read(workshop.log)) ?? []
        let failed = failure { try workshop.open().close() }
        #expect(failed?.kind == .broken)
        #expect(failed?.exitStatus == 65)
        #expect(failed?.sentence.contains("Nothing was changed. What to do:\n1. Stop here") == true)
        #expect(try Workshop.read(workshop.database) == before)
        #expect(((try? Workshop.read(workshop.log)) ?? []) == log)
    }

    @Test(arguments: [0, 1, 100, 4096, 40_000])
    func `a truncated file is refused`(size: Int) throws {
        let workshop = try filled()
        try Workshop.write(Array(try Workshop.read(workshop.database).prefix(size)), to: workshop.database)
        try expectRefused(workshop)
    }

    @Test func `a truncated file is refused while a log lies beside it`() throws {
        let closed = try filled()
        let store = try closed.open()
        try store.append(.noted(Words("in the log")))
        let workshop = try closed.crashed()
        let whole = try Workshop.read(workshop.database)
        try Workshop.write(Array(whole.prefix(whole.count / 2)), to: workshop.database)
        try expectRefused(workshop)
    }

    @Test func `a missing file with a log beside it is refused`() throws {
        let workshop = try filled()
        try Workshop.write([1, 2, 3], to: workshop.log)
        Files.remove(workshop.database)
        let failed = failure { _ = try workshop.open() }
        #expect(failed?.kind == .broken)
        #expect(Files.size(workshop.database) == nil)
    }

    @Test func `a text of an event that was changed is named at the start`() throws {
        let workshop = try filled()
        try workshop.tamper("UPDATE events SET payload = replace(payload, 'fail over', 'fall over')")
        let failed = failure { _ = try workshop.open() }
        #expect(failed?.sentence.contains("its text was changed after it was written. Nothing was changed.") == true)
        try expectRefused(workshop)
    }

    @Test func `a file with a flipped bit is refused unchanged, or opens`() throws {
        let workshop = try filled()
        let whole = try Workshop.read(workshop.database)
        var refused = 0
        for offset in stride(from: 0, to: whole.count, by: 211) {
            var bent = whole
            bent[offset] ^= 0x10
            try Workshop.write(bent, to: workshop.database)
            guard let failed = failure(of: { try workshop.open().close() }) else {
                Files.remove(workshop.log)
                continue
            }
            refused += 1
            #expect(failed.exitStatus == 65, "offset \(offset): \(failed)")
            #expect(try Workshop.read(workshop.database) == bent, "offset \(offset)")
        }
        #expect(refused > 10)
    }

    @Test(arguments: [16..<24, 18..<20, 28..<32])
    func `a bent header is refused`(bytes: Range<Int>) throws {
        let workshop = try filled()
        var bent = try Workshop.read(workshop.database)
        for offset in bytes { bent[offset] = 0x77 }
        try Workshop.write(bent, to: workshop.database)
        try expectRefused(workshop)
    }

    @Test(arguments: [1, 100, 4120])
    func `a torn end of the log is forgiven`(cut: Int) throws {
        let closed = try filled()
        let store = try closed.open()
        try store.append(.noted(Words("first")))
        let first = store.head
        try store.append(.noted(Words("second")))
        let workshop = try closed.crashed()
        try Workshop.write(Array(try Workshop.read(workshop.log).dropLast(cut)), to: workshop.log)
        let again = try workshop.open()
        #expect(again.head.seq == first.seq)
        #expect(again.head.hash == first.hash)
        #expect(try again.faults() == [])
    }

    @Test func `a flipped bit in the last frame of the log is forgiven`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.append(.noted(Words("first")))
        try store.append(.noted(Words("second")))
        let crashed = try workshop.crashed()
        var log = try Workshop.read(crashed.log)
        log[log.count - 10] ^= 1
        try Workshop.write(log, to: crashed.log)
        #expect(try crashed.open().head.seq == 1)
    }

    @Test func `a kill loses nothing that was committed`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.begin()
        try store.append(.noted(Words("kept")))
        try store.commit()
        try store.begin()
        try store.append(.noted(Words("not committed")))
        #expect(try workshop.crashed().open().head.seq == 1)
    }
}
