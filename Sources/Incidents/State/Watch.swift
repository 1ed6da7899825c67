/// What the bot keeps of an incident as its deputy: whose command it is since when, timers, heads, the last word.
package struct Watch: Hashable, Sendable, Codable {
    /// Since when the commander commands.
    package var command: Incident.Anchor?
    /// Seq of the last answer to each question, by its raw value.
    package var answered: [String: Int] = [:]
    package var timers: [NamedTimer] = []
    package var timerCount = 0
    package var rollCall: RollCall?
    /// Whoever was asked whether they wish to take command, and has not said.
    package var swoop: PersonID?
    /// Everybody who has said or done something, holds a role or a task, in the order in which they came.
    package var responders: [Responder] = []
    /// The last thing that anybody said or did.
    package var lastWord: Incident.Anchor?
    /// The last few decisions, for whoever takes over.
    package var decisions: [DecisionTaken] = []

    package init() {}

    private enum CodingKeys: String, CodingKey {
        case command, answered, timers, swoop, responders, decisions
        case timerCount = "timer_count"
        case rollCall = "roll_call"
        case lastWord = "last_word"
    }
}

package struct Responder: Hashable, Sendable, Codable {
    package var person: PersonID
    package var since: Instant
    private enum CodingKeys: String, CodingKey { case person, since }
}

package struct DecisionTaken: Hashable, Sendable, Codable {
    package var text: String
    package var at: Instant
    private enum CodingKeys: String, CodingKey { case text, at }
}

/// `!timer 10m db team`: whoever asked is called out with the text when it is over.
package struct NamedTimer: Hashable, Sendable, Codable {
    package var number: Int
    package var text: String?
    package var setAt: Instant
    package var due: Instant
    package var by: PersonID?
    /// Where it was asked for; there it calls out.
    package var place: MessageRef?
    /// Of the event that set it.
    package var seq: Int
    private enum CodingKeys: String, CodingKey {
        case number, text, due, by, place, seq
        case setAt = "set_at"
    }
}

// A snapshot of before there was a watch has none: it begins empty, and what is set from then on is kept.
extension KeyedDecodingContainer {
    package func decode(_ type: Watch.Type, forKey key: Key) throws -> Watch {
        try decodeIfPresent(type, forKey: key) ?? Watch()
    }
}
