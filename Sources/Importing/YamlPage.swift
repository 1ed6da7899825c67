import Yams

/// YAML with comments, a piece at a time. Values go through the emitter, which quotes what needs it; comments are made one
/// line each, so that no name from elsewhere can end one.
struct YamlPage {
    private(set) var text = ""

    mutating func blank() { text += "\n" }

    mutating func comment(_ words: String, indent: Int = 0) {
        text += "\(Self.margin(indent))# \(Self.line(words))\n"
    }

    /// `key:`, for entries that come below.
    mutating func open(_ key: String, indent: Int = 0) { text += "\(Self.margin(indent))\(key):\n" }

    /// `key: value`
    mutating func entry(_ key: String, _ value: Node, indent: Int) {
        add(.mapping(.init([(Self.scalar(key), value)], .implicit, .block)), indent)
    }

    /// `- value`
    mutating func item(_ value: Node, indent: Int) {
        add(.sequence(.init([value], .implicit, .block)), indent)
    }

    private mutating func add(_ node: Node, _ indent: Int) {
        // Only a serializer that was misused throws; what cannot be said is left out, and stands as such.
        guard let emitted = try? Yams.serialize(node: node, width: -1, allowUnicode: true) else {
            return comment("left out: it cannot be written as YAML", indent: indent)
        }
        for line in emitted.split(separator: "\n") { text += "\(Self.margin(indent))\(line)\n" }
    }

    private static func margin(_ indent: Int) -> String { String(repeating: " ", count: indent) }

    /// A text from elsewhere in one line without control characters, at most 200 characters.
    static func line(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isBreak =
                scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}"
                || scalar == "\u{2029}" || scalar == "\u{FEFF}"
            line.append(isBreak ? " " : scalar)
        }
        return String(String(line).prefix(200))
    }

    static func scalar(_ text: String) -> Node { .scalar(line(text).represented()) }
    static func list(_ items: [String]) -> Node { .sequence(.init(items.map(scalar), .implicit, .flow)) }
    static func map(_ entries: [(String, Node)]) -> Node {
        .mapping(.init(entries.map { (scalar($0.0), $0.1) }, .implicit, .flow))
    }
}
