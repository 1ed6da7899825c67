/// The shapes of Matrix identifiers: `@user:server`, `#alias:server`, `!id:server`.
enum MatrixNames {
    static func isUser(_ text: String) -> Bool { has("@", text) }
    static func isRoom(_ text: String) -> Bool {
        // Rooms of the newest version have an id without a server.
        has("#", text) || has("!", text) || (text.hasPrefix("!") && text.count > 20)
    }

    static func isServer(_ text: String) -> Bool {
        !text.isEmpty && text.contains(".") && !text.contains { $0.isWhitespace || "@#!/".contains($0) }
    }

    private static func has(_ sign: Character, _ text: String) -> Bool {
        guard text.first == sign, let colon = text.firstIndex(of: ":") else { return false }
        let local = text[text.index(after: text.startIndex)..<colon]
        return !local.isEmpty && text.index(after: colon) < text.endIndex && !text.contains(where: \.isWhitespace)
    }
}
