import HTTPClient
import Incidents
import Ledger
import Settings
import Store

extension Daemon {
    /// A link that lets a person in once: made beside the running daemon, from what its store says.
    package static func invite(
        _ key: String, room: String?, dataDirectory: String, configurationFiles: [String]
    ) throws(Refusal) -> (link: String, until: Instant) {
        let words = try EntranceWords(dataDirectory, configurationFiles)
        let person = try words.person(key)
        if let room, try words.asking({ reader throws(StoreFailure) in try reader.room(room) }) == nil {
            throw Refusal(sentence: "there is no room \"\(room)\" of ours", status: 1)
        }
        let now = WallClock.now()
        // 128 bits of the system's own.
        let nonce = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }.joined()
        let invitation = Invitation(
            person: person, room: room, made: now, until: now + words.lasting, nonce: nonce)
        let link = try invitation.link(base: words.base) { text throws(Refusal) in try words.seal(text) }
        return (link, invitation.until)
    }

    /// A new key for links: whoever has the old one, from a backup of an older version, can make none any more.
    package static func renewLinkKey(dataDirectory: String) throws(Refusal) {
        do throws(StoreFailure) { try Store.renewLinkKey(in: dataDirectory) } catch {
            throw Refusal(sentence: "\(error)", status: error.exitStatus)
        }
    }

    /// The address of a person's shifts, for their own calendar.
    package static func calendar(
        of key: String, dataDirectory: String, configurationFiles: [String]
    ) throws(Refusal) -> String {
        let words = try EntranceWords(dataDirectory, configurationFiles)
        let person = try words.person(key)
        let revoked = try words.asking { reader throws(StoreFailure) in try reader.value(Ledger.revocation(of: person))
        }
        let word = CalendarFeed.sealed(person, revoked: revoked)
        return CalendarFeed.address(of: person, base: words.base, seal: try words.seal(word))
    }

    /// Ends every session of a person and takes back the links they have not used. Asks the running daemon; where none
    /// runs, the store itself.
    package static func revoke(
        _ key: String, dataDirectory: String, configurationFiles: [String]
    ) async throws(Refusal) {
        let words = try EntranceWords(dataDirectory, configurationFiles)
        // Somebody who has left is not in the configuration any more; their sessions may be.
        let person = (try? words.person(key)) ?? PersonID(key)
        let order = RevokeOrder(person, made: WallClock.now())
        let word = order.word(sealed: try words.seal(order.text))
        let proof = try words.seal(order.doneText)
        if let address = words.address, await isTaken(word, by: address, proof) { return }
        do throws(StoreFailure) {
            let store = try Store(directory: dataDirectory)
            defer { store.close() }
            _ = try store.revoke(person, at: WallClock.now())
        } catch {
            let hint = words.address.map { "; the daemon was asked at \($0) and did not take it" } ?? ""
            throw Refusal(sentence: "\(error)\(hint)", status: error.exitStatus)
        }
    }

    /// Somebody else may listen at the daemon's old port by now, and say that all is well: only the proof counts.
    private static func isTaken(_ word: String, by address: String, _ proof: String) async -> Bool {
        let http = HTTPClient()
        let request = HTTPRequest(
            method: "POST", url: "\(address)/revoke", headers: [("Content-Type", "text/plain")],
            body: Array(word.utf8), timeout: .seconds(5), proxy: "")
        // Whatever fails: then the store is asked, and it says who holds it.
        let answer = try? await http.send(request)
        await http.shutdown()
        guard let answer, answer.status == 200 else { return false }
        return String(decoding: answer.body, as: UTF8.self).contains("\"\(proof)\"")
    }
}

/// What the store of a running daemon says of the way in.
private struct EntranceWords {
    var base: String
    var address: String?
    var lasting: Duration
    private var people: [String]
    private var configured: Policy?
    private let reader: StoreReader

    init(_ directory: String, _ files: [String]) throws(Daemon.Refusal) {
        do throws(StoreFailure) {
            reader = try StoreReader(directory: directory)
            address = try reader.value(WebWords.address)
            base = try reader.value(WebWords.base) ?? "http://127.0.0.1:8080"
            people = (try reader.value(WebWords.people) ?? "").split(separator: "\n").map(String.init)
            let milliseconds = try reader.value(WebWords.lasting).flatMap { Int64($0) }
            lasting = milliseconds.map { .milliseconds($0) } ?? .hours(24)
        } catch {
            throw Daemon.Refusal(sentence: "\(error)", status: error.exitStatus)
        }
        guard !files.isEmpty else { return }
        let loaded = Daemon.load(files)
        guard let policy = loaded.configuration?.policy else {
            throw Daemon.Refusal(sentence: loaded.diagnostics.map(\.description).joined(separator: "\n"), status: 78)
        }
        configured = policy
        people = policy.people.keys.map(\.key).sorted()
        lasting = policy.invitationsLast
        if let url = policy.publicURL { base = url }
    }

    func person(_ name: String) throws(Daemon.Refusal) -> PersonID {
        if let found = configured?.person(named: name) { return found }
        let bare = name.hasPrefix("@") ? String(name.dropFirst()) : name
        if let key = people.first(where: { $0.lowercased() == bare.lowercased() }) { return PersonID(key) }
        let some = people.prefix(20).joined(separator: ", ")
        throw Daemon.Refusal(
            sentence: "the configuration knows nobody called \"\(name)\"; there is: \(some.isEmpty ? "nobody" : some)",
            status: 1)
    }

    func seal(_ text: String) throws(Daemon.Refusal) -> String {
        guard let seal = try asking({ reader throws(StoreFailure) in try reader.seal(text) }) else {
            throw Daemon.Refusal(sentence: "this store has no key yet: start sitrep run with it once", status: 1)
        }
        return seal
    }

    func asking<Value>(_ body: (StoreReader) throws(StoreFailure) -> Value) throws(Daemon.Refusal) -> Value {
        do throws(StoreFailure) { return try body(reader) } catch {
            throw Daemon.Refusal(sentence: "\(error)", status: error.exitStatus)
        }
    }
}
