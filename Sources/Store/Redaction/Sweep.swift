import Incidents

/// Goes through everything beside the events for words that are to be gone. A test compares the tables with the
/// schema's, so that a new one finds its place here.
struct Sweep {
    static let tables: Set<String> = ["events", "incidents", "inbox", "outbox", "small_values", "rooms", "messages"]
    /// Random values; a short word may be part of one by chance.
    private static let kept: Set<String> = ["identity", "seal", "epochs"]

    let residue: Residue
    private(set) var messages = 0
    private(set) var rows = 0
    private(set) var rooms: [String] = []

    init(residue: Residue) { self.residue = residue }

    private var needles: Needles { residue.needles }

    /// The message an event came from, the answers to it, and what the bot said because of it.
    mutating func eraseMessages(of seq: Int, origin: MessageRef?, _ store: Store) throws(StoreFailure) {
        try store.database.run(
            "UPDATE messages SET text = ? WHERE author = 'sitrep' AND id GLOB 'e' || ? || '/*' AND text <> ?",
            Erased.mark, seq, Erased.mark)
        messages += store.database.changedCount
        guard let origin, origin.room.chat == "local" else { return }
        try store.database.run(
            """
            UPDATE messages SET text = ?1 WHERE room = (SELECT id FROM rooms WHERE name = ?2) AND text <> ?1
                AND (id = ?3 AND author = ifnull(?4, author) OR in_reply_to = ?3 AND author = 'sitrep')
            """, Erased.mark, origin.room.room, origin.id, origin.author)
        messages += store.database.changedCount
    }

    mutating func run(_ store: Store) throws(StoreFailure) {
        guard !needles.isEmpty else { return }
        try sweepMessages(store)
        try sweepRooms(store)
        try sweepOutbox(store)
        try sweepValues(store)
        let inbox = try store.database.all("SELECT source, id FROM inbox") { row throws(StoreFailure) in
            (source: row.text(0), id: row.text(1))
        }
        for one in inbox where holds(one.source) || holds(one.id) {
            try store.database.run("DELETE FROM inbox WHERE source = ? AND id = ?", one.source, one.id)
            rows += 1
        }
    }

    private func holds(_ text: String?) -> Bool { text.map { needles.isName($0) || needles.found(in: $0) } ?? false }

    /// Words become the mark, a person's name the pseudonym.
    private func swept(_ text: String) -> String {
        if needles.isName(text) { return residue.pseudonym }
        return needles.found(in: text) ? Erased.mark : text
    }

    /// An id is a path of parts: each part that holds it goes, so that ids stay different from each other.
    private func sweptID(_ id: String) -> String {
        guard holds(id) else { return id }
        let parts = id.split(separator: "/", omittingEmptySubsequences: false).map { part in
            holds(String(part)) ? residue.pseudonym : String(part)
        }
        let joined = parts.joined(separator: "/")
        return holds(joined) ? residue.pseudonym : joined
    }

    private mutating func sweepMessages(_ store: Store) throws(StoreFailure) {
        let found = try store.database.all(
            "SELECT room, seq, id, author, text, thread, in_reply_to FROM messages"
        ) { row throws(StoreFailure) -> (Int, Int, String, String, String, String?, String?)? in
            let texts: [String?] = [row.text(2), row.text(3), row.text(4), row.textIfAny(5), row.textIfAny(6)]
            guard texts.contains(where: { holds($0) }) else { return nil }
            return (row.int(0), row.int(1), row.text(2), row.text(3), row.text(4), row.textIfAny(5), row.textIfAny(6))
        }
        for (room, seq, id, author, text, thread, reply) in found.compactMap({ $0 }) {
            // What somebody wrote goes with their name; what others wrote goes where it names them.
            let isTheirs = needles.isName(author)
            try store.database.run(
                """
                UPDATE OR REPLACE messages SET id = ?, author = ?, text = ?, thread = ?, in_reply_to = ?
                WHERE room = ? AND seq = ?
                """, sweptID(id), swept(author), isTheirs || holds(text) ? Erased.mark : text,
                thread.map { sweptID($0) }, reply.map { sweptID($0) }, room, seq)
            messages += 1
        }
    }

    private mutating func sweepRooms(_ store: Store) throws(StoreFailure) {
        for room in try store.rooms() {
            if holds(room.topic) { try store.setTopic(room: room.name, Erased.mark) }
            if holds(room.name) { rooms.append(room.name) }
        }
    }

    /// What still waits to be said is not said any more; a page that waits goes out without the words.
    private mutating func sweepOutbox(_ store: Store) throws(StoreFailure) {
        let found = try store.database.all(
            "SELECT id, key, lane, errand, why, remote_id, priority, state FROM outbox"
        ) { row throws(StoreFailure) -> OutboxWords? in
            let words = OutboxWords(row)
            let isFound = holds(words.key) || holds(words.lane) || holds(words.why) || holds(words.remote)
            return isFound || words.errand.map { holds($0) } == true ? words : nil
        }
        for row in found.compactMap({ $0 }) {
            let errand = row.errand.map { swept($0).bytes }.map { UTF8Bytes(bytes: $0) }
            let isStopped = row.isWaiting && !row.isPage && row.errand.map { holds($0) } == true
            try store.database.run(
                """
                UPDATE OR REPLACE outbox SET key = ?, lane = ?, errand = iif(?, NULL, ?), why = ?, remote_id = ?,
                    state = iif(?, 2, state), settled_at = iif(?, created_at, settled_at) WHERE id = ?
                """, sweptID(row.key), sweptID(row.lane), isStopped, errand, row.why.map { swept($0) },
                row.remote.map { sweptID($0) }, isStopped, isStopped, row.id)
            rows += 1
        }
    }

    private mutating func sweepValues(_ store: Store) throws(StoreFailure) {
        let found = try store.database.all("SELECT key, value FROM small_values") { row throws(StoreFailure) in
            (key: row.text(0), value: row.text(1))
        }
        for one in found where !Sweep.kept.contains(one.key) {
            let tree = one.value.utf8.first.map { "{[".utf8.contains($0) } == true ? Sweep.tree(one.value) : nil
            let isFound = tree.map { holds($0) } ?? holds(one.value)
            guard isFound || holds(one.key) else { continue }
            rows += 1
            if holds(one.key) || tree == nil {
                try store.database.run("DELETE FROM small_values WHERE key = ?", one.key)
            } else if let tree {
                try store.set(one.key, String(decoding: swept(tree).bytes, as: UTF8.self))
            }
        }
    }

    private static func tree(_ text: String) -> JSONTree? {
        var text = text
        return text.withUTF8 { try? JSONTree(UnsafeRawBufferPointer($0)) }
    }

    private func holds(_ tree: JSONTree) -> Bool {
        tree.strings().contains { holds($0.text) } || tree.names.contains { holds($0) }
    }

    private func swept(_ tree: JSONTree) -> JSONTree {
        tree.mapped(names: { holds($0) ? residue.pseudonym : $0 }) { _, text in swept(text) }
    }

    private struct OutboxWords {
        var id: Int
        var key: String
        var lane: String
        var errand: JSONTree?
        var why: String?
        var remote: String?
        var isPage: Bool
        var isWaiting: Bool

        init(_ row: Statement) {
            id = row.int(0)
            key = row.text(1)
            lane = row.text(2)
            errand = row.isNull(3) ? nil : try? JSONTree(row.bytes(3))
            why = row.textIfAny(4)
            remote = row.textIfAny(5)
            isPage = row.int(6) == 0
            isWaiting = row.int(7) == 0
        }
    }
}
