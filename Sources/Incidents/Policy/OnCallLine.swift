/// Who is on call for one line (`ic`, or a team): people by name, or schedules that say who.
package struct OnCallLine: Hashable, Sendable {
    package var line: String
    package var people: [Duty: [PersonID]]
    /// The schedule that says who, for every duty that is not named otherwise.
    package var schedule: String?
    /// A schedule in the place of a name: whoever is its primary.
    package var places: [Duty: String] = [:]

    package init(
        line: String, primary: PersonID? = nil, backup: PersonID? = nil, trainees: [PersonID] = [],
        schedule: String? = nil
    ) {
        self.line = line
        people = [.primary: [primary].compactMap { $0 }, .backup: [backup].compactMap { $0 }, .trainees: trainees]
        self.schedule = schedule
    }

    package subscript(duty: Duty) -> [PersonID] {
        get { people[duty] ?? [] }
        set { people[duty] = newValue }
    }

    package var primary: PersonID? {
        get { self[.primary].first }
        set { self[.primary] = [newValue].compactMap { $0 } }
    }

    /// Everyone on the line with what they are on it, in the order of paging, nobody twice.
    package var everyone: [(person: PersonID, duty: String)] {
        var seen: Set<PersonID> = []
        return Duty.allCases.flatMap { duty in
            self[duty].filter { seen.insert($0).inserted }.map { ($0, duty.spoken) }
        }
    }
}
