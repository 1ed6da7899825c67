/// One thing asked of the core: by a message, the clock, or an answer from outside.
package struct Request: Sendable {
    /// Stored in the same transaction as what it causes; the same one again changes nothing.
    package var inbox: InboxID?
    package var actor: PersonID?
    /// The message it came in; its reply goes there.
    package var message: MessageRef?
    /// When it was said, by the chat's clock. The desk clamps it to now.
    package var saidAt: Instant?
    package var ask: Ask
    /// Handles in the message that are real accounts of its chat.
    package var mentioned: [String] = []
    /// Declared by an earlier line of the same message: meant where several incidents could be.
    package var begun: IncidentID?
    /// Nobody else in the room saw it asked: a slash command, a button.
    package var isUnseen = false
    /// Said by somebody of another organisation, with which the room is shared: see `isOpenToOthers`.
    package var isForeign = false
    /// Drawn by whoever hands the request in, for what is left to chance: deciding itself knows none.
    package var lot: UInt64 = 0

    package init(
        inbox: InboxID? = nil, actor: PersonID? = nil, message: MessageRef? = nil, saidAt: Instant? = nil, ask: Ask
    ) {
        self.inbox = inbox
        self.actor = actor
        self.message = message
        self.saidAt = saidAt
        self.ask = ask
    }
}

/// What makes two deliveries of one thing one: (chat and room, the chat's own id).
package struct InboxID: Hashable, Sendable {
    package var source: String
    package var id: String

    package init(source: String, id: String) {
        self.source = source
        self.id = id
    }
    package init(_ message: MessageRef) {
        source = message.room.path
        id = message.author.map { "\($0)/\(message.id)" } ?? message.id
    }
}

/// What can be asked.
package enum Ask: Sendable {
    // Said by people. `in` names the incident where the command did; nil means the one of the room.
    /// `isNew`: also where one of the same words was declared a moment ago.
    case declare(severity: String?, title: String?, kind: IncidentKind, isNew: Bool = false)
    case act(Act, in: IncidentID?)
    case security(title: String?, in: IncidentID? = nil)
    case dataLoss(what: String?, in: IncidentID?)
    case page(PageAsk, in: IncidentID? = nil)
    case duty(DutyAsk)
    case drill(DrillAsk, in: IncidentID?)
    case query(Query, in: IncidentID?)
    /// A link into the rooms on the web; nil for the speaker.
    case invite(PersonName?)
    case stalk(always: Bool)
    case unstalk
    /// Plain talk in a room: a `TODO` line is kept, everything else passes by.
    case talk(String)
    /// A reaction put a message of the incident's room on its timeline, or took it off.
    case mark(Marked)
    case unmark(Unmarked)
    /// The router's own answer (help, a slip, a missing argument): nothing is decided, only said.
    case say(Message)
    /// The same of a slip whose meaning is plain: `yes` does what stands here, typed without the prefix.
    case askBack(Message, yes: String)

    // From outside.
    case answered(incident: IncidentID, PageAnswered)
    /// The telephone, a link or the service says something of a page.
    case pageWord(incident: IncidentID, PageWord)
    case roomOpened(incident: IncidentID, RoomLinked)
    case observed([Reading], answering: ProbeTicket?)
    case undelivered(incident: IncidentID?, Undelivered)
}

/// What people do to an incident.
package enum Act: Sendable {
    case setSeverity(String)
    case setTitle(String)
    case setImpact(String)
    case setStart(SaidTime)
    case setCause(String)
    case update(UpdateFields, next: SaidTime?, beside: UpdateAside = UpdateAside())
    case scheduleUpdate(SaidTime)
    case snooze(SaidTime)
    case identified(String?)
    case mitigated(String?)
    case resolved(String?)
    case reopen(String?)
    case close(String?)
    case cancel(String?)
    case merge(into: IncidentID)
    case takeCommand
    /// A button: where somebody commands already, it is asked about.
    case takeCommandIfFree
    case handOff(to: PersonName)
    case giveRole(String, to: PersonName?)
    case dropRole(String)
    case note(String)
    case decide(String)
    case todo(String)
    case addTask(text: String, owner: PersonName?, within: SaidTime?)
    case finishTask(Int)
    case checklist(ChecklistAct)
    case stream(StreamAct)
    case sync(SyncAct)
    case extendTask(Int, by: Duration)
    case setTimer(SaidTime, text: String?)
    /// By its number or text.
    case cancelTimer(String)
    case callRoll(isNew: Bool)
    case answerRoll(as: String?)
    case askSwoop(PersonName?)
    case declineSwoop
    case acknowledge
    /// The same with words: `!ack on my way`.
    case acknowledgeSaying(String)
    case setMirror(Bool)
    /// What became private is everybody's again.
    case liftPrivacy
    case grant(PersonName)
    case revoke(PersonName)
    case noteVendor(String, ticket: String)
    case closeVendor(String)
}

extension Act {
    var changesWhatStands: Bool {
        switch self {
        case .setSeverity, .identified, .mitigated, .resolved, .reopen, .close, .cancel, .merge,
            .takeCommand, .takeCommandIfFree, .handOff, .giveRole, .dropRole, .liftPrivacy,
            .scheduleUpdate, .snooze, .sync, .setTimer, .cancelTimer, .extendTask, .callRoll, .askSwoop:
            true
        case .addTask(_, _, let within): within != nil
        case .setTitle, .setImpact, .setStart, .setCause, .update, .note, .decide, .todo, .finishTask, .checklist,
            .stream, .answerRoll, .declineSwoop, .acknowledge, .acknowledgeSaying, .setMirror, .grant, .revoke,
            .noteVendor, .closeVendor:
            false
        }
    }
}

package enum PageAsk: Sendable {
    /// `!ic page`, by a button or alone.
    case commanders(reason: String?)
    /// What stands behind `!ic page`, with each mention as `@handle`: who is named in it, the policy knows.
    /// `isNew`: another incident is meant than that of the room.
    case said(String, isNew: Bool = false)
    /// A line of the configuration that has a command of its own: `bizlead`.
    case line(String, reason: String?)
    /// `!ic page responders`: everybody who is on call for any team.
    case everyTeam(isConfirmed: Bool, reason: String?)
}

extension PageAsk {
    /// As it was typed, for an answer that repeats it.
    var words: String? {
        switch self {
        case .commanders(let reason), .everyTeam(_, let reason): reason
        case .line(let line, let reason): reason.map { "\(line) because \($0)" } ?? line
        case .said(let text, _): text
        }
    }
}

/// What is asked of the schedules.
package enum DutyAsk: Sendable {
    /// Who is on call: the name of a team, line or schedule (without one all), then a time (without one now), as typed.
    case show(String?)
    /// The speaker's own shifts.
    case mine
    /// The speaker gives their shifts of that time to somebody.
    case give(to: PersonName, String)
    /// The speaker is on call for that time: of a schedule, or the one that they take turns in.
    case take(String, of: String?)
    /// The speaker's last arrangement that is not over is taken back.
    case undo
    /// The link to the speaker's calendar.
    case calendar
    case load(weeks: Int)
}

/// A person as somebody wrote or mentioned them; `me` is the speaker.
package struct PersonName: Hashable, Sendable {
    package var text: String
    package init(_ text: String) { self.text = text }

    var isSpeaker: Bool { ["me", "@me", "myself"].contains(text.lowercased()) }
}

/// What can be shown without changing anything.
package enum Query: Hashable, Sendable {
    case status, commanders, incidents, severity, roles
    case timeline(count: Int)
    case brief, timers, why
    /// Open ones first, then the others, then the follow-ups: from the place of one on.
    case tasks(from: Int)
    case title, impact
    case pages
    /// All of them, or one by its name.
    case checklist(String?)
    case streams, sync
    case namedTimers, rollCall
    /// Whom a name means, and how to reach them.
    case who(PersonName)
    case responders
    /// Who may see a private incident.
    case audience
    case vendors
    /// The drills that can be started.
    case drills
}

/// An answer that waits for the monitors.
package struct ProbeTicket: Hashable, Sendable, Codable {
    package var message: MessageRef
    package var incident: IncidentID?
    package var person: PersonID?
    /// Seqs of what was done and is to be answered; nil for a `!status`.
    package var caused: [Int]?
    package init(message: MessageRef, incident: IncidentID?, person: PersonID?) {
        self.message = message
        self.incident = incident
        self.person = person
    }
    private enum CodingKeys: String, CodingKey { case message, incident, person, caused }
}
