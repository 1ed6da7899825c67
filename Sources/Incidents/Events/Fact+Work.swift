// The payloads of people's work on the incident: roles, updates, tasks.

/// Standard roles of the field.
package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    case commander = "incident-commander"
    case deputy
    case operations = "operations-lead"
    case communications = "communications-lead"
    case scribe
    case customerLiaison = "customer-liaison"
    case internalLiaison = "internal-liaison"
    case expert = "subject-matter-expert"

    package var name: String {
        switch self {
        case .commander: "incident commander"
        case .deputy: "deputy"
        case .operations: "operations lead"
        case .communications: "communications lead"
        case .scribe: "scribe"
        case .customerLiaison: "customer liaison"
        case .internalLiaison: "internal liaison"
        case .expert: "subject-matter expert"
        }
    }
}

package struct RoleGiven: Hashable, Sendable, Codable {
    package var role: Role
    /// Nil: the role is free again.
    package var person: PersonID?
    package var previous: PersonID?
    package init(role: Role, person: PersonID?, previous: PersonID? = nil) {
        self.role = role
        self.person = person
        self.previous = previous
    }
    private enum CodingKeys: String, CodingKey { case role, person, previous }
}

/// The fields of an internal update; nil where nothing was said, which keeps what was said before.
package struct UpdateFields: Hashable, Sendable, Codable {
    package var status: String?
    package var impact: String?
    package var theory: String?
    package var lastAction: String?
    package var nextAction: String?
    package var nextActionBy: String?
    /// What was typed with it and belongs to none of these. It is of this update alone.
    package var more: String?
    package init(
        status: String? = nil, impact: String? = nil, theory: String? = nil, lastAction: String? = nil,
        nextAction: String? = nil, nextActionBy: String? = nil, more: String? = nil
    ) {
        self.status = status
        self.impact = impact
        self.theory = theory
        self.lastAction = lastAction
        self.nextAction = nextAction
        self.nextActionBy = nextActionBy
        self.more = more
    }
    private enum CodingKeys: String, CodingKey {
        case status, impact, theory, more
        case lastAction = "last_action"
        case nextAction = "next_action"
        case nextActionBy = "next_action_by"
    }

    package var isEmpty: Bool { self == UpdateFields() }

    /// Keeps what has no field.
    package mutating func keep(_ text: String) { more = [more, text].compactMap { $0 }.clauses() }

    /// These over those: what the room knows after both.
    package func over(_ earlier: UpdateFields) -> UpdateFields {
        // Who does it belongs to what is done: another action has nobody until somebody is named.
        let isSameAction = nextAction == nil || nextAction == earlier.nextAction
        return UpdateFields(
            status: status ?? earlier.status, impact: impact ?? earlier.impact, theory: theory ?? earlier.theory,
            lastAction: lastAction ?? earlier.lastAction, nextAction: nextAction ?? earlier.nextAction,
            nextActionBy: isSameAction ? nextActionBy ?? earlier.nextActionBy : nextActionBy)
    }

    /// What is still so in another phase. A status belongs to the phase it was typed in; what was to be done next has
    /// been done, or is no longer wanted, where the harm stops or comes back.
    func after(_ from: Phase, _ to: Phase) -> UpdateFields {
        var kept = self
        kept.status = nil
        if to.isMitigated || from.isMitigated {
            kept.nextAction = nil
            kept.nextActionBy = nil
        }
        if !to.isActive || from.isMitigated && !to.isMitigated { kept.lastAction = nil }
        return kept
    }
}

package struct Updated: Hashable, Sendable, Codable {
    package var fields: UpdateFields
    /// Theory, last action or status changed: this was progress, not a sign of life alone.
    package var isProgress: Bool
    /// When the next update is due, where the person said so.
    package var nextDue: Instant?
    package init(fields: UpdateFields, isProgress: Bool, nextDue: Instant? = nil) {
        self.fields = fields
        self.isProgress = isProgress
        self.nextDue = nextDue
    }
    private enum CodingKeys: String, CodingKey {
        case fields
        case isProgress = "progress"
        case nextDue = "next_due"
    }
}

package struct UpdateScheduled: Hashable, Sendable, Codable {
    package var due: Instant
    package init(due: Instant) { self.due = due }
    private enum CodingKeys: String, CodingKey { case due }
}

package struct Snoozed: Hashable, Sendable, Codable {
    package var until: Instant
    package init(until: Instant) { self.until = until }
    private enum CodingKeys: String, CodingKey { case until }
}

package struct TodoNoted: Hashable, Sendable, Codable {
    package var number: Int
    package var text: String
    package init(number: Int, text: String) {
        self.number = number
        self.text = text
    }
    private enum CodingKeys: String, CodingKey { case number, text }
}

package struct TaskAdded: Hashable, Sendable, Codable {
    package var number: Int
    package var text: String
    package var owner: PersonID?
    /// The end of its time-box.
    package var due: Instant?
    package init(number: Int, text: String, owner: PersonID? = nil, due: Instant? = nil) {
        self.number = number
        self.text = text
        self.owner = owner
        self.due = due
    }
    private enum CodingKeys: String, CodingKey { case number, text, owner, due }
}

package struct TaskDone: Hashable, Sendable, Codable {
    package var number: Int
    /// What it was, as it was called then; facts of before have none.
    package var text: String?
    package init(number: Int, text: String? = nil) {
        self.number = number
        self.text = text
    }
    private enum CodingKeys: String, CodingKey { case number, text }
}

/// Somebody put a message of the room on the timeline, by a reaction.
package struct Marked: Hashable, Sendable, Codable {
    /// The message, by its chat's id.
    package var message: String
    package var author: PersonID
    package var text: String
    package var saidAt: Instant
    package init(message: String, author: PersonID, text: String, saidAt: Instant) {
        self.message = message
        self.author = author
        self.text = text
        self.saidAt = saidAt
    }
    private enum CodingKeys: String, CodingKey {
        case message, author, text
        case saidAt = "said_at"
    }
}

/// The message is off the timeline again.
package struct Unmarked: Hashable, Sendable, Codable {
    package var message: String
    package init(message: String) { self.message = message }
    private enum CodingKeys: String, CodingKey { case message }
}
