import Incidents

/// What Slack calls things: `C012AB3CD`, `1763692745.000200`, `13345224609.738474920.8088930838d88f008e0`.
///
/// Channel ids are unique at Slack, not only in their workspace: a channel that is shared between workspaces, or moved
/// within an Enterprise Grid, is one room here, and `team_id`, `context_team_id` and `enterprise_id` add nothing to it.
/// So are user ids; those of a Grid begin with `W`, and people of other organizations are people like others.
enum SlackID {
    /// The id as it may stand in our keys; nil where it is none, or longer than any.
    static func checked(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.count <= 255, text.utf8.allSatisfy(isPart) else { return nil }
        return text
    }

    /// When a message was said: its `ts` is seconds and microseconds. Nil where it is no such thing.
    static func instant(_ ts: String) -> Instant? {
        let parts = ts.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, (1...11).contains(whole.utf8.count), whole.utf8.allSatisfy(isDigit),
            let seconds = Int64(whole)
        else { return nil }
        guard parts.count == 2 else { return Instant(seconds: seconds) }
        guard parts[1].utf8.count <= 9, parts[1].utf8.allSatisfy(isDigit) else { return nil }
        let milliseconds = Int64(parts[1].prefix(3) + String(repeating: "0", count: max(0, 3 - parts[1].utf8.count)))
        return Instant(milliseconds: seconds * 1000 + (milliseconds ?? 0))
    }

    static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
