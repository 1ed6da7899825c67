// The payload of a redaction. Taking words away is itself part of the record: which events, and why, but no words.

package struct Erased: Hashable, Sendable, Codable {
    package enum Reason: String, Hashable, Sendable, Codable {
        /// Somebody asked for it with `sitrep redact`.
        case asked
        /// The configuration says that it is kept no longer.
        case retention
    }
    /// One event whose words are gone.
    package struct Entry: Hashable, Sendable, Codable {
        package var seq: Int
        /// SHA-256 in hexadecimal of what stands in the place of the words; nil where nothing does.
        package var residue: String?
        package init(seq: Int, residue: String?) {
            self.seq = seq
            self.residue = residue
        }
        private enum CodingKeys: String, CodingKey { case seq, residue }
    }
    package var events: [Entry]
    package var reason: Reason
    package init(events: [Entry], reason: Reason) {
        self.events = events
        self.reason = reason
    }
    private enum CodingKeys: String, CodingKey { case events, reason }

    /// What stands where words were.
    package static let mark = "[erased]"
}
