import Incidents

extension Arguments {
    /// Everything that is left, as typed; its length has been checked. `what` completes "needs …".
    mutating func text(_ what: String) throws(Slip) -> String {
        guard let text = optionalText() else { throw .missing(what) }
        return text
    }

    mutating func optionalText() -> String? {
        defer { rest = "" }
        return rest.isEmpty ? nil : String(rest)
    }

    /// One line of at most 200 characters, without the quotes around it.
    mutating func optionalTitle() throws(Slip) -> String? {
        defer { rest = "" }
        let words = rest.unquoted
        guard !words.isEmpty else { return nil }
        try Self.check(words, "A title", Limit.title)
        return words.unicodeScalars.split(separator: "\n").map { String(Substring($0).trimmed) }
            .joined(separator: " ")
    }

    /// Characters are counted; so that one character cannot hold a book of accents, so are its parts.
    static func check(_ text: Substring, _ what: String, _ limit: Int) throws(Slip) {
        guard text.utf8.count > limit else { return }
        let parts = text.unicodeScalars.count
        let count = parts > limit * 4 ? parts : text.count
        guard count > limit else { return }
        throw .invalid("\(ours: what) has at most \(limit) characters, and this one has \(count). Please shorten it.")
    }
}
