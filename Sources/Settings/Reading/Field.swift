import Incidents

/// A value with its path (`people.ana.phones`), which knows how to read itself and what to say when it cannot.
struct Field {
    /// A text and where it stands.
    struct Text {
        var text: String
        var place: Place
    }

    let path: String
    /// Of the key; a value's own place is in `value`.
    let place: Place
    let value: Value
    let problems: Problems

    var isNothing: Bool {
        if case .nothing = value.content { true } else { false }
    }

    /// Nothing where the value may be a secret that somebody wrote in the open.
    private var shown: String? { Entry.isSecret(path) ? nil : value.kind }

    func error(_ what: String, got: String? = nil, hint: String? = nil) {
        problems.error(value.place, "\(path) \(what)", got: got, hint: hint)
    }

    /// One text; nil where there is nothing, or (reported) something else.
    func text() -> Text? {
        switch value.content {
        case .nothing: return nil
        case .text(let text):
            if text.trimmed.isEmpty {
                error("is empty", hint: "Write a value, or take the key away")
                return nil
            }
            return Text(text: text.trimmed, place: value.place)
        case .list, .map:
            problems.error(place, "\(path) is one text", got: shown)
            return nil
        }
    }

    /// A text or a list of texts.
    func texts() -> [Text] {
        guard case .list(let items) = value.content else { return text().map { [$0] } ?? [] }
        return items.compactMap { Field(path: path, place: $0.place, value: $0, problems: problems).text() }
    }

    /// The keys of a map, all of which must be known ones.
    func fields(known: [String]) -> Fields? {
        switch value.content {
        case .nothing:
            return nil
        case .map(let entries):
            return Fields(path: path, place: place, entries: entries, known: known, problems: problems)
        case .text, .list:
            problems.error(
                place, "\(path) holds keys with values", got: shown,
                hint: "Keys here: \(known.joined(separator: ", "))")
            return nil
        }
    }

    /// The entries of a map whose keys are names, each as a field.
    func named() -> [(name: String, field: Field)] {
        switch value.content {
        case .nothing:
            return []
        case .map(let entries):
            return entries.map { entry in
                (
                    entry.name,
                    Field(path: "\(path).\(entry.name)", place: entry.place, value: entry.value, problems: problems)
                )
            }
        case .text, .list:
            problems.error(place, "\(path) holds names with values", got: shown)
            return []
        }
    }

    /// A length of time above zero. `canEnd`: the key knows `never`, which is then what no time is likely to mean.
    func duration(longest: Duration = HumanDuration.year, canEnd: Bool = false) -> Duration? {
        guard let text = text() else { return nil }
        do {
            return try HumanDuration.parse(text.text, longest: longest)
        } catch {
            var (what, hint) = (error.what, error.hint)
            if canEnd, what == HumanDuration.Failure.zero.what {
                hint = "Write \"never\", or a time above zero"
            } else if StepText.isNone(text.text) {
                (what, hint) = ("cannot be switched off", "Write a time such as \"5 minutes\", or take the key away")
            }
            problems.error(text.place, "\(path) \(what)", got: text.text, hint: hint)
            return nil
        }
    }

    /// Nil where it is said that there is none, as a matrix says it: `none`, `nobody`, `-`.
    var unlessNone: Field? {
        if case .text(let text) = value.content, StepText.isNone(text) { nil } else { self }
    }

    /// One word of a list of choices, in any case.
    func choice(_ choices: [String]) -> String? {
        guard let text = text() else { return nil }
        let found = choices.first { $0.lowercased() == text.text.lowercased() }
        if found == nil {
            problems.error(
                text.place, "\(path) is not one of the choices", got: text.text,
                hint: "Choose from: \(choices.joined(separator: ", "))")
        }
        return found
    }
}
