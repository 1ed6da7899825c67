extension Policy {
    /// Everybody whom a name means: by key or address, else by full name or handle at any chat, else by first name.
    /// A leading `@` is accepted. More than one where people share the name: then it means none of them.
    package func people(named name: String) -> [PersonID] {
        let bare = name.hasPrefix("@") ? String(name.dropFirst()) : name
        if people[PersonID(bare)] != nil { return [PersonID(bare)] }
        let wanted = Policy.normalise(bare)
        guard !wanted.isEmpty else { return [] }
        return (byName ?? NameIndex(people.values)).people(typed: name, bare: bare, wanted: wanted)
    }

    /// Nil for a name that nobody has, and for one that several have.
    package func person(named name: String) -> PersonID? {
        let found = people(named: name)
        return found.count == 1 ? found[0] : nil
    }

    /// Whom some words mean, with or without an article before them and `team` behind.
    func targets(said words: String) -> [Target] {
        for form in Policy.forms(of: words) {
            let found = targets(named: form)
            if !found.isEmpty { return found }
        }
        return []
    }

    static func forms(of words: String) -> [String] {
        var parts = Policy.normalise(words).split(separator: " ").map(String.init)
        var forms = [parts]
        if parts.count > 1, PlainWords.articles.contains(parts[0]) {
            parts.removeFirst()
            forms.append(parts)
        }
        for form in forms where form.count > 1 {
            if form.last == "team" || form.last == "oncall" { forms.append(form.dropLast()) }
            if form.count > 2, form.suffix(2) == ["on", "call"] { forms.append(form.dropLast(2)) }
        }
        return forms.map { $0.joined(separator: " ") }
    }

    /// Everything that can be named, as it is written and shown.
    var knownNames: [KnownName] {
        var known: [KnownName] = []
        func add(_ spelt: String, _ typed: String, _ shown: String) {
            let spelt = Policy.normalise(spelt)
            if !spelt.isEmpty { known.append(KnownName(spelt: spelt, typed: typed, shown: shown)) }
        }
        for person in people.values.sorted(by: { $0.id < $1.id }) {
            add(person.id.key, person.id.key, person.name)
            add(person.name, person.id.key, person.name)
            let words = Policy.normalise(person.name).split(separator: " ")
            if words.count > 1 {
                for word in [words[0], words[words.count - 1]] { add(String(word), person.id.key, person.name) }
            }
        }
        for team in teams.values.sorted(by: { $0.key < $1.key }) {
            add(team.key, team.key, team.name)
            add(team.name, team.key, team.name)
        }
        for line in onCall.keys.sorted() where teams[line] == nil { add(line, line, line) }
        for schedule in book.schedules where onCall[schedule] == nil { add(schedule, schedule, schedule) }
        for alias in aliases.keys.sorted() { add(alias, alias, alias) }
        return known
    }

    /// Names that differ from some words by a slip or two, the nearest first; of each one spelling. In a sentence
    /// less is forgiven: any word is near to some name.
    func namesNear(_ words: String, inSentence: Bool) -> [KnownName] {
        let wanted = Policy.normalise(words.hasPrefix("@") ? String(words.dropFirst()) : words)
        let length = wanted.unicodeScalars.count
        guard length > 1, length <= 40 else { return [] }
        let allowed = inSentence ? (length < 6 ? 1 : 2) : (length < 5 ? 1 : 2)
        let count = wanted.split(separator: " ").count
        var found: [(KnownName, Int)] = []
        for known in knownNames where known.spelt.split(separator: " ").count == count || !inSentence {
            let distance = Nearness.distance(
                Array(wanted.unicodeScalars), Array(known.spelt.unicodeScalars), atMost: allowed)
            guard distance <= allowed, distance * 2 < length + 1 else { continue }
            if let index = found.firstIndex(where: { $0.0.typed == known.typed }) {
                found[index].1 = min(found[index].1, distance)
            } else {
                found.append((known, distance))
            }
        }
        guard let best = found.map(\.1).min() else { return [] }
        return found.filter { $0.1 == best }.map(\.0).prefix(3).map { $0 }
    }
}

/// One spelling of a name of the configuration.
struct KnownName: Hashable, Sendable {
    /// Normalised.
    var spelt: String
    /// What is sure to mean it: a person's or team's key, an alias.
    var typed: String
    var shown: String
}
