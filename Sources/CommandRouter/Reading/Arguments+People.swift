import Incidents

extension Arguments {
    /// Everything that is left: `@bob`, `bob`, `Bob Stone`, `me`, `@bob and ana`. Whose names they are, the core knows,
    /// and what else stands there.
    mutating func name(_ what: String) throws(Slip) -> PersonName {
        skip("to")
        guard let name = try optionalName() else { throw .missing(what) }
        return name
    }

    mutating func optionalName() throws(Slip) -> PersonName? {
        let whole = rest.trimmed { ".,;:!?…".unicodeScalars.contains($0) || $0.isSpace }
        let names = Mention.plain(whole.unquoted)[...].trimmed { ".,;:!?…".unicodeScalars.contains($0) || $0.isSpace }
        rest = ""
        guard !names.bare.isEmpty else { return nil }
        try Self.check(names, "A name", Limit.title)
        return PersonName(names.bare.folded == "me" ? "me" : String(names))
    }

    /// A little word that people put before the argument.
    mutating func skip(_ words: String...) {
        let first = rest.firstWord
        if words.contains(first.folded) { rest = rest.after(first) }
    }
}
