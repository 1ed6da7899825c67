import CSQLite
import Delivery
import Foundation
import Incidents
import Ledger
import Settings
import Store
import Testing

/// A ledger over a file of its own, with the embedded demo team, at a fixed moment.
final class Bench {
    let directory = NSTemporaryDirectory() + "sitrep-ledger-\(UInt64.random(in: .min ... .max))"
    let ledger: Ledger
    /// As the configuration says, without what was learned since.
    let configured: Policy
    var now = Instant(seconds: 1_780_000_000)
    private var count = 0

    init(_ yaml: String? = nil, seed: UInt64? = nil) throws {
        let loaded = yaml.map { SettingsLoader.load(text: $0, named: "test.yaml") } ?? SettingsLoader.embedded()
        let configuration = try #require(loaded.configuration, "\(loaded.diagnostics)")
        let store = try Store(directory: directory, options: Store.Options(isRehearsal: true))
        configured = configuration.policy
        var options = Ledger.Options()
        options.seed = seed
        ledger = Ledger(store: store, policy: configuration.policy, options: options)
        try ledger.open(at: now)
        _ = ledger.adopt(configuration.policy, at: now)
        _ = ledger.take([.openLocalRoom("ops")], at: now)
    }

    deinit {
        ledger.store.close()
        // Left in the temporary directory it hurts nobody.
        try? FileManager.default.removeItem(atPath: directory)
    }

    @discardableResult
    func say(_ text: String, by author: String = "alex", room: String = "ops", id: String? = nil) -> Receipt {
        count += 1
        let submission = LocalSubmission(room: room, author: author, text: text, thread: nil, id: id ?? "m\(count)")
        return ledger.take([.local(submission)], at: now).receipts[0]
    }

    func hear(_ text: String, by sender: String, room: String, id: String, at: Instant? = nil) -> Receipt {
        let heard = Heard(room: RoomRef(chat: "matrix", room: room), id: id, sender: sender, text: text, at: at ?? now)
        return ledger.take([.heard([heard], remember: ["matrix/since": id])], at: now).receipts[0]
    }

    func messages(_ room: String = "ops") throws -> [LocalMessage] {
        try ledger.store.messages(room: room, after: 0, limit: 1000)
    }

    /// What the bot answered last.
    func answer(_ room: String = "ops") throws -> String {
        try messages(room).last { $0.author == "sitrep" }?.text ?? ""
    }

    /// Something stands where the answer to this message will: it cannot be taken.
    func taken(_ text: String, id: String, room: String = "ops", author: String = "alex") throws {
        let key = MessageRef(room: RoomRef(chat: "local", room: room), id: id, author: author).replyKey
        _ = try ledger.store.add(
            LocalMessage(seq: 0, room: room, id: key, author: "sitrep", text: "it was here", thread: nil, at: now))
    }

    /// As the store had it before.
    func rename(_ id: String, to other: String) throws {
        var database: OpaquePointer?
        try #require(sqlite3_open(directory + "/sitrep.db", &database) == SQLITE_OK)
        defer { sqlite3_close(database) }
        let sql = "UPDATE messages SET id = '\(other)' WHERE id = '\(id)'"
        try #require(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
    }

    /// While `body` runs another process holds the file, so that no group can be committed.
    func whileTheFileIsHeld(_ body: () throws -> Void) throws {
        var other: OpaquePointer?
        try #require(sqlite3_open(directory + "/sitrep.db", &other) == SQLITE_OK)
        defer { sqlite3_close(other) }
        try #require(sqlite3_exec(other, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK)
        try body()
        sqlite3_exec(other, "ROLLBACK", nil, nil, nil)
    }
}
