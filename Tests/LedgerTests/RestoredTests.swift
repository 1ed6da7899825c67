import Delivery
import Foundation
import Incidents
import Ledger
import Settings
import Store
import Testing

/// A ledger over a store that was restored from a backup: what it tells the outside cannot be taken for a repeat of what
/// was told under the same numbers before the loss.
@Suite struct RestoredTests {
    private static let yaml = """
        people:
          ana: {name: Ana Ruiz, email: ana@example.org, handles: {local: ana}}
          bob: {name: Bob Stone, email: bob@example.org, handles: {local: bob}}
        on_call: {ic: {primary: ana, backup: bob}}
        rooms: {announce: [matrix/!all]}
        chats: {matrix: {homeserver: "https://m.example.org", user_id: "@bot:example.org", access_token_env: HOME}}
        pagers: {email: {smtp: "smtp://127.0.0.1:9", from: sitrep@example.org, tls: none}}
        severity_matrix: {P1: {escalate_after: never, notify_at_start: []}}
        """

    private func restored(_ bench: Bench, backup: String) throws -> Ledger {
        let directory = bench.directory + "-restored"
        _ = try Restoring(file: backup, directory: directory, mayReplace: false, now: bench.now).run()
        let store = try Store(directory: directory, options: Store.Options(isRehearsal: true))
        let ledger = Ledger(store: store, policy: bench.configured)
        try ledger.open(at: bench.now)
        _ = ledger.adopt(bench.configured, at: bench.now)
        return ledger
    }

    private func declare(_ title: String, _ ledger: Ledger, at now: Instant) {
        let submission = LocalSubmission(
            room: "ops", author: "ana", text: "!declare P1 \(title)", thread: nil, id: title)
        _ = ledger.take([.local(submission)], at: now)
        _ = ledger.take(
            [
                .local(
                    LocalSubmission(
                        room: "ops", author: "ana", text: "!ic page \(title)", thread: nil, id: "p-\(title)"))
            ], at: now)
    }

    private func keys(_ ledger: Ledger) throws -> Set<String> { Set(try ledger.store.pendingRows().map(\.key)) }

    private func pages(_ ledger: Ledger) throws -> Set<String> {
        Set(
            try ledger.store.pendingRows().compactMap { row in
                if case .page(let order) = row.errand { order.dedupKey } else { nil }
            })
    }

    @Test func `keys of events behind the backup are new, those of before are the old ones`() throws {
        let bench = try Bench(Self.yaml)
        let backup = bench.directory + "-backup.db"
        defer {
            for path in [backup, bench.directory + "-restored"] { try? FileManager.default.removeItem(atPath: path) }
        }
        declare("one", bench.ledger, at: bench.now)
        let before = try pages(bench.ledger)
        let beforeKeys = try keys(bench.ledger)
        #expect(!before.isEmpty)
        try bench.ledger.store.backup(to: backup)
        declare("lost", bench.ledger, at: bench.now)
        let lost = try pages(bench.ledger).subtracting(before)
        let lostKeys = try keys(bench.ledger).subtracting(beforeKeys).filter { $0.hasPrefix("e") }
        #expect(!lost.isEmpty && !lostKeys.isEmpty)

        let ledger = try restored(bench, backup: backup)
        #expect(try pages(ledger) == before)
        #expect(try ledger.store.pendingRows().allSatisfy(\.isInDoubt))
        declare("other", ledger, at: bench.now + .minutes(1))
        let after = try pages(ledger).subtracting(before)
        let afterKeys = try keys(ledger).subtracting(beforeKeys).filter { $0.hasPrefix("e") }
        #expect(after.count == lost.count && after.isDisjoint(with: lost))
        #expect(!afterKeys.isEmpty && afterKeys.isDisjoint(with: lostKeys))

        // An acknowledgement finds the page it is for, old or new, and never a lost one.
        func acknowledges(_ key: String) throws -> Bool {
            let count = ledger.desk.lastSeq
            let word = PagerWord(pager: "email", id: key, dedupKey: key, kind: .acknowledged, who: .addressee)
            _ = ledger.take([.pagerWord(word)], at: bench.now + .minutes(2))
            return ledger.desk.lastSeq > count
        }
        #expect(try acknowledges(try #require(lost.sorted().first)) == false)
        #expect(try acknowledges(try #require(after.sorted().first)))
        #expect(try acknowledges(try #require(before.sorted().first)))
    }

    @Test func `retention erases a closed incident in the hour it is due, and the ledger goes on`() throws {
        let bench = try Bench("retention: {closed_incidents: 30d, local_messages: 30d}")
        bench.say("!declare P1 Zanzibar cannot pay")
        bench.say("!resolved INC-1 fixed")
        bench.say("!close INC-1 done")
        bench.say("!declare P2 another one")
        try bench.ledger.forgetOld(at: bench.now + .days(29))
        #expect(bench.ledger.incident(IncidentID(1))?.title.contains("Zanzibar") == true)
        let later = bench.now + .days(31)
        try bench.ledger.forgetOld(at: later)
        #expect(bench.ledger.incident(IncidentID(1))?.title == "[erased]")
        #expect(bench.ledger.incident(IncidentID(2))?.title == "another one")
        let check = try bench.ledger.store.checkRecord()
        #expect(check.faults == [] && check.erased > 1)
        #expect(try bench.messages() == [])
        let erased = check.erased
        try bench.ledger.forgetOld(at: later + .hours(1))
        #expect(try bench.ledger.store.checkRecord().erased == erased)
        let files = try FileManager.default.contentsOfDirectory(atPath: bench.directory)
        for file in files {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: bench.directory + "/" + file))
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Zanzibar"), "\(file)")
        }
        bench.now = later
        bench.say("!status INC-1")
        #expect(try bench.answer().contains("[erased]"))
    }
}
