/// Who may use one command. Nobody is kept from a command that has none: a frightened responder must not be stopped.
package struct Permission: Hashable, Sendable {
    package var roles: [Role]
    package var targets: [Target]
    /// As the configuration names the targets, in their order.
    package var names: [String]
    /// The configuration says so in a word: also for people of other organisations in a shared room.
    package var isForEveryone = false
    package static var everyone: Permission {
        var permission = Permission()
        permission.isForEveryone = true
        return permission
    }
    package init(roles: [Role] = [], targets: [Target] = [], names: [String] = []) {
        self.roles = roles
        self.targets = targets
        self.names = names
    }

    /// Commands that can be kept to some people, by the names that people type.
    package static let commands = [
        "declare", "drill", "title", "severity", "impact", "started", "cause", "mirror", "identified", "mitigated",
        "resolved", "reopen", "close", "cancel", "merge", "ic me", "ic handoff", "role", "rollcall", "here", "swoop",
        "ic page", "ic page responders", "ack", "update", "nextupdate", "snooze", "note", "decision", "todo", "task",
        "task done", "timer", "timer cancel", "check", "uncheck", "stream open", "stream note", "milestone",
        "stream lead", "stream close", "sync", "sync done", "sync cancel", "oncall swap", "oncall take", "oncall undo",
        "status stalk", "status unstalk", "security", "grant", "revoke", "dataloss", "vendor", "invite",
    ]

    /// Whoever needs these is alone with the trouble: the check warns when they are kept to some.
    package static let callsForHelp: Set<String> = [
        "declare", "ic page", "ack", "security", "dataloss", "update", "note",
    ]
}

/// A command was kept from somebody: who may, so that they can be asked.
package struct NotPermitted: Hashable, Sendable {
    package struct Holder: Hashable, Sendable {
        package var role: Role
        /// Nil while nobody has it.
        package var person: PersonID?
    }
    package var command: String
    package var incident: IncidentID?
    package var holders: [Holder]
    /// Teams, lines and people as the configuration names them.
    package var names: [String]
    /// Whom to ask: the first who is there.
    package var ask: PersonID?
    /// Taking command would do, and whoever asked may take it.
    package var mayTakeCommand: Bool
}

extension Ask {
    /// As `restrictable`, also where what is done is asked instead.
    var command: String? { if case .act(let act, _) = self { act.restrictable } else { restrictable } }

    /// The command that asks this, as `permissions` names it; nil for what nobody is ever kept from.
    package var restrictable: String? {
        switch self {
        case .declare: "declare"
        case .security: "security"
        case .dataLoss: "dataloss"
        case .act(let act, _): act.isJudgedByItsFacts ? nil : act.restrictable
        case .page(.everyTeam, _): "ic page responders"
        case .page(.commanders, _), .page(.said, _), .page(.line, _): "ic page"
        case .drill: "drill"
        case .invite: "invite"
        case .duty(.give): "oncall swap"
        case .duty(.take): "oncall take"
        case .duty(.undo): "oncall undo"
        case .stalk: "status stalk"
        case .unstalk: "status unstalk"
        // What is only shown, plain talk, and what comes from outside.
        case .duty(.show), .duty(.mine), .duty(.calendar), .duty(.load), .query, .talk, .mark, .unmark, .say, .askBack,
            .answered,
            .pageWord, .roomOpened, .observed, .undelivered:
            nil
        }
    }
}

extension Fact {
    /// The command that this is the doing of, where one comes about by other commands too. Permissions follow what is
    /// done, not how it was typed.
    func done(by actor: PersonID?) -> String? {
        switch self {
        // Practice has a permission of its own.
        case .declared(let declared): declared.kind == .real ? "declare" : nil
        case .roleGiven(let given):
            switch (given.role, given.person) {
            case (.commander, nil): "ic handoff"
            case (.commander, let person): person == actor ? "ic me" : "ic handoff"
            default: "role"
            }
        case .todoNoted: "todo"
        case .marked, .unmarked: "note"
        default: nil  // what only its own command does is asked before it
        }
    }
}

extension Act {
    /// Who may is asked of what is done: `!role ic me` takes command as `!ic me` does.
    fileprivate var isJudgedByItsFacts: Bool {
        switch self {
        case .takeCommand, .takeCommandIfFree, .handOff, .giveRole, .dropRole: true
        default: false  // each of the others is one command
        }
    }

    var restrictable: String {
        switch self {
        case .setSeverity: "severity"
        case .setTitle: "title"
        case .setImpact: "impact"
        case .setStart: "started"
        case .setCause: "cause"
        case .update: "update"
        case .scheduleUpdate: "nextupdate"
        case .snooze: "snooze"
        case .identified: "identified"
        case .mitigated: "mitigated"
        case .resolved: "resolved"
        case .reopen: "reopen"
        case .close: "close"
        case .cancel: "cancel"
        case .merge: "merge"
        case .takeCommand, .takeCommandIfFree: "ic me"
        case .handOff: "ic handoff"
        case .giveRole(let role, _), .dropRole(let role): Role(said: role) == .commander ? "ic handoff" : "role"
        case .note: "note"
        case .decide: "decision"
        case .todo: "todo"
        case .addTask: "task"
        case .finishTask: "task done"
        case .checklist(.tick): "check"
        case .checklist(.untick): "uncheck"
        case .acknowledge, .acknowledgeSaying: "ack"
        case .grant, .liftPrivacy: "grant"
        case .revoke: "revoke"
        case .setMirror: "mirror"
        case .stream(.open): "stream open"
        case .stream(.milestone(_, let isNamed)): isNamed ? "stream note" : "milestone"
        case .stream(.lead): "stream lead"
        case .stream(.close): "stream close"
        case .sync(.plan): "sync"
        case .sync(.held): "sync done"
        case .sync(.cancel): "sync cancel"
        case .extendTask: "task"
        case .setTimer: "timer"
        case .cancelTimer: "timer cancel"
        case .callRoll: "rollcall"
        case .answerRoll: "here"
        case .askSwoop, .declineSwoop: "swoop"
        case .noteVendor, .closeVendor: "vendor"
        }
    }
}

extension Ask {
    /// What people of other organisations may do in a room that they share with us, where `permissions` says nothing of
    /// it: read how it stands, and tell what they know.
    var isOpenToOthers: Bool {
        switch self {
        case .act(.note, _), .query(.status, _), .query(.brief, _), .talk, .mark, .unmark, .say, .askBack: true
        case .answered, .pageWord, .roomOpened, .observed, .undelivered: true  // said by nobody
        case .act, .query, .declare, .security, .dataLoss, .page, .duty, .drill, .invite, .stalk, .unstalk: false
        }
    }
}
