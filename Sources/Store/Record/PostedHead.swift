/// The end of the record as it was posted in a room when an incident was closed: a seq and the beginning of a hash.
package struct PostedHead: Hashable, Sendable, CustomStringConvertible {
    package var seq: Int
    /// At least 8 hexadecimal digits, in lower case; the bot posts 32, a whole hash has 64.
    package var hash: String

    package init(seq: Int, hash: String) {
        self.seq = seq
        self.hash = hash
    }

    /// Reads `52:ab12…`, `52 ab12…`, and the whole line as it stands in the room. Nil where there is no such pair.
    package init?(_ text: String) {
        let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        for (word, next) in zip(words, words.dropFirst()) {
            guard let seq = Int(word), seq > 0, (8...64).contains(next.count),
                next.allSatisfy({ $0.isHexDigit }), word.allSatisfy({ $0.isNumber })
            else { continue }
            self.init(seq: seq, hash: next.lowercased())
            return
        }
        return nil
    }

    package var description: String { "\(seq) \(hash)" }
}

/// What a posted head says about the record.
package enum HeadComparison: Hashable, Sendable {
    case same
    /// The event is there with another hash.
    case rewritten(found: String)
    /// The record ends before it.
    case cut(end: Int)
    /// Other events stand around the place where it was.
    case missing

    /// A sentence for the terminal.
    package func sentence(_ head: PostedHead) -> String {
        switch self {
        case .same: return "event \(head.seq) is the one that was posted in the room"
        case .rewritten(let found):
            return "event \(head.seq) has the hash \(found.prefix(head.hash.count)), but \(head.hash) was posted in "
                + "the room: the record was written anew"
        case .cut(let end):
            let gone = head.seq - end
            return "the record ends at \(end), but event \(head.seq) was posted in the room: "
                + "\(gone) event\(gone == 1 ? " is" : "s are") missing"
        case .missing: return "event \(head.seq) was posted in the room and is missing"
        }
    }
}

extension StoreReading {
    package func compare(_ head: PostedHead) throws(StoreFailure) -> HeadComparison {
        try read { database throws(StoreFailure) in
            let found = try database.first("SELECT hash FROM events WHERE seq = ?", head.seq) {
                row throws(StoreFailure) in row.bytes(0).hex
            }
            if let found { return found.hasPrefix(head.hash) ? .same : .rewritten(found: found) }
            let end = try database.pragma("SELECT ifnull(max(seq), 0) FROM events")
            return end < head.seq ? .cut(end: end) : .missing
        }
    }

    /// The last event's place and hash; nil where there is none.
    package func recordEnd() throws(StoreFailure) -> PostedHead? {
        try read { database throws(StoreFailure) in
            try database.first("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1") {
                row throws(StoreFailure) in PostedHead(seq: row.int(0), hash: row.bytes(1).hex)
            }
        }
    }

    /// Heads that the bot posted in rooms of its own.
    package func postedHeads() throws(StoreFailure) -> [PostedHead] {
        try read { database throws(StoreFailure) in
            let texts = try database.all(
                """
                SELECT text FROM messages
                WHERE author = 'sitrep' AND kind <> 'message' AND id GLOB 'e[0-9]*/head/*' ORDER BY at
                """
            ) { row throws(StoreFailure) in row.text(0) }
            return texts.compactMap { PostedHead($0) }
        }
    }
}
