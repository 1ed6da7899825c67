/// Something that fell to somebody: a page, an incident.
package struct Burden: Hashable, Sendable {
    package var person: PersonID
    package var at: Instant
    package init(person: PersonID, at: Instant) {
        self.person = person
        self.at = at
    }
}

/// What fell to one person in a time.
package struct DutyLoad: Hashable, Sendable {
    /// More incidents than this in a week of one person are flagged.
    package static let most = 2

    package struct Week: Hashable, Sendable {
        package var from: Instant
        package var incidents: Int
        package init(from: Instant, incidents: Int) {
            self.from = from
            self.incidents = incidents
        }
    }

    package var person: PersonID
    package var onCall: Duration
    package var night: Duration
    package var weekend: Duration
    package var incidents: Int
    package var pages: Int
    package var nightPages: Int
    /// The seven days with the most incidents, where those were more than `most`.
    package var heavyWeek: Week?
    package init(
        person: PersonID, onCall: Duration, night: Duration, weekend: Duration, incidents: Int, pages: Int,
        nightPages: Int, heavyWeek: Week?
    ) {
        self.person = person
        self.onCall = onCall
        self.night = night
        self.weekend = weekend
        self.incidents = incidents
        self.pages = pages
        self.nightPages = nightPages
        self.heavyWeek = heavyWeek
    }
}
