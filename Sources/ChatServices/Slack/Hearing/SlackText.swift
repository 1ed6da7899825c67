/// What somebody typed at Slack, as plain text: mentions as `@U012AB3CD`, links as they read, nothing escaped.
/// https://docs.slack.dev/messaging/formatting-message-text
struct SlackText: Sendable {
    private(set) var text = ""
    /// The people mentioned, by their ids.
    private(set) var mentioned: [String] = []
    /// Nil or a user group's handle, by its id: Slack leaves the name out where it thinks we know it.
    private let group: @Sendable (String) -> String?

    /// Characters (Unicode scalars) that are passed on; nothing longer can be typed at Slack.
    static let longest = 40_000

    /// - Parameter labels: whether a link's own words are told beside its address; not within a slash command.
    init(_ markup: String, labels: Bool = true, group: @escaping @Sendable (String) -> String? = { _ in nil }) {
        self.group = group
        var rest = Self.cut(markup)[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
            text += Self.unescaped(rest[..<open])
            let inside = rest[rest.utf8.index(after: open)...]
            guard let close = inside.utf8.firstIndex(of: UInt8(ascii: ">")) else {
                rest = rest[open...]
                break
            }
            rest = inside[inside.utf8.index(after: close)...]
            add(inside[..<close], labels: labels)
            // `<@U1>s` is the mention of U1 and an s, not of U1s.
            if text.utf8.last.map(SlackID.isPart) == true, rest.utf8.first.map(Self.isLetter) == true { text += " " }
        }
        text = Self.cut(text + Self.unescaped(rest))
    }

    /// What `blocks` say, where `text` says nothing.
    init(blocks: JSONValue, group: @escaping @Sendable (String) -> String? = { _ in nil }) {
        self.group = group
        var rich = SlackRichText(group: group)
        rich.add(blocks)
        text = Self.cut(rich.text)
        mentioned = rich.mentioned
    }

    /// Of a message or the event of one.
    init(message: JSONValue, group: @escaping @Sendable (String) -> String? = { _ in nil }) {
        let words = message["text"].string ?? ""
        if words.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) {
            self.init(blocks: message["blocks"], group: group)
        } else {
            self.init(words, group: group)
        }
    }

    /// Takes our own mention off the start. False where it does not stand there.
    mutating func takeOff(_ ourself: Set<String>) -> Bool {
        let start = text.unicodeScalars.drop { $0 == " " || $0 == "\n" }
        guard start.first == "@" else { return false }
        let id = start.dropFirst().prefix { $0.isASCII && SlackID.isPart(UInt8($0.value)) }
        guard ourself.contains(String(id)) else { return false }
        let rest = start[id.endIndex...].drop { $0 == " " || $0 == "\n" || $0 == ":" || $0 == "," }
        text = String(rest)
        return true
    }

    /// One `<…>`: what kind it is says its first character.
    private mutating func add(_ inside: Substring, labels: Bool) {
        let parts = inside.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let what = parts[0]
        let label = parts.count == 2 && !parts[1].isEmpty ? Self.unescaped(parts[1]) : nil
        if let id = what.after("@"), let person = SlackID.checked(String(id)) {
            text += "@\(person)"
            mentioned.append(person)
        } else if let id = what.after("#") {
            text += "#\(label ?? String(id))"
        } else if let id = what.after("!subteam^") {
            text += label.map { String($0.drop { $0 == "@" }) } ?? group(String(id)) ?? "@\(id)"
        } else if let order = what.after("!") {
            let everyone = ["here", "channel", "everyone"]
            text += everyone.contains(String(order)) ? "@\(order)" : label ?? String(order)
        } else {
            text += Self.link(Self.unescaped(what), label, labels: labels)
        }
    }

    /// Slack makes links of what looks like one: that is told as it was typed.
    static func link(_ url: String, _ label: String?, labels: Bool) -> String {
        guard let label, label != url else { return url }
        for scheme in ["https://", "http://", "mailto:", "tel:"] where url.hasPrefix(scheme) {
            let address = String(url.dropFirst(scheme.count))
            if address == label || address == label + "/" || scheme == "tel:" { return label }
        }
        return labels ? "\(label) (\(url))" : url
    }

    private static func unescaped(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
        // The ampersand last: `&amp;lt;` is somebody's `&lt;`.
        return String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    private static func cut(_ text: String) -> String {
        text.utf8.count > longest ? String(text.unicodeScalars.prefix(longest)) : text
    }

    private static func isLetter(_ byte: UInt8) -> Bool { SlackID.isPart(byte) && byte >= 0x30 && byte != 0x5F }
}

extension Substring {
    fileprivate func after(_ start: String) -> Substring? { hasPrefix(start) ? dropFirst(start.count) : nil }
}
