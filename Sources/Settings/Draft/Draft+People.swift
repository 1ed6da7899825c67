import Incidents

extension Draft {
    private static let personKeys = [
        "name", "phone", "phones", "email", "e_mail", "mail", "handle", "handles", "contact", "quiet_hours",
    ]

    /// Services at which people have handles, configured or not.
    private static let handledServices = ["slack", "matrix", "local", "console", "ntfy", "pushover"]

    mutating func readPeople() {
        // Put together apart: each change of the policy's own would copy all of them.
        var people = policy.people
        defer { policy.people = people }
        for (key, field) in root["people"]?.named() ?? [] {
            guard key.allSatisfy({ $0.isLetter || $0.isNumber || "._-".contains($0) }), !key.isEmpty else {
                problems.error(
                    field.place, "a person's key is one word", got: key,
                    hint: "Write \"ana:\" with \"name: Ana Ruiz\" below it")
                continue
            }
            let person = person(key, field)
            people[PersonID(key)] = person
            checkReserved(key, at: field, "people")
            if person.name != key { checkReserved(person.name, at: field, "people") }
        }
    }

    /// Commands read some words in the place of a name (`!role scribe me`): nobody can be called so.
    func checkReserved(_ name: String, at field: Field, _ what: String) {
        let word = name.lowercased()
        if PersonName.reserved.contains(word) {
            problems.error(
                field.place, "\(what): nothing and nobody may be called \"\(name)\", which commands read as a word",
                hint: "Take another name, \"\(word)-team\" for example")
        } else if policy.isBot(name) {
            problems.error(
                field.place, "\(what): \"\(name)\" is the bot's own name, or reads like it", hint: "Take another name")
        }
    }

    private func person(_ key: String, _ field: Field) -> Person {
        // `ana: Ana Ruiz` is enough for somebody who is only named.
        if case .text(let name) = field.value.content { return Person(id: PersonID(key), name: name.trimmed) }
        guard let fields = field.fields(known: Draft.personKeys) else { return Person(id: PersonID(key), name: key) }
        var person = Person(id: PersonID(key), name: fields["name"]?.text()?.text ?? key)
        let phones = [fields["phone"], fields["phones"]].compactMap { $0 }
        person.phones = phones.flatMap { $0.each }.compactMap { $0.unlessNone?.phone() }
        person.email = fields["email", "e_mail", "mail"]?.unlessNone?.email()
        person.handles = handles(fields)
        return person
    }

    /// `handles: {matrix: "@ana:example.org"}`, or one `handle` for every chat that has none of its own.
    private func handles(_ fields: Fields) -> [String: String] {
        var handles: [String: String] = [:]
        for field in [fields["handle"], fields["handles"]].compactMap({ $0?.unlessNone }) {
            if case .text(let handle) = field.value.content {
                // One word for every chat is nobody's account at Slack, where only the member id says who is meant.
                for chat in chatNames where !slackNames.contains(chat) || SlackNames.isMember(handle.trimmed) {
                    handles[chat] = handles[chat] ?? handle.trimmed
                }
                continue
            }
            for (chat, handle) in field.named() where handle.unlessNone != nil {
                handles[chat] = handle.text()?.text
                warnOfChat(chat, at: handle)
            }
        }
        return handles
    }

    /// A handle at a chat that is not configured does no harm; a misspelt chat does.
    private func warnOfChat(_ chat: String, at field: Field) {
        let pagers = root["pagers"]?.named().map(\.name) ?? []
        // One that is known and not configured here is no slip.
        guard !(chatNames + pagers + Self.handledServices).contains(chat),
            let near = Spelling.nearest(to: chat, among: chatNames + pagers + Self.handledServices)
        else { return }
        problems.warn(field.place, "\(field.path) is for no chat of this file", hint: "Did you mean \"\(near)\"?")
    }

    /// One handle is one person, and a Matrix handle has its server.
    func checkHandles() {
        var owners: [String: String] = [:]
        for (key, field) in root["people"]?.named() ?? [] {
            guard let person = policy.people[PersonID(key)] else { continue }
            for (chat, handle) in person.handles.sorted(by: { $0.key < $1.key }) {
                let place = field.entry("handles")?.entry(chat)?.value.place ?? field.entry("handle")?.value.place
                let at = place ?? field.place
                if let first = owners.updateValue(key, forKey: "\(chat) \(handle)") {
                    problems.error(
                        at, "people.\(key) has the same handle at \(chat) as people.\(first)", got: handle,
                        hint: "Give each person a handle of their own")
                }
                if chat == "local" || chat == "console", handle != key, policy.people[PersonID(handle)] != nil {
                    problems.error(
                        at, "people.\(key).handles.\(chat) is the key of another person", got: handle,
                        hint: "In our own rooms people are called by their keys: leave it out")
                }
                if slackNames.contains(chat), !SlackNames.isMember(handle) {
                    problems.error(
                        at, "people.\(key).handles.\(chat) is not a Slack member id", got: handle,
                        hint: SlackNames.hint(handle))
                }
                if matrixNames.contains(chat), !MatrixNames.isUser(handle) {
                    problems.error(
                        at, "people.\(key).handles.\(chat) is not a Matrix user", got: handle,
                        hint: "Write it with its server, \"@\(key):example.org\"")
                }
            }
        }
    }
}

extension Field {
    /// A list's items, or the value itself, each to be read for its own.
    var each: [Field] {
        guard case .list(let items) = value.content else { return [self] }
        return items.map { Field(path: path, place: $0.place, value: $0, problems: problems) }
    }

    /// One key of a map, without a judgement on the others.
    func entry(_ name: String) -> Field? {
        guard case .map(let entries) = value.content,
            let entry = entries.first(where: { $0.key == Entry.canonical(name) })
        else { return nil }
        return Field(path: "\(path).\(name)", place: entry.place, value: entry.value, problems: problems)
    }
}
