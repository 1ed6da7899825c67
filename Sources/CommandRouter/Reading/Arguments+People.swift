import Incidents

extension Arguments {
    /// A mention, or everything that is left as a name: `@bob`, `bob`, `Bob Stone`, `me`.
    mutating func name(_ what: String) throws(Slip) -> PersonName {
        skip("to")
        guard let name = try optionalName() else { throw .missing(what) }
        return name
    }

    mutating func optionalName() throws(Slip) -> PersonName? {
        if let mention = Mention(leading: rest) {
            rest = mention.rest
            // "please" after a mention changes nothing about who is meant.
            return mention.person
        }
        let name = rest.bare
        rest = ""
        guard !name.isEmpty else { return nil }
        try Self.check(name, "A name", Limit.name)
        return PersonName(name.folded == "me" ? "me" : String(name))
    }

    /// A little word that people put before the argument.
    mutating func skip(_ words: String...) {
        let first = rest.firstWord
        if words.contains(first.folded) { rest = rest.after(first) }
    }
}
