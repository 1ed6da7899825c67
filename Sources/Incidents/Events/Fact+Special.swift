// The payloads of the special cases: who may see, data loss, a vendor's ticket.

/// Who may see the incident from now on.
package struct AudienceSet: Hashable, Sendable, Codable {
    /// All of them, after this.
    package var people: [PersonID]
    package var added: [PersonID]
    package var removed: [PersonID]
    /// Where it became private by this: what it is called from now on, and the label of its room.
    package var codename: String?
    package var label: String?
    /// Rooms that everybody reads and that are its own no longer.
    package var left: [RoomRef]?
    /// It is everybody's again.
    package var isLifted: Bool?
    package init(
        people: [PersonID], added: [PersonID] = [], removed: [PersonID] = [], codename: String? = nil,
        label: String? = nil, left: [RoomRef]? = nil
    ) {
        self.people = people
        self.added = added
        self.removed = removed
        self.codename = codename
        self.label = label
        self.left = left
    }
    private enum CodingKeys: String, CodingKey {
        case people, added, removed, codename, label, left
        case isLifted = "lifted"
    }

    /// Open to everybody again, with the label it had.
    package static func lifted(label: String?) -> AudienceSet {
        var set = AudienceSet(people: [], label: label)
        set.isLifted = true
        return set
    }
}

/// It concerns security, and nobody could enter a private room: the incident stays where it is, and from now on nothing
/// of it is said elsewhere.
package struct SecurityRaised: Hashable, Sendable, Codable {
    /// What it is called in pages; nil where the commander says that it does not concern security after all.
    package var codename: String?
    package init(codename: String?) { self.codename = codename }
    private enum CodingKeys: String, CodingKey { case codename }
}

/// Somebody said that data was lost.
package struct DataLost: Hashable, Sendable, Codable {
    package var what: String
    /// Who is told at once, resolved at this moment.
    package var told: [PersonID]
    package init(what: String, told: [PersonID]) {
        self.what = what
        self.told = told
    }
    private enum CodingKeys: String, CodingKey { case what, told }
}

/// A vendor's ticket, kept with the incident; the same vendor again changes it.
package struct VendorNoted: Hashable, Sendable, Codable {
    package var vendor: String
    package var ticket: String
    package var isClosed: Bool
    package init(vendor: String, ticket: String, isClosed: Bool = false) {
        self.vendor = vendor
        self.ticket = ticket
        self.isClosed = isClosed
    }
    private enum CodingKeys: String, CodingKey {
        case vendor, ticket
        case isClosed = "closed"
    }
}
