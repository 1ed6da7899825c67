/// Somebody the configuration knows.
package struct Person: Hashable, Sendable {
    package var id: PersonID
    package var name: String
    /// As people dial them, in the order to try.
    package var phones: [String]
    package var email: String?
    /// Chat name to the handle there: `matrix` → `@ana:example.org`.
    package var handles: [String: String]
    /// How they want to be paged; nil for every way at once, at any hour.
    package var contact: ContactRule?

    package init(
        id: PersonID, name: String, phones: [String] = [], email: String? = nil, handles: [String: String] = [:]
    ) {
        self.id = id
        self.name = name
        self.phones = phones
        self.email = email
        self.handles = handles
    }
}

/// A team: whom its name means when somebody is to be told, and who is on call for it.
package struct Team: Hashable, Sendable {
    package var key: String
    package var name: String
    package var lead: PersonID?
    package var members: [PersonID]

    package init(key: String, name: String, lead: PersonID? = nil, members: [PersonID] = []) {
        self.key = key
        self.name = name
        self.lead = lead
        self.members = members
    }
}

/// Whom a name in the policy means. Resolved to people at the moment it is needed.
package enum Target: Hashable, Sendable {
    case person(PersonID)
    /// To be told: all of it. To be one person: its lead, or its on-call primary where it has none.
    case team(String)
    /// Of an on-call line whoever is on it; to be one person: its primary.
    case line(String)
    /// The primary of a schedule.
    case schedule(String)
    case room(RoomRef)
    /// An address that is nobody's own: a mail list.
    case mail(String)
}
