import Incidents

/// An incident as the API and the pages show it, already cut to what the viewer may see.
package struct IncidentView: Hashable, Sendable {
    package struct Holder: Hashable, Sendable {
        package var role: Role
        package var person: PersonID
        /// As people say it: `Ana Ruiz`.
        package var name: String
        package init(role: Role, person: PersonID, name: String) {
            self.role = role
            self.person = person
            self.name = name
        }
    }

    package var id: IncidentID
    /// `#incident-2026-11-20-001`
    package var label: String
    package var title: String
    package var severity: Severity
    package var phase: Phase
    package var kind: IncidentKind
    package var isPrivate: Bool
    package var declaredAt: Instant
    package var declaredBy: PersonID?
    package var startedAt: Instant?
    package var lastUpdateAt: Instant?
    package var mitigatedAt: Instant?
    package var resolvedAt: Instant?
    package var closedAt: Instant?
    package var holders: [Holder]
    /// How it stands: what was typed once and is so no longer is not in it.
    package var standing: Standing
    /// The same in a sentence without its subject: `mitigated (watching) since 14:25 CET: rolled back`.
    package var stands = ""
    package var rooms: [RoomLinked]
    package var tasks: [TaskItem]
    /// As people say them, of those who own a task.
    package var owners: [PersonID: String] = [:]
    package var mergedInto: IncidentID?
    /// When the bot speaks next by itself, and by which rule.
    package var nextDue: Instant?
    package var nextRule: Rule?
    /// Everything that is due, soonest first.
    package var dues: [Due] = []
    /// Names of people who were paged and have not answered.
    package var unanswered: [String] = []

    package struct Due: Hashable, Sendable {
        package var rule: Rule
        package var at: Instant
        package init(_ rule: Rule, at: Instant) {
            self.rule = rule
            self.at = at
        }
    }

    /// `name` turns a person's key into the name people say.
    package init(
        _ incident: Incident, nextDue: Instant? = nil, nextRule: Rule? = nil, name: (PersonID) -> String = \.key
    ) {
        id = incident.id
        label = incident.label
        title = incident.title
        severity = incident.severity
        phase = incident.phase
        kind = incident.kind
        isPrivate = incident.isPrivate
        declaredAt = incident.declared.at
        declaredBy = incident.declaredBy
        startedAt = incident.startedAt
        lastUpdateAt = incident.updateCount > 0 ? incident.lastUpdate.at : nil
        mitigatedAt = incident.mitigatedAt
        resolvedAt = incident.resolvedAt
        closedAt = incident.closedAt
        holders = incident.roles.map { Holder(role: $0.role, person: $0.person, name: name($0.person)) }
        standing = incident.standing
        rooms = incident.rooms
        tasks = incident.tasks
        for owner in tasks.compactMap(\.owner) { owners[owner] = name(owner) }
        mergedInto = incident.mergedInto
        self.nextDue = nextDue
        self.nextRule = nextRule
    }

    package var commander: Holder? { holders.first { $0.role == .commander } }

    /// The room on this server where its people talk.
    package var localRoom: String? {
        let here = rooms.filter { $0.room.chat == "local" }
        return (here.first { $0.purpose == .main || $0.purpose == .private } ?? here.first)?.room.room
    }
}
