import Delivery
import Incidents
import Wording

/// How the terminal shows a message, and how it reads a line.
enum ConsoleText {
    /// The room stands before each line where it is not the console's own.
    static func render(_ posting: Posting, colours: Bool) -> String {
        let place = posting.room.room == "console" ? "" : "#\(posting.room.room) "
        let colour = colours ? "\u{1B}[36m" : ""
        let plain = colours ? "\u{1B}[0m" : ""
        return PlainText.render(posting.message).split(separator: "\n", omittingEmptySubsequences: false)
            .map { "\(colour)\(place)\($0)\(plain)\n" }.joined()
    }

    /// `#incident-2026-11-20-001 !status`: the room, and what is said there.
    static func read(_ line: String) -> (room: String?, text: String) {
        let text = line.trimmed
        guard text.hasPrefix("#incident-"), let space = text.firstIndex(of: " ") else { return (nil, text) }
        return (String(text[..<space].dropFirst()), String(text[space...]).trimmed)
    }
}

extension String {
    fileprivate var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}
