/// Everything the team has decided beforehand, checked and resolved. A value: the core reads it, nothing changes it.
package struct Policy: Sendable {
    /// Of the configuration's bytes; an event that follows from the policy names it.
    package var hash: String = "default"
    package var zone: ZoneRules = .utc
    /// Other zones by their names, for whoever says one behind a time.
    package var zones: (any ZoneTable)?
    /// What commands begin with.
    package var prefix: String = "!"
    /// What the bot is called at its chats: names, accounts and their first parts. Never a person.
    package var botNames: Set<String> = ["sitrep"]
    package var people: [PersonID: Person] = [:] {
        didSet {
            byHandle = nil
            byName = nil
        }
    }
    /// Who speaks with which handle; nil until `index()`, and again when people change.
    private(set) var byHandle: [Handle: PersonID]?
    private(set) var byName: NameIndex?
    package var teams: [String: Team] = [:]
    /// Normalised name (see `Policy.normalise`) to whom it means.
    package var aliases: [String: [Target]] = [:]
    /// `ic` and the teams.
    package var onCall: [String: OnCallLine] = [:]
    /// The schedules that lines name.
    package var book = DutyBook()
    /// What follows on a page that nobody acknowledges, by line; a line that is not here follows its severity.
    package var escalations: [String: Escalation] = [:]
    /// Worst first; never empty.
    package var severities: [SeverityRule] = []
    package var timers = Timers()
    /// So many people one person can lead; zero never warns.
    package var spanOfControl = 7
    package var specialCases: [Prose] = []
    package var special = SpecialCases()
    /// By the command's name; nobody is kept from a command that is not here.
    package var permissions: [String: Permission] = [:]
    /// By the configuration's key.
    package var vendors: [String: Vendor] = [:]
    /// A token of the API belongs to a person, so that rooms of our own can be kept from others.
    package var opensPrivateRooms = false
    /// By key; see `checklistsInOrder`.
    package var checklists: [String: Checklist] = [:]
    /// What can be practised with `!drill`, in the order in which it lists them.
    package var drills: [Drill] = []
    package var antiPatterns = AntiPatterns()
    package var bridge: Bridge?
    /// The chat in which an incident's room is opened.
    package var incidentChat: String = "local"
    /// Rooms that hear of every declaration and resolution.
    package var announceRooms: [RoomRef] = []
    package var executiveRooms: [RoomRef] = []
    /// What becomes of the room of an incident that is closed, by chat; a chat that is not here keeps them.
    package var closedRooms: [String: ClosedRooms] = [:]
    package var pagers: [PagerRule] = []
    /// Names of the configured monitors, in order.
    package var monitors: [String] = []
    package var publicURL: String?
    /// How long a link into the rooms on the web lets somebody in.
    package var invitationsLast: Duration = .hours(24)
    package var retention = Retention()
    /// A banner that stands on everything said, for test instances.
    package var banner: String?
    /// The team's own words in the place of ours.
    package var sentences = Sentences()

    package init() {}

    struct Handle: Hashable, Sendable {
        var chat: String
        var handle: String
    }

    /// Makes every look-up of a person independent of how many people there are.
    package mutating func index() {
        if byHandle == nil { byHandle = handles() }
        if byName == nil { byName = NameIndex(people.values) }
    }

    /// Of two people with one handle the first by key has it, the same at every start.
    func handles() -> [Handle: PersonID] {
        var found: [Handle: PersonID] = [:]
        for person in people.values {
            for (chat, handle) in person.handles {
                let key = Handle(chat: chat, handle: handle)
                found[key] = min(found[key] ?? person.id, person.id)
            }
        }
        return found
    }
}

package enum ClosedRooms: Hashable, Sendable { case archived, renamed }

/// Where people talk: shown at the declaration.
package struct Bridge: Hashable, Sendable {
    package var link: String?
    package var number: String?
    package var pin: String?

    package init(link: String? = nil, number: String? = nil, pin: String? = nil) {
        self.link = link
        self.number = number
        self.pin = pin
    }
}

/// What one configured pager can reach: addresses that are a person's own, a line's, or shared by everybody.
/// An address is what the adapter understands (a mail address, the name of a routing key), never a secret.
package struct PagerRule: Hashable, Sendable {
    package var name: String
    package var people: [PersonID: String]
    package var lines: [String: String]
    package var shared: String?
    /// True where it also carries notices (told at start), not pages alone.
    package var carriesNotices: Bool
    /// Where the address of somebody is taken from who is not in `people`.
    package var contact: Contact?

    package enum Contact: Hashable, Sendable {
        case email, phone
        /// Their handle at this pager.
        case handle
    }

    package init(
        name: String, people: [PersonID: String] = [:], lines: [String: String] = [:], shared: String? = nil,
        carriesNotices: Bool = false, contact: Contact? = nil
    ) {
        self.contact = contact
        self.name = name
        self.people = people
        self.lines = lines
        self.shared = shared
        self.carriesNotices = carriesNotices
    }
}
