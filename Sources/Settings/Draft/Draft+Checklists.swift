import Incidents

/// `checklists`: a team's own lists beside the shipped ones, or in the place of one that has the same name.
extension Draft {
    private static let mostItems = 30
    private static let longestItem = 200

    mutating func readChecklists() {
        policy.checklists = DefaultChecklists.lists
        readOwnChecklists()
    }

    mutating func readOwnChecklists() {
        var seen: [String: String] = [:]
        for (name, field) in root["checklists"]?.named() ?? [] {
            let key = Checklist.key(name)
            guard !key.isEmpty, key.count <= 40, key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
                problems.error(
                    field.place, "checklists has a name that nobody can type", got: name,
                    hint: "Write letters, digits and hyphens, \"war-room\"")
                continue
            }
            if let twin = seen.updateValue(name, forKey: key) {
                problems.error(
                    field.place, "checklists has two lists of one name", got: name, hint: "Keep one of it and \(twin)")
                continue
            }
            if field.isNone {
                // A team that does without a shipped list takes it away.
                policy.checklists[key] = nil
            } else if let list = checklist(key, field) {
                policy.checklists[key] = list
            }
        }
    }

    private func checklist(_ key: String, _ field: Field) -> Checklist? {
        // A list of points is enough.
        if case .list = field.value.content {
            return items(field).map { Checklist(key: key, title: key, items: $0) }
        }
        guard let fields = field.fields(known: ["title", "when", "items"]) else { return nil }
        let moments = Checklist.Moment.allCases
        let when = fields["when"]?.choice(moments.map(\.rawValue)).flatMap { Checklist.Moment(rawValue: $0) } ?? .never
        let title = fields["title"]?.text()?.text ?? key
        guard let list = fields["items"] else {
            fields.error("has no items", hint: "Add \"items: [the first point, the second]\"")
            return nil
        }
        return items(list).map { Checklist(key: key, title: title, moment: when, items: $0) }
    }

    private func items(_ field: Field) -> [String]? {
        let texts = field.texts()
        guard texts.count <= Self.mostItems else {
            field.error("has \(texts.count) points", hint: "At most \(Self.mostItems): nobody reads more at night")
            return nil
        }
        for text in texts where text.text.count > Self.longestItem {
            problems.error(
                text.place, "\(field.path) has a point of \(text.text.count) characters", got: text.text,
                hint: "At most \(Self.longestItem): it is read on a telephone")
        }
        var seen: Set<String> = []
        for text in texts where !seen.insert(text.text).inserted {
            problems.error(text.place, "\(field.path) has a point twice", got: text.text, hint: "Take one of them out")
        }
        return texts.isEmpty ? nil : texts.map(\.text)
    }
}

extension Field {
    /// `none`, `never` or nothing at all.
    fileprivate var isNone: Bool {
        switch value.content {
        case .nothing: true
        case .text(let text): StepText.isNone(text)
        case .list(let items): items.isEmpty
        case .map: false
        }
    }
}
