import Incidents

/// A configuration in the making: reads one section after the other, in an order in which names are known before they
/// are used, and collects what is wrong with any of them.
struct Draft {
    static let topKeys = [
        "include", "server", "zone", "prefix", "people", "teams", "rooms", "chats", "pagers", "schedules", "on_call",
        "aliases", "escalations",
        "timers", "severity_matrix", "special_cases", "monitors", "bridge", "banner", "templates", "checklists",
        "permissions", "vendors", "drills", "anti_patterns", "span_of_control", "retention",
    ]

    let root: Fields
    let problems: Problems
    var configuration = Configuration()
    var policy = Policy()
    /// Names of `aliases` as normalised, also of those that turned out wrong: they are reported once, where they stand.
    var declaredAliases: Set<String> = []
    /// Names that map to nobody and have been reported.
    var reportedNames: Set<String> = []
    /// Where addresses stand that are nobody's own: a mail has to carry what is told there.
    var mailTargets: [Field.Text] = []
    /// `ways` of the matrix's rows, by rank, to be looked up when the pagers are known.
    var rowWays: [(rank: Int, field: Field)] = []

    init(root entries: [Entry], problems: Problems) {
        let start = Place(file: entries.first?.place.file ?? "", line: 1, column: 1)
        root = Fields(path: "", place: start, entries: entries, known: Draft.topKeys, problems: problems)
        self.problems = problems
    }

    mutating func read() -> Configuration {
        readGeneral()
        readChats()
        readPeople()
        policy.index()
        readTeams()
        readSchedules()
        readOnCall()
        checkHandles()
        readAliases()
        readRooms()
        readTimers()
        readRetention()
        readSeverities()
        readSpecialCases()
        resolveSpecialCases()
        readPermissions()
        readVendors()
        readChecklists()
        readAntiPatterns()
        // Before the pagers: some of them hear back only where there is a public address.
        readServer()
        policy.opensPrivateRooms =
            configuration.server.asksToSignIn || configuration.server.tokens.contains { $0.person != nil }
        readPagers()
        resolveRowWays()
        checkRosters()
        readContacts()
        policy.index()
        readEscalations()
        checkMailTargets()
        readMonitors()
        readTemplates()
        readDrills()
        configuration.policy = policy
        return configuration
    }
}
