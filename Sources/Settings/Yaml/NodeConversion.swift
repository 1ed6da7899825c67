import Yams

/// Turns Yams's nodes into `Value`s. On the way it reports keys that stand twice, tags, and text that YAML cuts off.
struct NodeConversion {
    let file: String
    let lines: [[Unicode.Scalar]]
    /// First letters of keys that were masked, see `YamlText`.
    let renamed: [Unicode.Scalar: Unicode.Scalar]
    let problems: Problems
    /// Anchors make nine lines into a billion values; a policy has some hundreds.
    private var budget = 50_000

    init(
        file: String, lines: [[Unicode.Scalar]], renamed: [Unicode.Scalar: Unicode.Scalar], problems: Problems
    ) {
        self.file = file
        self.lines = lines
        self.renamed = renamed
        self.problems = problems
    }

    /// Nil when there is too much of it.
    mutating func root(_ node: Node) -> Value? {
        let value = convert(node, depth: 0, under: "")
        guard budget > 0 else {
            problems.error(Place(file: file, line: 1, column: 1), "the file expands to more than 50000 values")
            return nil
        }
        return value
    }

    private mutating func convert(_ node: Node, depth: Int, under path: String) -> Value {
        let place = Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        budget -= 1
        guard budget > 0 else { return Value(place: place, content: .nothing) }
        guard depth < 40 else {
            problems.error(place, "more than 40 levels stand inside each other")
            return Value(place: place, content: .nothing)
        }
        switch node {
        case .scalar(let scalar):
            return Value(place: place, content: text(scalar, at: place, under: path))
        case .sequence(let items):
            refuse(items.tag, at: place)
            return Value(
                place: place, content: .list(items.map { convert($0, depth: depth + 1, under: path) }))
        case .mapping(let mapping):
            refuse(mapping.tag, at: place)
            return Value(place: place, content: .map(entries(mapping, depth: depth, under: path)))
        case .alias:
            // Yams puts the anchor's node in the place of an alias while composing; this case is for emitting.
            return Value(place: place, content: .nothing)
        }
    }

    private func text(_ scalar: Node.Scalar, at place: Place, under path: String) -> Value.Content {
        guard scalar.style == .plain else { return .text(scalar.string) }
        // A plain scalar with an exclamation mark before it has lost that mark to YAML.
        if !scalar.tag.rawValue.isEmpty {
            problems.error(
                place, "YAML takes a word that begins with ! for a tag and drops it",
                hint: "Put the whole text in quotes")
            return .nothing
        }
        // A secret written in the open is not repeated, not even its end.
        if let cut = CutOffText(scalar.string, at: place, in: lines), !Entry.isSecret(path) {
            problems.warn(
                place, "YAML takes what follows \" #\" for a comment", got: scalar.string,
                hint: "Put the whole text in quotes: \"\(Diagnostic.shown(cut.whole))\"")
        }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string) ? .nothing : .text(scalar.string)
    }

    private func refuse(_ tag: Tag, at place: Place) {
        let isOwn = [Tag.Name.implicit, .map, .seq].contains { $0.rawValue == tag.rawValue }
        if !isOwn {
            problems.error(place, "YAML tags mean nothing here", got: tag.rawValue, hint: "Take the tag away")
        }
    }

    private mutating func entries(_ mapping: Node.Mapping, depth: Int, under path: String) -> [Entry] {
        var own: [Entry] = []
        var merged: [Entry] = []
        var lines: [String: Int] = [:]
        for (key, value) in mapping {
            let place = Place(file: file, line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
            guard case .scalar(let scalar) = key else {
                problems.error(place, "a key is a word, not a list or a map")
                continue
            }
            let nothing = Value(place: place, content: .nothing)
            var entry = Entry(name: restored(scalar.string), place: place, value: nothing)
            entry.value = convert(value, depth: depth + 1, under: "\(path).\(entry.key)")
            if scalar.style == .plain, scalar.string == "<<" {
                merged += entry.value.mergeable
            } else if let first = lines[entry.key] {
                problems.error(place, "the key stands twice, first on line \(first)", got: entry.name)
            } else {
                lines[entry.key] = place.line
                own.append(entry)
            }
        }
        for entry in merged where lines.updateValue(entry.place.line, forKey: entry.key) == nil { own.append(entry) }
        return own
    }

    private func restored(_ key: String) -> String {
        guard let first = key.unicodeScalars.first, let original = renamed[first] else { return key }
        return String(original) + String(key.unicodeScalars.dropFirst())
    }
}

extension Value {
    /// What `<<: *anchor` brings: the entries of a map, or of each map of a list.
    fileprivate var mergeable: [Entry] {
        switch content {
        case .map(let entries): entries
        case .list(let values): values.flatMap(\.mergeable)
        case .nothing, .text: []
        }
    }
}
