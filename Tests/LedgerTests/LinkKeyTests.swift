import Foundation
import Incidents
import Ledger
import Settings
import Store
import Testing

/// Links and sessions, and what ends them.
@Suite struct LinkKeyTests {
    private static let yaml = """
        people: {ana: {name: Ana Ruiz}, bob: {name: Bob Stone}}
        server: {public_url: "https://sitrep.example.org", invitations_last: 12h}
        """
    private let now = Instant(seconds: 1_780_000_000)

    /// With a key of its own, as a daemon has.
    private func ledger(_ directory: String, people: String = Self.yaml) throws -> Ledger {
        let loaded = SettingsLoader.load(text: people, named: "test.yaml")
        let policy = try #require(loaded.configuration?.policy, "\(loaded.diagnostics)")
        let ledger = Ledger(store: try Store(directory: directory), policy: policy)
        try ledger.open(at: now)
        _ = ledger.adopt(policy, at: now)
        return ledger
    }

    private func directory() -> String { NSTemporaryDirectory() + "sitrep-key-\(UInt64.random(in: .min ... .max))" }

    private func token(_ link: String) throws -> String {
        try #require(link.components(separatedBy: "/enter?k=").dropFirst().first?.removingPercentEncoding)
    }

    private func calendar(_ link: String?) throws -> String {
        try #require(link?.components(separatedBy: "&key=").last)
    }

    private func isGood(_ token: String, _ ledger: Ledger) throws -> Bool {
        if case .good = try ledger.invitation(token: token, at: now) { true } else { false }
    }

    @Test func `the key is in no backup, and a restored store makes another`() throws {
        let (directory, restored) = (directory(), directory())
        defer {
            for path in [directory, restored, directory + ".db"] { try? FileManager.default.removeItem(atPath: path) }
        }
        let ledger = try ledger(directory)
        let token = try token(try ledger.invite(PersonID("ana"), at: now))
        #expect(try isGood(token, ledger))
        _ = try ledger.enter(token: token, key: "k1", at: now)
        let other = try self.token(try ledger.invite(PersonID("bob"), at: now))
        let key = try String(contentsOfFile: directory + "/links.key", encoding: .utf8)
        try ledger.store.backup(to: directory + ".db")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: directory + ".db"))
        #expect(bytes.range(of: Data(key.utf8)) == nil)
        let report = try Restoring(file: directory + ".db", directory: restored, mayReplace: false, now: now).run()
        #expect(report.signedOut == 1)
        let after = try self.ledger(restored)
        #expect(try after.store.sessions().isEmpty)
        #expect(try !isGood(other, after) && !isGood(token, after))
        #expect(try isGood(try self.token(try after.invite(PersonID("ana"), at: now)), after))
        ledger.store.close()
        after.store.close()
    }

    @Test func `a restore in the same place refuses the links of before`() throws {
        let directory = directory()
        defer { for path in [directory, directory + ".db"] { try? FileManager.default.removeItem(atPath: path) } }
        let ledger = try ledger(directory)
        let invitation = try token(try ledger.invite(PersonID("ana"), at: now))
        let calendar = try calendar(try ledger.calendarLink(of: PersonID("ana")))
        try ledger.store.backup(to: directory + ".db")
        ledger.store.close()
        _ = try Restoring(file: directory + ".db", directory: directory, mayReplace: true, now: now).run()
        let after = try self.ledger(directory)
        #expect(try !isGood(invitation, after) && after.calendarOwner("ana", key: calendar) == nil)
        after.store.close()
    }

    @Test func `a key that stood in the store moves out of it, and its links go on`() throws {
        let directory = directory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let first = try ledger(directory)
        let link = try token(try first.invite(PersonID("ana"), at: now))
        // As a program of before had it.
        try first.store.set("seal", try String(contentsOfFile: directory + "/links.key", encoding: .utf8))
        first.store.close()
        try FileManager.default.removeItem(atPath: directory + "/links.key")
        let second = try ledger(directory)
        #expect(try isGood(link, second))
        #expect(try second.store.value("seal") == nil)
        second.store.close()
    }

    @Test func `a new key is taken without a restart, and ends every link of before`() throws {
        let directory = directory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let ledger = try ledger(directory)
        let link = try token(try ledger.invite(PersonID("ana"), at: now))
        try Store.renewLinkKey(in: directory)
        #expect(try !isGood(link, ledger))
        #expect(try isGood(try token(try ledger.invite(PersonID("ana"), at: now)), ledger))
        #expect(try StoreReader(directory: directory).seal("x") == ledger.store.seal("x"))
        ledger.store.close()
    }

    @Test(arguments: [Duration.days(3650), .hours(13), .hours(12) + .milliseconds(1)])
    func `a link that lasts longer than one may is not believed`(_ length: Duration) throws {
        let directory = directory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let ledger = try ledger(directory)
        for made in [now, now + length] {
            let forged = Invitation(person: PersonID("ana"), room: nil, made: made, until: now + length, nonce: "n")
            let link = try forged.link(base: "https://sitrep.example.org") { try ledger.store.seal($0) }
            #expect(try !isGood(try token(link), ledger))
        }
        ledger.store.close()
    }

    @Test func `a calendar ends with revoke and with the person, and can be asked for anew`() throws {
        let directory = directory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let ledger = try ledger(directory)
        let ana = PersonID("ana")
        let key = try calendar(try ledger.calendarLink(of: ana))
        let bobs = try calendar(try ledger.calendarLink(of: PersonID("bob")))
        #expect(ledger.calendarOwner("ana", key: key) == ana)
        _ = try ledger.store.revoke(ana, at: now)
        #expect(ledger.calendarOwner("ana", key: key) == nil)
        #expect(ledger.calendarOwner("bob", key: bobs) == PersonID("bob"))
        let anew = try calendar(try ledger.calendarLink(of: ana))
        #expect(ledger.calendarOwner("ana", key: anew) == ana)
        ledger.store.close()
        let without = try self.ledger(
            directory, people: Self.yaml.replacing("bob: {name: Bob Stone}", with: "eve: {name: Eve}"))
        #expect(without.calendarOwner("bob", key: bobs) == nil && without.calendarOwner("ana", key: anew) == ana)
        without.store.close()
    }

    @Test func `a last use that is written late revives no session`() throws {
        let bench = try Bench(Self.yaml)
        let row = SessionRow(person: PersonID("ana"), made: bench.now, seen: bench.now)
        for key in ["out", "revoked", "in"] { try bench.ledger.store.set(SessionRow.storeKey(key), row.value) }
        let seen = SessionRow(person: PersonID("ana"), made: bench.now, seen: bench.now + .hours(2))
        _ = bench.ledger.take([.sessionEnded(key: "out"), .sessionSeen(key: "out", seen)], at: bench.now)
        #expect(try Array(bench.ledger.store.sessions().keys).sorted() == ["in", "revoked"])
        _ = bench.ledger.take([.sessionSeen(key: "in", seen)], at: bench.now)
        #expect(try bench.ledger.store.sessions()["in"]?.seen == bench.now + .hours(2))
        _ = try bench.ledger.store.revoke(PersonID("ana"), at: bench.now)
        _ = bench.ledger.take([.sessionSeen(key: "revoked", seen), .sessionSeen(key: "in", seen)], at: bench.now)
        #expect(try bench.ledger.store.sessions().isEmpty)
    }
}
