import Incidents

/// Every schedule by its name: our own, and those that are kept elsewhere and known by their shifts.
package struct ScheduleBook: DutyPlanner {
    package var schedules: [String: Schedule]
    package var elsewhere: [String: Elsewhere]

    /// A schedule that a service keeps.
    package struct Elsewhere: Hashable, Sendable {
        /// Who reads it: the name of a pager, or of the schedule itself where it is a calendar.
        package var source: String
        package var zone: ZoneRules
        package init(source: String, zone: ZoneRules) {
            self.source = source
            self.zone = zone
        }
    }

    package init(schedules: [String: Schedule], elsewhere: [String: Elsewhere] = [:]) {
        self.schedules = schedules
        self.elsewhere = elsewhere
        names = (Array(schedules.keys) + Array(elsewhere.keys)).sorted()
    }

    package let names: [String]
    package func zone(of schedule: String) -> ZoneRules? {
        schedules[schedule]?.zone ?? elsewhere[schedule]?.zone
    }
    package func source(of schedule: String) -> String? { elsewhere[schedule]?.source }
    package func members(of schedule: String) -> [PersonID] {
        schedules[schedule]?.layers.flatMap(\.people).eachOnce ?? []
    }

    package func people(
        _ schedule: String, _ duty: Duty, at instant: Instant, _ changes: DutyChanges
    ) -> [PersonID] {
        if let own = own(schedule, changes) { return own.people(duty, at: instant) }
        return kept(schedule, changes)?.people(duty, at: instant) ?? []
    }

    package func shifts(
        _ schedule: String, from: Instant, to: Instant, _ changes: DutyChanges
    ) -> [DutyShift] {
        if let own = own(schedule, changes) { return own.shifts(from: from, to: to).map(\.said) }
        return kept(schedule, changes)?.shifts(from: from, to: to) ?? []
    }

    package func wholeShifts(
        _ schedule: String, from: Instant, to: Instant, _ changes: DutyChanges
    ) -> [DutyShift] {
        if let own = own(schedule, changes) { return own.wholeShifts(from: from, to: to).map(\.said) }
        guard let kept = kept(schedule, changes) else { return [] }
        return kept.shifts(from: .distantPast, to: kept.end).filter { $0.from < to && from < $0.to }
    }

    package func nextHandOff(_ schedule: String, after instant: Instant, _ changes: DutyChanges) -> Instant? {
        if let own = own(schedule, changes) { return own.next(handOffAfter: instant)?.at }
        return kept(schedule, changes)?.handOff(after: instant)
    }

    package func load(
        from: Instant, to: Instant, zone: ZoneRules, shifts: [DutyShift], incidents: [Burden], pages: [Burden],
        people: [PersonID]
    ) -> [DutyLoad] {
        let report = LoadReport(
            Interval(from: from, to: to), zone: zone,
            shifts: shifts.map {
                Shift(schedule: $0.schedule, duty: $0.duty, person: $0.person, from: $0.from, to: $0.to)
            },
            incidents: incidents.map { LoadReport.Load(person: $0.person, at: $0.at) },
            pages: pages.map { LoadReport.Load(person: $0.person, at: $0.at) }, people: people)
        return report.rows.map { row in
            DutyLoad(
                person: row.person, onCall: row.onCall, night: row.night, weekend: row.weekend,
                incidents: row.incidents, pages: row.pages, nightPages: row.nightPages,
                heavyWeek: row.heavyWeek.map { DutyLoad.Week(from: $0.from, incidents: $0.incidents) })
        }
    }

    package func span(
        _ text: String, now: Instant, on walls: Walls
    ) throws(SpanTrouble) -> (from: Instant, to: Instant?) {
        let said = try SaidSpan(text, now: now, on: walls)
        return (said.from, said.to)
    }

    private func own(_ name: String, _ changes: DutyChanges) -> Schedule? {
        guard var schedule = schedules[name] else { return nil }
        if !changes.standIns.isEmpty { schedule.overrides += changes.standIns.map(Override.init) }
        return schedule
    }

    private func kept(_ name: String, _ changes: DutyChanges) -> KeptSchedule? {
        guard elsewhere[name] != nil else { return nil }
        return KeptSchedule(name: name, turns: changes.kept, overrides: changes.standIns.map(Override.init))
    }
}

extension Override {
    init(_ standIn: StandIn) {
        self.init(
            duty: standIn.duty, person: standIn.person, from: standIn.from, to: standIn.to, by: standIn.person,
            made: standIn.made, replaces: standIn.replaces)
    }
}

extension Shift {
    /// As the core knows it.
    var said: DutyShift { DutyShift(schedule: schedule, duty: duty, person: person, from: from, to: to) }
}
