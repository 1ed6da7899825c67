import Yams

/// Turns Yams's nodes into `Value`s. On the way it reports keys that stand twice, tags, and text that YAML cuts off.
struct NodeConversion {
    let file: String
    let lines: [[Unicode.Scalar]]
    /// First letters of keys that were masked, see `YamlText`.
    let renamed: [Unicode.Scalar: Unicode.Scalar]
    let problems: Problems
    /// What aliases may bring beside what stands there: anchors make nine lines into a billion values, and a policy uses some
    /// hundreds.
    private var budget = 50_000
    private var anchors: [String: Anchored] = [:]
    /// So many values were made until now.
    private var count = 0
    private var deepest = 0

    /// A value that has an anchor, how many it holds, and how many levels of them.
    private struct Anchored {
        var value: Value
        var count: Int
        var depth: Int
    }

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
        return budget > 0 ? value : nil
    }

    /// What has an anchor is kept as soon as it is whole.
    private mutating func convert(_ node: Node, depth: Int, under path: String) -> Value {
        let before = (count, deepest)
        deepest = depth
        let value = plain(node, depth: depth, under: path)
        if let anchor = node.anchor?.rawValue {
            anchors[anchor] = Anchored(value: value, count: count - before.0, depth: deepest - depth)
        }
        deepest = max(deepest, before.1)
        return value
    }

    private mutating func plain(_ node: Node, depth: Int, under path: String) -> Value {
        let place = Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        count += 1
        guard budget > 0 else { return Value(place: place, content: .nothing) }
        guard depth < Self.mostLevels else { return tooDeep(place) }
        switch node {
        case .scalar(let scalar):
            if scalar.style == .plain, let name = AliasMask.name(of: scalar.string) {
                return alias(name, at: place, depth: depth)
            }
            return Value(place: place, content: text(scalar, at: place, under: path))
        case .sequence(let items):
            refuse(items.tag, at: place)
            var values: [Value] = []
            for item in items { values.append(convert(item, depth: depth + 1, under: path)) }
            return Value(place: place, content: .list(values))
        case .mapping where isTemplate(node):
            spoilTemplate(at: place)
            return Value(place: place, content: .nothing)
        case .mapping(let mapping):
            refuse(mapping.tag, at: place)
            return Value(place: place, content: .map(entries(mapping, depth: depth, under: path)))
        case .alias:
            // Yams is never shown one.
            return Value(place: place, content: .nothing)
        }
    }

    /// `{{ host }}` is a map in the place of a key to YAML.
    private func isTemplate(_ node: Node) -> Bool {
        guard case .mapping = node, let mark = node.mark, lines.indices.contains(mark.line - 1) else { return false }
        // The style that Yams gives a map is that of its end, which has none.
        return lines[mark.line - 1].dropFirst(mark.column - 1).starts(with: ["{", "{"])
    }

    private func spoilTemplate(at place: Place) {
        problems.spoil(
            place, "{{ … }} was to be filled in by a template, and was not",
            hint: "Write the value, or make this file from the template first")
    }

    private static let mostLevels = 40

    private func tooDeep(_ place: Place) -> Value {
        problems.error(place, "more than \(Self.mostLevels) levels stand inside each other")
        return Value(place: place, content: .nothing)
    }

    /// The value of an anchor, with the places where it stands.
    private mutating func alias(_ name: Substring, at place: Place, depth: Int) -> Value {
        guard name.unicodeScalars.allSatisfy(AliasMask.isOfName) else {
            problems.error(place, "a value cannot begin with \"*\"", hint: "Put the value in quotes")
            return Value(place: place, content: .nothing)
        }
        guard let known = anchors[String(name)] else {
            problems.error(
                place, "a value that begins with * refers to an anchor that does not exist", hint: "Put it in quotes")
            return Value(place: place, content: .nothing)
        }
        guard depth + known.depth < Self.mostLevels else { return tooDeep(place) }
        deepest = max(deepest, depth + known.depth)
        count += known.count
        budget -= known.count
        if budget <= 0, budget + known.count > 0 {
            problems.error(
                place, "the aliases of this file stand for more than 50000 values", got: "*\(name)",
                hint: "Write out what is meant")
        }
        return known.value
    }

    private func text(_ scalar: Node.Scalar, at place: Place, under path: String) -> Value.Content {
        let string = AliasMask.restored(scalar.string)
        if !NotFilledIn.isProse(path), let trouble = NotFilledIn(string) {
            problems.spoil(
                place, trouble.what, got: Entry.isSecret(path) ? nil : string, hint: trouble.hint)
        }
        guard scalar.style == .plain else { return .text(string) }
        // A plain scalar with an exclamation mark before it has lost that mark to YAML.
        if !scalar.tag.rawValue.isEmpty {
            problems.error(
                place, "YAML takes a word that begins with ! for a tag and drops it",
                hint: "Put the whole text in quotes")
            return .nothing
        }
        // A secret written in the open is not repeated, not even its end.
        if let cut = CutOffText(string, at: place, in: lines), !Entry.isSecret(path) {
            problems.warn(
                place, "YAML takes what follows \" #\" for a comment", got: string,
                hint: "Put the whole text in quotes: \"\(Diagnostic.shown(cut.whole))\"")
        }
        return ["", "~", "null", "Null", "NULL"].contains(string) ? .nothing : .text(string)
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
            if isTemplate(key) {
                spoilTemplate(at: place)
                continue
            }
            guard let (name, isPlain) = name(of: key, at: place, depth: depth) else {
                problems.error(place, "a key is a word, not a list or a map")
                continue
            }
            let nothing = Value(place: place, content: .nothing)
            var entry = Entry(name: name, place: place, value: nothing)
            entry.value = convert(value, depth: depth + 1, under: "\(path).\(entry.key)")
            if problems.isSpoilt(entry.value.place) { problems.spoil(place) }
            if isPlain, name == "<<" {
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

    /// A key is a word, or an alias of one.
    private mutating func name(of key: Node, at place: Place, depth: Int) -> (String, isPlain: Bool)? {
        guard case .scalar(let scalar) = key else { return nil }
        if scalar.style == .plain, let name = AliasMask.name(of: scalar.string) {
            guard case .text(let text) = alias(name, at: place, depth: depth).content else { return nil }
            return (text, false)
        }
        let name = restored(AliasMask.restored(scalar.string))
        if let anchor = key.anchor?.rawValue {
            anchors[anchor] = Anchored(value: Value(place: place, content: .text(name)), count: 1, depth: 0)
        }
        return (name, scalar.style == .plain)
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
