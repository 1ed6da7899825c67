import Incidents

/// What the daemon says of itself to those who look after it.
extension Wording {
    private static let mostShown = 6

    /// A sentence for each secret that cannot be read. What needs one does not work, everything else does.
    package func missingSecrets(_ sentences: [String]) -> Message {
        var message = Message("\(strong: "Secrets are missing"). What needs them does not work; all else does.")
        message.blocks.append(.list(rows(sentences)))
        message.add("Put them in place: files are read at their next use, variables at a restart.")
        return message
    }

    /// A configuration that was to be read again, and was not taken.
    package func notReloaded(_ reasons: [String]) -> Message {
        var message = Message("\(strong: "The configuration was not reloaded"): the one before stays in force.")
        message.blocks.append(.list(rows(reasons)))
        return message
    }

    /// What the configuration that is now in force no longer names.
    package func removed(_ what: [String]) -> Message {
        var message = Message("The configuration was reloaded. It no longer has:")
        message.blocks.append(.list(rows(what)))
        return message
    }

    private func rows(_ texts: [String]) -> [Message.Line] {
        let shown = texts.prefix(Self.mostShown).map { text -> Message.Line in "\(text)" }
        let left = texts.count - shown.count
        return left > 0 ? shown + ["and \(left) more"] : shown
    }
}
