import Incidents

extension Wording {
    /// To a message that was edited, where it would be a command.
    package var edited: Message {
        Message(
            "This message was edited, and an edited message commands nothing: I have done nothing. Type it anew as a message of its own."
        )
    }
}
