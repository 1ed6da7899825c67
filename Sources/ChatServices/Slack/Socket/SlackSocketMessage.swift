/// What Slack says over a socket. Of another shape is `other`: what is new there must not end the listening.
enum SlackSocketMessage: Hashable, Sendable {
    /// The first message: from now on envelopes may come.
    case hello
    /// The socket ends soon (`warning`: in some ten seconds; `refresh_requested`: sockets live for hours, not days), or
    /// at once (`link_disabled`: Socket Mode was switched off; `too_many_websockets`: more than ten for this app).
    case disconnect(reason: String)
    case envelope(SlackEnvelope)
    case other

    init(_ text: String) {
        guard let value = JSONValue(bytes: Array(text.utf8)) else {
            self = .other
            return
        }
        switch value["type"].string {
        case "hello":
            self = .hello
        case "disconnect":
            let reason = (value["reason"].string ?? "").filter { $0.isASCII && ($0.isLetter || $0 == "_") }
            self = .disconnect(reason: String(reason.prefix(40)))
        default:
            self = SlackEnvelope(value).map { .envelope($0) } ?? .other
        }
    }
}

/// A payload that Slack sends again until its id comes back.
struct SlackEnvelope: Hashable, Sendable {
    let id: String
    /// Nil for a type that we know nothing of: it is acknowledged and passed over.
    let kind: SlackPayloadKind?
    let payload: JSONValue
    /// Whether the acknowledgement may carry an answer (a slash command's, a form's).
    let takesAnswer: Bool

    init?(_ value: JSONValue) {
        guard let id = value["envelope_id"].string else { return nil }
        self.id = id
        kind =
            switch value["type"].string {
            case "events_api": .event
            case "slash_commands": .command
            case "interactive": .interaction
            default: nil
            }
        payload = value["payload"]
        takesAnswer = value["accepts_response_payload"].bool == true
    }

    /// `{"envelope_id":"…","payload":{…}}`, the payload only where one is wanted.
    func acknowledgement(_ answer: JSONValue?) -> String {
        var members: [String: JSONValue] = ["envelope_id": .string(id)]
        if takesAnswer, let answer { members["payload"] = answer }
        return JSONValue.object(members).text
    }
}
