import Incidents

/// How the load of being on call is shared out: plain figures, to be judged by people.
package struct LoadReport: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package var person: PersonID
        /// On call at all; two shifts at once count once.
        package var onCall: Duration = .zero
        /// Of it, between Saturday 00:00 and Monday 00:00 on the wall.
        package var weekend: Duration = .zero
        /// Of it, between 22:00 and 07:00 on the wall.
        package var night: Duration = .zero
        package var incidents = 0
        package var pages = 0
        package var nightPages = 0
        /// The seven days with the most incidents, when there were more than `LoadReport.most`.
        package var heavyWeek: HeavyWeek?

        package init(person: PersonID) { self.person = person }
    }

    package struct HeavyWeek: Hashable, Sendable {
        /// The first incident of these seven days.
        package var from: Instant
        package var incidents: Int
    }

    /// Something that happened to somebody.
    package struct Load: Hashable, Sendable {
        package var person: PersonID
        package var at: Instant

        package init(person: PersonID, at: Instant) {
            self.person = person
            self.at = at
        }
    }

    /// More incidents than this in one week of one person are too many to follow up: at most two in a shift of twelve
    /// hours, says Google's SRE book (chapter 11, "Being On-Call"); this house counts a week.
    package static let most = DutyLoad.most
    package static let nightBegins = TimeOfDay(minutes: 22 * 60)
    package static let nightEnds = TimeOfDay(minutes: 7 * 60)

    package var interval: Interval
    /// By person; whoever has a shift, a page or an incident in the interval, or was asked for.
    package var rows: [Row]

    /// What everybody would have, were it shared out evenly.
    package var evenShare: Duration {
        rows.isEmpty ? .zero : rows.reduce(.zero) { $0 + $1.onCall } / rows.count
    }
}
