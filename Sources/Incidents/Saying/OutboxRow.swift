/// One errand that leaves the process: written in the transaction that caused it, done once, looked up when in doubt.
package struct OutboxRow: Hashable, Sendable {
    /// The event that caused it / effect / ordinal, or the message it answers: `e17/say/0`, `m/local/ops/abc/reply`.
    package var key: String
    /// Rows of one lane leave in order.
    package var lane: String
    package var priority: Priority
    package var errand: Errand
    /// Why it is said; re-checked just before it is sent.
    package var reason: Reason?
    package var incident: IncidentID?
    package var createdAt: Instant
    package var attempts: Int
    package var nextAttempt: Instant
    /// The last try may have arrived: look before trying again.
    package var isInDoubt: Bool
    /// When that try ended; nil where nothing was in doubt. Not kept: after a restart it is the moment of the start.
    package var doubtedAt: Instant?

    package init(
        key: String, lane: String, priority: Priority, errand: Errand, reason: Reason? = nil,
        incident: IncidentID? = nil, createdAt: Instant
    ) {
        self.key = key
        self.lane = lane
        self.priority = priority
        self.errand = errand
        self.reason = reason
        self.incident = incident
        self.createdAt = createdAt
        attempts = 0
        nextAttempt = createdAt
        isInDoubt = false
    }

    /// Where it goes; nil for what goes to no room.
    package var destination: Destination? {
        switch errand {
        case .say(let saying): saying.to
        case .invite(let to, _), .remove(let to, _), .dress(let to, _): to
        case .openRoom(let order): .incident(order.incident, chat: order.chat)
        case .page, .probe: nil
        }
    }

    /// Lower goes first.
    package enum Priority: Int, Hashable, Comparable, Sendable {
        case page = 0
        case reply, announcement, nag
        package static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
    }

    /// A nag is worth sending only while what it nags about still holds.
    package struct Reason: Hashable, Sendable, Codable {
        package var incident: IncidentID
        package var rule: Rule
        package var since: Int
        package init(incident: IncidentID, rule: Rule, since: Int) {
            self.incident = incident
            self.rule = rule
            self.since = since
        }
        /// Where others are said in the same message: all of it, to be said anew without what has lost its reason.
        package var merged: Fired?
        /// Everything that is said in it.
        package var rules: Set<Rule> { Set([rule] + (merged?.along ?? []).map(\.rule)) }
        private enum CodingKeys: String, CodingKey { case incident, rule, since, merged }
    }
}

/// Where something is said: a room that exists, or the room an incident will have at a chat.
package enum Destination: Hashable, Sendable {
    case room(RoomRef)
    case incident(IncidentID, chat: String)

    package var lane: String {
        switch self {
        case .room(let room): room.path
        case .incident(let id, let chat): "\(chat)/\(id)"
        }
    }

    package var chat: String {
        switch self {
        case .room(let room): room.chat
        case .incident(_, let chat): chat
        }
    }
}

/// What is to be done outside.
package enum Errand: Hashable, Sendable {
    case say(Saying)
    case openRoom(RoomOrder)
    /// Makes a room look as the incident stands. A chat without topics leaves it.
    case dress(Destination, RoomDress)
    case invite(Destination, [PersonID])
    /// Takes them out of a room that is not for them any more.
    case remove(Destination, [PersonID])
    case page(PageOrder)
    case probe(ProbeOrder)
}

package struct Saying: Hashable, Sendable, Codable {
    package var to: Destination
    package var message: Message
    /// The thread it belongs in.
    package var thread: String?
    /// The message it answers.
    package var inReplyTo: String?
    /// Key of an earlier row whose message this one takes the place of, where the room can edit.
    package var replaces: String?
    /// Where the room cannot edit it is said anew.
    package var kind: Kind
    /// Concerns nobody else: where the chat can, only they see it. Such a message cannot be looked up.
    package var onlyFor: PersonID?
    /// True: kept at hand at the head of the room, where the chat can.
    package var isPinned: Bool?
    package enum Kind: String, Hashable, Sendable, Codable { case reply, announcement, nag, progress, mirror, mark }

    package init(
        to: Destination, message: Message, thread: String? = nil, inReplyTo: String? = nil, replaces: String? = nil,
        kind: Kind
    ) {
        self.to = to
        self.message = message
        self.thread = thread
        self.inReplyTo = inReplyTo
        self.replaces = replaces
        self.kind = kind
    }
    private enum CodingKeys: String, CodingKey {
        case to, message, thread, replaces, kind
        case inReplyTo = "in_reply_to"
        case onlyFor = "only_for"
        case isPinned = "pinned"
    }
}

/// What a room wears beside its messages; nil leaves a thing as it is.
package struct RoomDress: Hashable, Sendable, Codable {
    /// Text from outside in it is made harmless by the chat.
    package var topic: String?
    /// A link that stands at the head of the room, where the chat has such a place.
    package var bookmark: Bookmark?
    /// What becomes of the room of an incident that is closed.
    package var ending: Ending?

    package struct Bookmark: Hashable, Sendable, Codable {
        package var title: String
        package var url: String
        package init(title: String, url: String) {
            self.title = title
            self.url = url
        }
        private enum CodingKeys: String, CodingKey { case title, url }
    }
    package enum Ending: Hashable, Sendable {
        case archived
        /// The room gets this name.
        case renamed(String)
    }
    package init(topic: String? = nil, bookmark: Bookmark? = nil, ending: Ending? = nil) {
        self.topic = topic
        self.bookmark = bookmark
        self.ending = ending
    }
}

package struct RoomOrder: Hashable, Sendable, Codable {
    package var incident: IncidentID
    package var chat: String
    /// `incident-2026-11-20-001`, without the `#`.
    package var name: String
    package var topic: String
    package var isPrivate: Bool
    package var invite: [PersonID]
    /// The workstream that gets it; nil for the incident's own room.
    package var stream: String?
    package init(
        incident: IncidentID, chat: String, name: String, topic: String, isPrivate: Bool, invite: [PersonID],
        stream: String? = nil
    ) {
        self.stream = stream
        self.incident = incident
        self.chat = chat
        self.name = name
        self.topic = topic
        self.isPrivate = isPrivate
        self.invite = invite
    }
    private enum CodingKeys: String, CodingKey {
        case incident, chat, name, topic, invite, stream
        case isPrivate = "private"
    }
}

package struct PageOrder: Hashable, Sendable, Codable {
    package enum Action: String, Hashable, Sendable, Codable { case trigger, acknowledge, resolve }
    package var action: Action
    package var incident: IncidentID
    /// Seq of the `Paged` event.
    package var page: Int
    package var way: Way
    /// Nil for a shared way.
    package var person: PersonID?
    /// The same for every action on this page by this way: the service folds repeats by it.
    package var dedupKey: String
    package var severity: Severity
    package var summary: String
    /// Rows for people to read: incident, reason, room, bridge.
    package var details: [Prose]
    package var isNotice: Bool
    /// Why a notice concerns them, where something is asked of them: an escalation. Nil for what is only told.
    package var why: String?
    /// True: it asks the person to come to a room of ours, and `link` lets them in.
    package var isInvitation: Bool?
    /// Where the person acknowledges: a page with a button, or a POST with no body. Filled in just before the page
    /// leaves, so that it is kept nowhere; nil where no public address is configured.
    package var link: String?
    /// True for a page of a drill that is only shown: it is never sent, whoever carries it.
    package var isPretended: Bool?
    package init(
        action: Action, incident: IncidentID, page: Int, way: Way, person: PersonID?, dedupKey: String,
        severity: Severity, summary: String, details: [Prose], isNotice: Bool
    ) {
        self.action = action
        self.incident = incident
        self.page = page
        self.way = way
        self.person = person
        self.dedupKey = dedupKey
        self.severity = severity
        self.summary = summary
        self.details = details
        self.isNotice = isNotice
    }
    private enum CodingKeys: String, CodingKey {
        case action, incident, page, way, person, severity, summary, details, why
        case dedupKey = "dedup_key"
        case isNotice = "notice"
        case isInvitation = "invitation"
        case isPretended = "pretended"
    }
}

package struct ProbeOrder: Hashable, Sendable, Codable {
    package var monitors: [String]
    package var ticket: ProbeTicket
    package init(monitors: [String], ticket: ProbeTicket) {
        self.monitors = monitors
        self.ticket = ticket
    }
    private enum CodingKeys: String, CodingKey { case monitors, ticket }
}
