import Incidents

/// Days on which the rotation does not hold. They go from midnight to midnight on the wall of the schedule.
package struct Holiday: Hashable, Sendable {
    package enum Days: Hashable, Sendable {
        /// Both days belong to it.
        case dates(CivilDate, CivilDate)
        /// Every year; the 29th of February in leap years only.
        case yearly(month: Int, day: Int)
    }

    package var name: String
    package var days: Days
    /// A layer of the schedule, of any duty or in reserve, that holds instead; nil for nobody.
    package var layer: String?
    /// The duties it is about; the others go on as always.
    package var duties: Set<Duty>

    /// Without a word on the duties: a layer takes the primary, nobody takes all of them.
    package init(name: String, days: Days, layer: String?, duties: Set<Duty>? = nil) {
        self.name = name
        self.days = days
        self.layer = layer
        self.duties = duties ?? (layer == nil ? Set(Duty.allCases) : [.primary])
    }

    package func covers(_ date: CivilDate) -> Bool {
        switch days {
        case .dates(let first, let last):
            return first <= date && date <= last
        case .yearly(let month, let day):
            let civil = date.civil
            return civil.month == month && civil.day == day
        }
    }

    /// The days between two, both included, each run of days as its first and last.
    func runs(from first: CivilDate, to last: CivilDate) -> [(first: CivilDate, last: CivilDate)] {
        switch days {
        case .dates(let start, let end):
            return start <= end && start <= last && end >= first ? [(max(start, first), min(end, last))] : []
        case .yearly(let month, let day):
            guard first <= last else { return [] }
            return (first.civil.year...last.civil.year)
                .compactMap { CivilDate(year: $0, month: month, day: day) }
                .filter { first <= $0 && $0 <= last }
                .map { ($0, $0) }
        }
    }
}
