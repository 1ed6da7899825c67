/// The ways in which Slack speaks to us, over a socket or a webhook.
enum SlackPayloadKind: Sendable {
    /// Of the Events API: something happened in a channel.
    case event
    /// A slash command.
    case command
    /// A button, a form, a shortcut.
    case interaction
}

/// What becomes of a payload.
enum SlackAnswer: Sendable {
    /// Committed, or passed over on purpose: Slack may forget it. With the body of the answer, nil for an empty one.
    case kept(JSONValue?)
    /// Not committed, and why: Slack is to send it again.
    case notKept(String)
    /// Not what Slack would send, and why; the same again would be refused again.
    case refused(String)
}
