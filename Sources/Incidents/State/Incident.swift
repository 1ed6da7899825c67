/// The state of one incident: the fold of its events, and nothing else.
package struct Incident: Hashable, Sendable {
    /// A moment that deadlines count from, and the event that set it.
    package struct Anchor: Hashable, Sendable, Codable {
        package var at: Instant
        package var seq: Int
        package init(at: Instant, seq: Int) {
            self.at = at
            self.seq = seq
        }
        private enum CodingKeys: String, CodingKey { case at, seq }
    }

    package var id: IncidentID
    package var label: String
    package var title: String
    package var severity: Severity
    /// When it was set; a step of its ladder is never due before.
    package var severitySince: Instant
    package var kind: IncidentKind
    package var audience: Audience
    package var origin: RoomRef?
    package var declaredBy: PersonID?
    /// The message that declared it: its answer shows how the first pages go.
    package var declaredIn: MessageRef?
    package var phase: Phase = .investigating
    /// When it was declared. The ladder counts from here, or from the reopening.
    package var declared: Anchor
    package var ladder: Anchor
    /// The last internal update; before the first, the declaration or reopening.
    package var lastUpdate: Anchor
    /// The update clock runs from here: the last update, cadence, severity or reopening.
    package var updateClock: Anchor
    package var lastProgress: Anchor
    package var phaseSince: Anchor
    package var mitigatedAt: Instant?
    package var resolvedAt: Instant?
    package var closedAt: Instant?
    /// When the trouble began, where somebody said so.
    package var startedAt: Instant?
    package var cause: String?
    package var fields = UpdateFields()
    /// What was said as it came into its phase.
    package var phaseWords: String?
    /// What mitigated it, where that was said.
    package var mitigation: String?
    /// Something of it was said to the executives.
    package var executivesTold: Bool?
    package var updateCount = 0
    /// Said by a person with `!nextupdate` or an ETA; holds until the next update.
    package var nextUpdateDue: Instant?
    package var snoozedUntil: Instant?
    /// When that was said.
    var snoozedAt: Instant?
    package var roles: [RoleHolder] = []
    package var rooms: [RoomLinked] = []
    /// Of these rooms those that nobody is spoken to in any more.
    package var lostRooms: [LostRoom]?
    package var failovers: [Failover] = []
    /// What somebody asked for; nil leaves it to the outages.
    package var mirrorAsked: Bool?
    package var tasks: [TaskItem] = []
    package var todos: [TodoNoted] = []
    package var decisionCount = 0
    package var scribe = Scribe()
    /// Messages on the timeline by a reaction, each with who put it there.
    package var marks: [Mark] = []
    package var pages: [Page] = []
    package var fired: [FiredMark] = []
    /// The last event, where the clock did it: the page that it asks for comes next.
    var justFired: Fired?
    package var mergedInto: IncidentID?
    /// What it is called where others can hear; nil while everybody may see it.
    package var codename: String?
    package var dataLoss: DataLoss?
    /// The label it had while everybody could see it.
    package var labelBefore: String?
    /// The message by which it became private: the answer to it tells that, not how the pages go.
    package var turnedPrivateBy: MessageRef?
    /// See `vendors`.
    var vendorTickets: [VendorTicket]?
    /// Of an incident that is practice.
    package var drill: DrillRun?
    package var acknowledgedAt: Instant?
    /// The last time that the machine's clock was set back over events of it.
    package var setBack: SetBack?
    /// What the bot keeps as deputy.
    package var watch = Watch()
    /// Seq of the last event folded in.
    package var lastSeq: Int
    package var lastAt: Instant

    package init(_ declared: Declared, event: Event) {
        id = IncidentID(declared.number)
        label = declared.label
        title = declared.title
        severity = declared.severity
        severitySince = event.at
        kind = declared.kind
        audience = declared.audience
        codename = declared.codename
        origin = declared.origin
        declaredBy = event.by
        declaredIn = event.from
        if let person = event.by { watch.meet(person, at: event.at) }
        let anchor = Anchor(at: event.at, seq: event.seq)
        self.declared = anchor
        ladder = anchor
        lastUpdate = anchor
        updateClock = anchor
        lastProgress = anchor
        phaseSince = anchor
        watch.lastWord = anchor
        lastSeq = event.seq
        lastAt = event.at
        if declared.kind == .drill { drill = DrillRun(started: anchor) }
    }
}

package struct RoleHolder: Hashable, Sendable, Codable {
    package var role: Role
    package var person: PersonID
    package var since: Instant
    private enum CodingKeys: String, CodingKey { case role, person, since }
}

package struct TaskItem: Hashable, Sendable, Codable {
    package var number: Int
    package var text: String
    package var owner: PersonID?
    package var due: Instant?
    package var doneAt: Instant?
    /// Of the event that set its time-box.
    package var dueSince: Int?
    /// When its time-box was set.
    package var dueSetAt: Instant?
    /// Its time-box is over and its owner was asked.
    package var isCalledOut: Bool?
    private enum CodingKeys: String, CodingKey {
        case number, text, owner, due
        case doneAt = "done_at"
        case dueSince = "due_since"
        case dueSetAt = "due_set_at"
        case isCalledOut = "called_out"
    }
}

/// The highest ordinal of a rule that has fired since an event.
package struct FiredMark: Hashable, Sendable, Codable {
    package var rule: Rule
    package var since: Int
    package var ordinal: Int
    /// Seq of the first `Fired` of this rule and anchor: later repeats edit its message.
    package var firstSeq: Int
    package var lastAt: Instant
    /// Seq of the last one; nil in a snapshot of before it was kept.
    package var lastSeq: Int?
    /// It has been said in another's message alone, so far: there is none of its own to edit.
    package var isUnsaid: Bool?
    private enum CodingKeys: String, CodingKey {
        case rule, since, ordinal
        case isUnsaid = "unsaid"
        case lastSeq = "last_seq"
        case firstSeq = "first_seq"
        case lastAt = "last_at"
    }
}

/// A page and what has come of it so far.
package struct Page: Hashable, Sendable, Codable {
    package struct Answer: Hashable, Sendable, Codable {
        package var person: PersonID?
        package var way: Way
        package var outcome: PageAnswered.Outcome
        package var detail: String?
        package var at: Instant
        package var url: String?
        /// The service reported it later, by itself.
        package var isReported: Bool?
        private enum CodingKeys: String, CodingKey {
            case person, way, outcome, detail, at, url
            case isReported = "reported"
        }
    }
    package struct Acknowledgement: Hashable, Sendable, Codable {
        package var person: PersonID
        package var at: Instant
        /// The pager that said so.
        package var via: String?
        /// They learn: it is shown, and the page waits on.
        package var endsNothing: Bool?
        private enum CodingKeys: String, CodingKey {
            case person, at, via
            case endsNothing = "ends_nothing"
        }
    }

    package var seq: Int
    package var at: Instant
    package var paged: Paged
    /// The command that asked for it; its reply shows how it goes on.
    package var asked: MessageRef?
    /// What the clock said as it asked for it: that message tells how it goes.
    package var said: Fired?
    package var answers: [Answer] = []
    package var acknowledgements: [Acknowledgement] = []
    /// When each pager last spoke of it, by that service's clock.
    package var lastWords: [String: Instant] = [:]
    /// The moments after the page at which somebody is tried by another way, in order: worked out once, for it is asked
    /// of each page whenever anything changes.
    package let laterSteps: [Duration]

    package init(seq: Int, at: Instant, paged: Paged, asked: MessageRef?) {
        self.seq = seq
        self.at = at
        self.paged = paged
        self.asked = asked
        laterSteps = Page.laterSteps(of: paged)
    }

    private static func laterSteps(of paged: Paged) -> [Duration] {
        Set(paged.people.flatMap { $0.later ?? [] }.map(\.after)).sorted()
    }

    private enum CodingKeys: String, CodingKey {
        case seq, at, paged, asked, said, answers, acknowledgements
        case lastWords = "last_words"
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        seq = try keys.decode(Int.self, forKey: .seq)
        at = try keys.decode(Instant.self, forKey: .at)
        paged = try keys.decode(Paged.self, forKey: .paged)
        asked = try keys.decodeIfPresent(MessageRef.self, forKey: .asked)
        said = try keys.decodeIfPresent(Fired.self, forKey: .said)
        answers = try keys.decode([Answer].self, forKey: .answers)
        acknowledgements = try keys.decode([Acknowledgement].self, forKey: .acknowledgements)
        lastWords = try keys.decode([String: Instant].self, forKey: .lastWords)
        laterSteps = Page.laterSteps(of: paged)
    }

    package func acknowledgement(by person: PersonID) -> Acknowledgement? {
        acknowledgements.first { $0.person == person }
    }
}

extension Incident {
    package func page(_ seq: Int) -> Page? { pages.first { $0.seq == seq } }
    package func holder(of role: Role) -> PersonID? { roles.first { $0.role == role }?.person }
    package var commander: PersonID? { holder(of: .commander) }
    package var mainRooms: [RoomRef] {
        rooms.filter { ($0.purpose == .main || $0.purpose == .private) && !isLost($0.room) }.map(\.room)
    }
    package var openTasks: [TaskItem] { tasks.filter { $0.doneAt == nil } }
    package var isPrivate: Bool { audience != .everyone }

    /// How long it lasts or lasted: from the start of the trouble to its resolution or now.
    package func duration(at now: Instant) -> Duration {
        (resolvedAt ?? closedAt ?? now) - (startedAt ?? declared.at)
    }
}
/// The snapshot in the `incidents` table. A cache of the fold, not a file format: one of another version is rebuilt
/// from the events.
extension Incident: Codable {
    package static let snapshotVersion = 6

    private enum CodingKeys: String, CodingKey {
        case id, label, title, severity, kind, audience, origin, phase, declared, ladder, cause, fields, roles, rooms
        case mitigation
        case phaseWords = "phase_words"
        case executivesTold = "executives_told"
        case tasks, todos, marks, pages, fired, failovers, scribe, codename, drill
        case mirrorAsked = "mirror"
        case lostRooms = "lost_rooms"
        case dataLoss = "data_loss"
        case turnedPrivateBy = "turned_private_by"
        case labelBefore = "label_before"
        case vendorTickets = "vendors"
        case severitySince = "severity_since"
        case declaredBy = "declared_by"
        case declaredIn = "declared_in"
        case lastUpdate = "last_update"
        case updateClock = "update_clock"
        case lastProgress = "last_progress"
        case phaseSince = "phase_since"
        case mitigatedAt = "mitigated_at"
        case resolvedAt = "resolved_at"
        case closedAt = "closed_at"
        case startedAt = "started_at"
        case updateCount = "update_count"
        case nextUpdateDue = "next_update_due"
        case snoozedUntil = "snoozed_until"
        case snoozedAt = "snoozed_at"
        case setBack = "set_back"
        case decisionCount = "decision_count"
        case mergedInto = "merged_into"
        case acknowledgedAt = "acknowledged_at"
        case watch
        case justFired = "just_fired"
        case lastSeq = "last_seq"
        case lastAt = "last_at"
    }
}
