// The payloads of what the bot does as deputy: it keeps time, counts heads and asks.

/// Somebody wants to be called out. Who and where is the event's own person and message.
package struct TimerSet: Hashable, Sendable, Codable {
    package var number: Int
    /// What it is for, where somebody said so.
    package var text: String?
    package var due: Instant
    package init(number: Int, text: String?, due: Instant) {
        self.number = number
        self.text = text
        self.due = due
    }
    private enum CodingKeys: String, CodingKey { case number, text, due }
}

package struct TimerCancelled: Hashable, Sendable, Codable {
    package var number: Int
    /// Its own words, where it had some; facts of before have none.
    package var text: String?
    package init(number: Int, text: String? = nil) {
        self.number = number
        self.text = text
    }
    private enum CodingKeys: String, CodingKey { case number, text }
}

/// A task's time-box has a new end.
package struct TaskExtended: Hashable, Sendable, Codable {
    package var number: Int
    package var due: Instant
    /// What the task is; facts of before have none.
    package var text: String?
    package init(number: Int, due: Instant, text: String? = nil) {
        self.number = number
        self.due = due
        self.text = text
    }
    private enum CodingKeys: String, CodingKey { case number, due, text }
}

package struct RollCallOpened: Hashable, Sendable, Codable {
    package var expected: [RollCall.Expected]
    /// When it is said who is missing; nil where that is switched off.
    package var due: Instant?
    package init(expected: [RollCall.Expected], due: Instant?) {
        self.expected = expected
        self.due = due
    }
    private enum CodingKeys: String, CodingKey { case expected, due }
}

/// Somebody answered the roll call; who is the event's own person.
package struct Present: Hashable, Sendable, Codable {
    /// What they say they are here for.
    package var role: Role?
    package init(role: Role?) { self.role = role }
    private enum CodingKeys: String, CodingKey { case role }
}

/// Somebody who outranks the commander gives orders, and is asked whether they wish to take command.
package struct SwoopAsked: Hashable, Sendable, Codable {
    package var person: PersonID
    package init(person: PersonID) { self.person = person }
    private enum CodingKeys: String, CodingKey { case person }
}

/// They do not.
package struct SwoopDeclined: Hashable, Sendable, Codable {
    package var person: PersonID
    package init(person: PersonID) { self.person = person }
    private enum CodingKeys: String, CodingKey { case person }
}

/// Plain talk was heard in a room of the incident: who works on it, and that it is not silent. Not each word is kept,
/// and never what was said.
package struct Spoken: Hashable, Sendable, Codable {
    /// It is this person's first word here.
    package var isFirst: Bool
    package init(isFirst: Bool) { self.isFirst = isFirst }
    private enum CodingKeys: String, CodingKey { case isFirst = "first" }
}

/// What a fired deadline was about, as it stood at that moment.
package struct FiredDetail: Hashable, Sendable, Codable {
    /// Of a task or timer; how many people.
    package var number: Int?
    package var text: String?
    /// Where it was asked for.
    package var place: MessageRef?
    /// The mark on the clock, when the timer was set, or when a meeting of every day comes again.
    package var at: Instant?
    /// What the commander is asked.
    package var questions: [Question]?
    package var missing: [PersonID]?
    package init(
        number: Int? = nil, text: String? = nil, place: MessageRef? = nil, at: Instant? = nil,
        questions: [Question]? = nil, missing: [PersonID]? = nil
    ) {
        self.number = number
        self.text = text
        self.place = place
        self.at = at
        self.questions = questions
        self.missing = missing
    }
    private enum CodingKeys: String, CodingKey { case number, text, place, at, questions, missing }
}
