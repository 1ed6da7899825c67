/// The keys of one map. A key that nobody knows is reported at once, because a misspelt one would silently do nothing.
struct Fields {
    let path: String
    let place: Place
    let problems: Problems
    private let entries: [Entry]

    init(path: String, place: Place, entries: [Entry], known: [String], problems: Problems) {
        self.path = path
        self.place = place
        self.entries = entries
        self.problems = problems
        for entry in entries where !known.contains(entry.key) && !entry.isRemark(atTop: path.isEmpty) {
            report(entry, known: known)
        }
    }

    /// The value under the first of these names that is there. A key without a value counts as absent.
    subscript(_ names: String...) -> Field? {
        guard let found = said(names), !found.isNothing else { return nil }
        return found
    }

    /// As above, but a key without a value is there: in the matrix it ends a step.
    func said(_ names: [String]) -> Field? {
        guard let entry = entries.first(where: { names.contains($0.key) }) else { return nil }
        let full = path.isEmpty ? entry.name : "\(path).\(entry.name)"
        return Field(path: full, place: entry.place, value: entry.value, problems: problems)
    }

    func error(_ what: String, hint: String? = nil) {
        problems.error(place, "\(path) \(what)", hint: hint)
    }

    /// Where a secret is to be found: `name_file` or `name_env`.
    func secret(_ name: String) -> SecretSource? {
        let file = self["\(name)_file"]
        let variable = self["\(name)_env"]
        if let file, variable != nil {
            file.error("stands beside \(name)_env", hint: "Keep one of the two")
        }
        return file.flatMap { SecretCheck.file($0) } ?? variable.flatMap { SecretCheck.variable($0) }
    }

    /// Is one of these secrets there in any form, also the literal one that has been reported already?
    func mentions(_ secrets: String...) -> Bool {
        secrets.contains { said([$0, "\($0)_file", "\($0)_env"]) != nil }
    }

    private func report(_ entry: Entry, known: [String]) {
        let full = path.isEmpty ? entry.name : "\(path).\(entry.name)"
        // The literal form of a secret that the file may only point to. Its value is not repeated.
        if known.contains("\(entry.key)_file") {
            return problems.error(
                entry.place, "\(full) is a secret and may not stand in this file",
                hint: "Put it in a file and write \(entry.key)_file: /path/to/it, or \(entry.key)_env: NAME")
        }
        let whose = path.isEmpty ? "unknown key" : "unknown key in \(path)"
        let hint = Spelling.hint(entry.key, among: known) ?? "Keys here: \(known.joined(separator: ", "))"
        problems.error(entry.place, whose, got: entry.name, hint: hint)
    }
}

extension Entry {
    /// `x-anything` at the top is nobody's key: a place for anchors.
    fileprivate func isRemark(atTop: Bool) -> Bool { atTop && name.lowercased().hasPrefix("x-") }
}
