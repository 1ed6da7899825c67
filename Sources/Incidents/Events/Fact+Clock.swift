// The payloads of what the bot does by itself: deadlines, monitors, delivery, configuration.

/// A deadline that came due and was acted on. It fires once: (incident, rule, since, ordinal) is its identity.
package struct Fired: Hashable, Sendable, Codable {
    package var rule: Rule
    /// Seq of the event it counts from.
    package var since: Int
    package var ordinal: Int
    package var due: Instant
    /// Earlier repeats that came due in the same pause and were folded into this one.
    package var folded: Int
    /// Who is addressed, resolved at this moment.
    package var told: [PersonID]
    /// As the policy names them, `engineering team lead`.
    package var toldAs: String?
    /// The no-progress rule was due within the merge window and speaks in this message too.
    package var withNoProgress: Bool
    /// It was already past due when a new configuration brought it.
    package var afterReload: Bool
    /// Recorded, but nothing is said: a later message of the same moment says it all.
    package var isMuted: Bool
    /// What it was about, where that has to be kept.
    package var detail: FiredDetail?
    /// Hash of the policy in force.
    package var policy: String
    /// What is said, where the rule has no sentence of its own: the word of a drill's script.
    package var words: String?
    /// Of `no-commander`: who is called. Nil in what was kept before: everyone on the list.
    package var calls: CommandCall?
    /// When others are called, where they are not yet.
    package var next: Instant?
    /// Of `no-acknowledgement`: what was sent before has reached nobody at all.
    package var reachedNobody: Bool?
    /// Prompts that are said in the same message, each kept as a fact of its own too.
    package var along: [Fired]?
    /// Of such a prompt: the rule whose message says it.
    package var saidWith: Rule?
    package init(
        rule: Rule, since: Int, ordinal: Int, due: Instant, folded: Int = 0, told: [PersonID] = [],
        toldAs: String? = nil, withNoProgress: Bool = false, afterReload: Bool = false, isMuted: Bool = false,
        policy: String
    ) {
        self.rule = rule
        self.since = since
        self.ordinal = ordinal
        self.due = due
        self.folded = folded
        self.told = told
        self.toldAs = toldAs
        self.withNoProgress = withNoProgress
        self.afterReload = afterReload
        self.isMuted = isMuted
        self.policy = policy
    }
    private enum CodingKeys: String, CodingKey {
        case rule, since, ordinal, due, folded, told, policy, words, calls, next
        case detail, along
        case saidWith = "said_with"
        case toldAs = "told_as"
        case withNoProgress = "with_no_progress"
        case afterReload = "after_reload"
        case isMuted = "muted"
        case reachedNobody = "reached_nobody"
    }
}

/// Who is called because nobody commands. The raw value stands in the store for ever.
package enum CommandCall: String, Hashable, Sendable, Codable {
    /// The room alone hears it: nobody is woken for this severity.
    case room
    /// Whoever acknowledged is asked, and nobody else yet.
    case answerer
    /// The page is on its way to the next by itself.
    case waits
    /// Somebody acknowledged and nobody took command: it goes on as if nobody had answered.
    case onward
    /// Nobody has answered: everyone on the list.
    case everyone
}

/// The rules that make the bot speak by itself. The raw values are written to the store, `!timers` and `!why`.
package enum Rule: String, Hashable, Sendable, Codable, CaseIterable {
    case updateWarning = "update-warning"
    case updateOverdue = "update-overdue"
    case noCommander = "no-commander"
    case noAcknowledgement = "no-acknowledgement"
    /// Nobody has acknowledged yet: people are tried by the next way of their own rule.
    case nextWay = "next-way"
    case escalate = "escalate"
    case tellVP = "notify-vp"
    case noProgress = "no-progress"
    case executiveSummary = "executive-summary"
    case watching = "watching"
    /// The script of a drill says something at its time.
    case drillInject = "drill-inject"
    /// The time that a drill was given is over.
    case drillOver = "drill-over"
    /// A sync meeting is near, and then it begins.
    case syncSoon = "sync-soon"
    case syncNow = "sync-now"
    case elapsedMark = "elapsed-mark"
    case timerOver = "timer"
    case taskDue = "task-due"
    case questions = "questions"
    case rollCall = "roll-call"
    case handoverOffer = "handover-offer"
    case handoverInsist = "handover-insist"
    case onCallBrief = "on-call-brief"
    case spanOfControl = "span-of-control"
    case silence = "silence"
    /// Not a deadline: the list that the severity names is told at the declaration.
    case notifyAtStart = "notify-at-start"
    /// Not a deadline: a raised severity pages whom it adds.
    case severityRaised = "severity-raised"
    /// Not a deadline: its people are told where it goes on while the chat is away.
    case chatDown = "chat-down"
}

package struct Stalking: Hashable, Sendable, Codable {
    package var room: RoomRef
    package var isOn: Bool
    /// Speak at every poll, not on change alone.
    package var always: Bool
    package init(room: RoomRef, isOn: Bool, always: Bool = false) {
        self.room = room
        self.isOn = isOn
        self.always = always
    }
    private enum CodingKeys: String, CodingKey {
        case room, always
        case isOn = "on"
    }
}

/// What one monitor says.
package struct Reading: Hashable, Sendable, Codable {
    package enum State: String, Hashable, Sendable, Codable { case normal, failing, unknown }
    package var monitor: String
    package var state: State
    /// A sentence: what was seen, or why it could not be checked.
    package var detail: String
    package init(monitor: String, state: State, detail: String) {
        self.monitor = monitor
        self.state = state
        self.detail = detail
    }
    private enum CodingKeys: String, CodingKey { case monitor, state, detail }
}

/// Monitors whose state changed.
package struct Observed: Hashable, Sendable, Codable {
    package var readings: [Reading]
    package init(readings: [Reading]) { self.readings = readings }
    private enum CodingKeys: String, CodingKey { case readings }
}

/// A message that could not be delivered for good: the dead letter, told to a person.
package struct Undelivered: Hashable, Sendable, Codable {
    package var key: String
    /// Where it should have gone, in words: `matrix/!abc:example.org`.
    package var destination: String
    package var what: String
    package var why: String
    package init(key: String, destination: String, what: String, why: String) {
        self.key = key
        self.destination = destination
        self.what = what
        self.why = why
    }
    private enum CodingKeys: String, CodingKey { case key, destination, what, why }
}

/// The machine's clock was ahead and is right again: events of before are dated after this one, and count as of its own
/// moment from now on. Kept once without an incident, and once for each incident that has such events.
package struct ClockSetBack: Hashable, Sendable, Codable {
    /// The date of the newest event; it lies behind this one's.
    package var newest: Instant
    private var milliseconds: Int64
    package init(by: Duration, newest: Instant) {
        milliseconds = by.milliseconds
        self.newest = newest
    }
    private enum CodingKeys: String, CodingKey {
        case newest
        case milliseconds = "by"
    }
    /// How far the clock stands behind that date.
    package var by: Duration { .milliseconds(milliseconds) }
}

package struct PolicyChanged: Hashable, Sendable, Codable {
    package var hash: String
    /// Since when the program reads a policy as it does now, where that is news to the store: `2026-11-30`.
    package var meaning: String?
    /// Open incidents whose next steps that changed; nil where nobody has to be told.
    package var changed: [IncidentID]?
    package init(hash: String, meaning: String? = nil, changed: [IncidentID]? = nil) {
        self.hash = hash
        self.meaning = meaning
        self.changed = changed
    }
    private enum CodingKeys: String, CodingKey { case hash, meaning, changed }
}
