import Incidents
import Wording

/// A message as Block Kit, in one part or several: Slack takes 50 blocks, 3,000 characters a text, 150 a header and
/// 40,000 a message. https://docs.slack.dev/reference/block-kit/blocks
struct SlackBlocks {
    static let mostBlocks = 50
    static let longestSection = 3000
    static let longestPart = 12_000
    static let longestHeader = 150
    /// What a notification and a screen reader get.
    static let longestFallback = 3000

    struct Part: Equatable {
        var blocks: [JSONValue]
        var text: String
    }

    /// At least one.
    let parts: [Part]

    init(_ message: Message, markup: SlackMarkup) {
        var blocks: [(block: JSONValue, length: Int)] = []
        if let banner = message.banner {
            let text = String(banner.prefix(Self.longestHeader))
            blocks.append((["type": "header", "text": ["type": "plain_text", "text": .string(text)]], text.count))
        }
        var lines: [String] = []
        func flush() {
            for text in Self.pieces(lines) { blocks.append((Self.section(text), text.utf16.count)) }
            lines = []
        }
        for block in message.blocks {
            switch block {
            case .line(let line): lines.append(markup.render(line))
            // A line each: two columns of fields are hard to read on a telephone.
            case .fields(let fields):
                for field in fields {
                    lines.append("*\(SlackMarkup.defused(field.name)):* \(markup.render(field.value.asRow))")
                }
            case .list(let items): for item in items { lines.append("• \(markup.render(item.asRow))") }
            case .code(let code):
                flush()
                for text in Self.pieces(
                    SlackMarkup.code(code).split(separator: "\n", omittingEmptySubsequences: false)
                        .map(String.init), reserving: 8)
                {
                    blocks.append((Self.section("```\n\(text)\n```"), text.utf16.count + 8))
                }
            case .buttons(let buttons):
                flush()
                blocks.append((Self.actions(buttons), 100))
            }
        }
        flush()
        if blocks.isEmpty { blocks = [(Self.section("…"), 1)] }
        let fallback = SlackMarkup.escape(PlainText.render(message, everyone: "everybody here"))
        let short = fallback.count > Self.longestFallback ? fallback.prefix(Self.longestFallback) + "…" : fallback[...]
        parts = Self.cut(blocks).enumerated().map { index, blocks in
            Part(blocks: blocks, text: index == 0 ? String(short) : "(part \(index + 1))")
        }
    }

    private static func cut(_ blocks: [(block: JSONValue, length: Int)]) -> [[JSONValue]] {
        var parts: [[JSONValue]] = [[]]
        var length = 0
        for (block, size) in blocks {
            let isFull = parts[parts.count - 1].count == mostBlocks || length + size > longestPart
            if isFull, !parts[parts.count - 1].isEmpty {
                parts.append([])
                length = 0
            }
            parts[parts.count - 1].append(block)
            length += size
        }
        return parts
    }

    /// Lines joined up to what a section takes; a line that alone is too long is cut.
    private static func pieces(_ lines: [String], reserving reserve: Int = 0) -> [String] {
        let limit = longestSection - reserve
        var pieces: [String] = []
        var piece = ""
        for line in lines.flatMap({ $0.cut(limit) }) {
            if !piece.isEmpty, piece.utf16.count + line.utf16.count + 1 > limit {
                pieces.append(piece)
                piece = ""
            }
            piece += piece.isEmpty ? line : "\n" + line
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }

    private static func section(_ text: String) -> JSONValue {
        ["type": "section", "text": ["type": "mrkdwn", "text": .string(text), "verbatim": true]]
    }

    private static func actions(_ buttons: [Message.Button]) -> JSONValue {
        let elements = buttons.prefix(5).enumerated().map { index, button -> JSONValue in
            var element: JSONValue = [
                "type": "button", "action_id": .string("sitrep:\(index)"),
                "text": ["type": "plain_text", "text": .string(String(button.label.prefix(75)))],
                "value": .string(String(button.press.text.prefix(2000))),
            ]
            if button.isPrimary { element = element.with("style", "primary") }
            return element
        }
        return ["type": "actions", "elements": .array(elements)]
    }
}

extension JSONValue {
    /// The object with one member more.
    func with(_ key: String, _ value: JSONValue) -> JSONValue {
        var members = object
        members[key] = value
        return .object(members)
    }
}

extension String {
    /// Cut into runs of at most so many UTF-16 units, at spaces where there are any, and never within an escape or a
    /// reference.
    fileprivate func cut(_ limit: Int) -> [String] {
        guard utf16.count > limit else { return [self] }
        var runs: [String] = []
        var rest = self[...]
        while rest.utf16.count > limit {
            var end = rest.startIndex
            var count = 0
            while end < rest.endIndex {
                let size = rest[end].utf16.count
                if count + size > limit { break }
                count += size
                end = rest.index(after: end)
            }
            let head = rest[..<end]
            let atSpace = head.lastIndex(of: " ")
            let atEscape = head.suffix(1000).lastIndex { $0 == "&" || $0 == "<" }
            if let space = atSpace, rest.distance(from: space, to: end) < limit / 2 {
                end = space
            } else if let escape = atEscape, escape > rest.startIndex, rest.distance(from: escape, to: end) < 900 {
                end = escape
            }
            if end == rest.startIndex { end = rest.index(after: end) }
            runs.append(String(rest[..<end]))
            rest = rest[end...]
        }
        runs.append(String(rest))
        return runs
    }
}
