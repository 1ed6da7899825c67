import Incidents

/// The views, within Slack's limits: 24 characters of title, 100 options of 75, 3000 of `private_metadata`.
/// https://docs.slack.dev/reference/views/modal-views
extension SlackForm {
    func view(room: String, thread: String?, severities: [String]) -> JSONValue {
        switch self {
        case .declare:
            return modal(
                "Declare an incident", submit: "Declare",
                metadata: Place.metadata(room: room, thread: thread, incident: nil),
                [Self.line(.title, "What is wrong?", most: 200)] + Self.choice(severities) + [
                    Self.line(.impact, "Who is hurt, and how? (goes into the title)", most: 190, isOptional: true)
                ])
        case .update(let incident):
            return modal(
                incident.map { String("Update \($0)".prefix(24)) } ?? "Update", submit: "Send",
                metadata: Place.metadata(room: room, thread: thread, incident: incident),
                [
                    Self.line(.status, "Status", most: 1000, isOptional: true, isLong: true),
                    Self.line(.impact, "Impact", most: 500, isOptional: true),
                    Self.line(.theory, "Current theory", most: 500, isOptional: true),
                    Self.line(.next, "Next action", most: 500, isOptional: true),
                    Self.minutes(.eta, "Minutes to the next update"),
                ])
        }
    }

    /// Block ids; the element of each is called `value`.
    enum Field: String, Sendable { case title, severity, impact, status, theory, next, eta }

    /// A week, the longest time that a command takes.
    static let mostMinutes = 7 * 24 * 60

    private func modal(_ title: String, submit: String, metadata: String, _ blocks: [JSONValue]) -> JSONValue {
        [
            "type": "modal", "callback_id": .string(callback), "title": Self.plain(title),
            "submit": Self.plain(submit), "close": Self.plain("Cancel"), "private_metadata": .string(metadata),
            "blocks": .array(blocks),
        ]
    }

    private static func plain(_ text: String) -> JSONValue { ["type": "plain_text", "text": .string(text)] }

    private static func input(_ field: Field, _ label: String, isOptional: Bool, _ element: JSONValue) -> JSONValue {
        [
            "type": "input", "block_id": .string(field.rawValue), "label": plain(label), "optional": .bool(isOptional),
            "element": element,
        ]
    }

    private static func line(
        _ field: Field, _ label: String, most: Int64, isOptional: Bool = false, isLong: Bool = false
    ) -> JSONValue {
        input(
            field, label, isOptional: isOptional,
            [
                "type": "plain_text_input", "action_id": "value", "max_length": .int(most),
                "multiline": .bool(isLong),
            ])
    }

    private static func minutes(_ field: Field, _ label: String) -> JSONValue {
        input(
            field, label, isOptional: true,
            [
                "type": "number_input", "action_id": "value", "is_decimal_allowed": false, "min_value": "1",
                "max_value": .string("\(mostMinutes)"),
            ])
    }

    /// Nothing to choose from is left out: Slack refuses a list without rows.
    private static func choice(_ severities: [String]) -> [JSONValue] {
        let options: [JSONValue] = severities.filter { (1...75).contains($0.count) }.prefix(100).map {
            ["text": plain($0), "value": .string($0)]
        }
        guard !options.isEmpty else { return [] }
        return [
            input(
                .severity, "How bad is it?", isOptional: true,
                ["type": "static_select", "action_id": "value", "options": .array(options)])
        ]
    }
}
