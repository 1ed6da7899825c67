import Incidents

/// What a filled-in form says, as the command that would have been typed.
extension SlackForm {
    enum Reading: Hashable, Sendable {
        case command(String)
        /// What to mend, by block: shown beside the fields, and nothing is kept.
        case errors([String: String])
    }

    func read(_ state: JSONValue, severities: [String]) -> Reading {
        let values = Values(state["values"])
        return switch self {
        case .declare: Self.declaration(values, severities)
        case .update(let incident): Self.update(values, incident)
        }
    }

    private struct Values {
        let json: JSONValue
        init(_ json: JSONValue) { self.json = json }

        /// One line: a second one could be a command of its own, or another field.
        subscript(_ field: Field) -> String? {
            let element = json[field.rawValue]["value"]
            guard let text = element["value"].string ?? element["selected_option"]["value"].string else { return nil }
            let words = text.unicodeScalars.split { $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F }
            return words.isEmpty ? nil : words.map { String($0) }.joined(separator: " ")
        }
    }

    private static func declaration(_ values: Values, _ severities: [String]) -> Reading {
        guard let title = values[.title] else { return .errors(["title": "Say in a few words what is wrong."]) }
        let whole = values[.impact].map { "\(title) (\($0))" } ?? title
        guard whole.count <= 200 else {
            let field = title.count > 200 ? "title" : "impact"
            return .errors([field: "Title and impact have at most 200 characters together; these have \(whole.count)."])
        }
        // Anything else than what was offered did not come from the form.
        let severity = values[.severity].flatMap { severities.contains($0) ? $0 : nil }
        return .command((["declare", severity, whole].compactMap { $0 }).joined(separator: " "))
    }

    private static func update(_ values: Values, _ incident: IncidentID?) -> Reading {
        let fields: [(Field, String)] = [
            (.status, "status"), (.impact, "impact"), (.theory, "theory"), (.next, "next"),
        ]
        var said = fields.compactMap { field, label in values[field].map { "\(label): \($0)" } }
        guard !said.isEmpty else { return .errors(["status": "Say at least where things stand."]) }
        if let eta = values[.eta] {
            guard let minutes = Int(eta), (1...mostMinutes).contains(minutes) else {
                return .errors(["eta": "Whole minutes, 1 to \(mostMinutes)."])
            }
            said.append("eta: \(minutes)m")
        }
        let text = said.joined(separator: " ")
        guard text.count <= 3900 else {
            return .errors(["status": "All fields have at most 3,900 characters together; these have \(text.count)."])
        }
        return .command((["update", incident.map { "\($0)" }, text].compactMap { $0 }).joined(separator: " "))
    }
}
