import Glibc
import Incidents
import Testing

@testable import Store

struct RestoringTests {
    private let now = FactSamples.time + .hours(3)

    /// Three events, a backup of them, and five more.
    private func stage() throws -> (workshop: Workshop, store: Store, backup: String) {
        let workshop = try Workshop()
        let store = try workshop.open()
        let incident = try store.declare(1)
        try store.save(incident, nextDue: nil, isLive: true)
        for number in 1...2 { try store.append(.noted(Words("before \(number)")), to: 1) }
        for (key, age) in [
            ("e1/say/0", Duration.hours(2)), ("e3/say/0", Duration.minutes(10)), ("probe/x", Duration.minutes(1)),
        ] {
            try store.enqueue(
                OutboxRow(
                    key: key, lane: "local/ops", priority: .nag, errand: OutboxTests.errands[2],
                    incident: IncidentID(1), createdAt: now - age))
        }
        let backup = workshop.path("backup.db")
        try store.backup(to: backup)
        for number in 1...5 { try store.append(.noted(Words("after \(number)")), to: 1) }
        return (workshop, store, backup)
    }

    private func restoring(_ backup: String, _ directory: String, replace: Bool = false) -> Restoring {
        Restoring(file: backup, directory: directory, mayReplace: replace, now: now)
    }

    @Test func `into a new directory: the backup as it was, and what waits is looked up or dropped`() throws {
        let (workshop, store, backup) = try stage()
        defer { withExtendedLifetime(workshop) {} }
        let target = try Workshop()
        let report = try restoring(backup, target.directory).run()
        #expect(report.check.events == 3 && report.keptAs == nil)
        #expect(report.lookedUp == 1 && report.dropped == 2)
        #expect(report.open.map(\.id) == [IncidentID(1)])
        let restored = try target.open()
        #expect(restored.head.seq == 3 && restored.identity == store.identity)
        let pending = try restored.pendingRows()
        #expect(pending.map(\.key) == ["e3/say/0"])
        #expect(pending.allSatisfy { $0.isInDoubt && $0.nextAttempt == now })
        #expect(Workshop.mode(target.database) == 0o600)
    }

    @Test func `events behind the backup belong to a new epoch, one for each restore`() throws {
        let (workshop, store, backup) = try stage()
        store.close()
        #expect(store.epochs == [])
        _ = try restoring(backup, workshop.directory, replace: true).run()
        let first = try workshop.open()
        let epoch = try #require(first.epochs.first)
        #expect(epoch.after == 3 && epoch.name.count == 32)
        #expect(first.epoch(of: 3) == nil && first.epoch(of: 4) == epoch.name)
        #expect(first.identity(of: 3) == first.identity && first.identity(of: 9) == epoch.name)
        try first.append(.noted(Words("new")), to: 1)
        let second = workshop.path("second.db")
        try first.backup(to: second)
        first.close()
        _ = try restoring(second, workshop.directory, replace: true).run()
        let last = try workshop.open()
        #expect(last.epochs.map(\.after) == [3, 4] && last.epochs[0] == epoch)
        #expect(last.epoch(of: 4) == epoch.name && last.epoch(of: 5) == last.epochs[1].name)
    }

    @Test func `a store that is there stays, unless it may be replaced, and is kept aside then`() throws {
        let (workshop, store, backup) = try stage()
        store.close()
        let refused = failure { _ = try restoring(backup, workshop.directory).run() }
        #expect(refused?.exitStatus == 64 && refused?.sentence.contains("--replace") == true)
        #expect(try workshop.open().head.seq == 8)
        let report = try restoring(backup, workshop.directory, replace: true).run()
        let kept = try #require(report.keptAs)
        #expect(kept.hasPrefix(workshop.database + ".before-restore-2026"))
        #expect(try StoreReader(file: kept).recordEnd()?.seq == 8)
        #expect(try workshop.open().head.seq == 3)
        #expect(Store.copies(in: workshop.directory).contains(kept))
    }

    @Test func `a directory that is held is refused with 75`() throws {
        let (workshop, store, backup) = try stage()
        let refused = failure { _ = try restoring(backup, workshop.directory, replace: true).run() }
        #expect(refused?.exitStatus == 75)
        #expect(store.head.seq == 8)
    }

    @Test func `a damaged or newer backup is refused before anything is touched`() throws {
        let (workshop, _, backup) = try stage()
        defer { withExtendedLifetime(workshop) {} }
        let target = try Workshop()
        var bytes = try Workshop.read(backup)
        for index in 4096..<4112 { bytes[index] = 0x55 }
        let bent = target.path("bent.db")
        try Workshop.write(bytes, to: bent)
        #expect(failure { _ = try restoring(bent, target.directory).run() }?.exitStatus == 65)
        let database = try Database(path: backup, mode: .readWrite)
        try database.execute("UPDATE events SET payload = replace(payload, 'before', 'behind') WHERE seq = 2")
        let edited = failure { _ = try restoring(backup, target.directory).run() }
        #expect(edited?.exitStatus == 65 && edited?.sentence.contains("event 2: its text was changed") == true)
        try database.execute("PRAGMA user_version = 99")
        #expect(failure { _ = try restoring(backup, target.directory).run() }?.exitStatus == 65)
        database.close()
        #expect(failure { _ = try restoring(target.path("none.db"), target.directory).run() } != nil)
        #expect(Files.size(target.directory) == nil)
    }

    /// What a kill at each step leaves is copied and started.
    @Test func `a kill at any step leaves the old store or the new one, and a second try goes through`() throws {
        for step in Restoring.Step.allCases {
            let (workshop, store, backup) = try stage()
            // As after a kill: the log is full and nobody has folded it.
            let killed = try workshop.crashed()
            store.close()
            var image: Workshop?
            _ = try restoring(backup, killed.directory, replace: true).run { reached throws(StoreFailure) in
                guard reached == step else { return }
                do { image = try killed.imaged() } catch { throw StoreFailure(.io, "no image: \(error)") }
            }
            let left = try #require(image)
            let opened = try left.open()
            #expect(opened.head.seq == (step == .placed ? 3 : 8), "\(step)")
            #expect(try opened.checkRecord().faults == [], "\(step)")
            opened.close()
            let again = try restoring(backup, left.directory, replace: true).run()
            #expect(try left.open().head.seq == 3, "\(step)")
            #expect(try StoreReader(file: try #require(again.keptAs)).recordEnd()?.seq == (step == .placed ? 3 : 8))
        }
    }

    @Test func `a damaged old store is kept with its log`() throws {
        let (workshop, store, backup) = try stage()
        let broken = try workshop.crashed()
        store.close()
        try Workshop.write(Array("no database at all".utf8), to: broken.database)
        try Workshop.write(Array("nor a log".utf8), to: broken.log)
        let report = try restoring(backup, broken.directory, replace: true).run()
        #expect(try broken.open().head.seq == 3)
        let kept = try #require(report.keptAs)
        #expect(try Workshop.read(kept) == Array("no database at all".utf8))
        #expect(try Workshop.read(kept + "-wal") == Array("nor a log".utf8))
    }
}

extension Workshop {
    /// Every file as it is, with its names: what a kill would leave.
    func imaged() throws -> Workshop {
        let other = try Workshop()
        guard mkdir(other.directory, 0o700) == 0 else { throw Trouble(what: "mkdir: \(errno)") }
        for name in Files.names(in: directory) {
            let (old, new) = (directory + "/" + name, other.directory + "/" + name)
            if name != "sitrep.db", Files.isSame(old, database) {
                guard link(other.database, new) == 0 else { throw Trouble(what: "link: \(errno)") }
            } else {
                try Workshop.write(try Workshop.read(old), to: new)
            }
        }
        return other
    }
}
