/// Every schedule, with what people arranged since it was written: who is on call when.
package struct DutyBook: Sendable {
    /// The schedules of the configuration; nil where there are none.
    package var planner: (any DutyPlanner)?
    /// What people arranged by chat, in the order in which they did.
    package var standIns: [StandIn] = [] {
        didSet { standInsBySchedule = Dictionary(grouping: standIns, by: \.schedule) }
    }
    /// Schedules kept elsewhere, by the name of their source.
    package var rosters: [String: KeptRoster] = [:] {
        didSet { keptShifts = rosters.mapValues(\.shiftsBySchedule) }
    }

    /// Each answer looks at its own schedule's alone: a search through all took 70 µs, with 20 stand-ins each of 1,000
    /// schedules.
    private var standInsBySchedule: [String: [StandIn]] = [:]
    /// By source, then by schedule.
    private var keptShifts: [String: [String: [DutyShift]]] = [:]

    package init() {}

    package func people(_ schedule: String, _ duty: Duty, at instant: Instant) -> [PersonID] {
        planner?.people(schedule, duty, at: instant, changes(of: schedule)) ?? []
    }

    /// Everybody's shifts, cut off at both ends, in order.
    package func shifts(_ schedule: String, from: Instant, to: Instant) -> [DutyShift] {
        planner?.shifts(schedule, from: from, to: to, changes(of: schedule)) ?? []
    }

    /// The same, each from its true beginning to its true end.
    package func wholeShifts(_ schedule: String, from: Instant, to: Instant) -> [DutyShift] {
        planner?.wholeShifts(schedule, from: from, to: to, changes(of: schedule)) ?? []
    }

    /// When somebody else is on call next; nil when that is not known.
    package func nextHandOff(_ schedule: String, after instant: Instant) -> Instant? {
        planner?.nextHandOff(schedule, after: instant, changes(of: schedule))
    }

    /// In the order of their names.
    package var schedules: [String] { planner?.names ?? [] }

    /// The kept reading that a schedule comes from; nil for one of our own.
    package func roster(behind schedule: String) -> KeptRoster? {
        planner?.source(of: schedule).flatMap { rosters[$0] }
    }

    package func source(of schedule: String) -> String? { planner?.source(of: schedule) }

    /// What of a schedule could not be read where it is kept.
    package func unread(of schedule: String) -> Roster.Unread? {
        roster(behind: schedule)?.roster.unread?.first { $0.schedule == schedule }
    }

    /// May somebody be on call there who is not known?
    package func isUnknown(_ schedule: String, at instant: Instant) -> Bool {
        guard let source = source(of: schedule) else { return false }
        guard let kept = rosters[source], kept.tells(of: instant) else { return true }
        return unread(of: schedule)?.times.contains { $0.from <= instant && instant < $0.to } ?? false
    }

    private func changes(of schedule: String) -> DutyChanges {
        DutyChanges(
            standIns: standInsBySchedule[schedule] ?? [],
            kept: planner?.source(of: schedule).flatMap { keptShifts[$0]?[schedule] } ?? [])
    }
}

/// What is not in the configuration.
package struct DutyChanges: Sendable {
    package var standIns: [StandIn]
    /// For a schedule kept elsewhere, its shifts as they were read.
    package var kept: [DutyShift]
    package init(standIns: [StandIn] = [], kept: [DutyShift] = []) {
        self.standIns = standIns
        self.kept = kept
    }
}

/// How the core asks the schedules, whose arithmetic it does not know.
package protocol DutyPlanner: Sendable {
    /// Sorted.
    var names: [String] { get }
    /// Whose wall its days are on.
    func zone(of schedule: String) -> ZoneRules?
    /// Where it is kept, when that is elsewhere.
    func source(of schedule: String) -> String?
    /// Who takes turns in it.
    func members(of schedule: String) -> [PersonID]
    func people(_ schedule: String, _ duty: Duty, at instant: Instant, _ changes: DutyChanges) -> [PersonID]
    func shifts(_ schedule: String, from: Instant, to: Instant, _ changes: DutyChanges) -> [DutyShift]
    func wholeShifts(_ schedule: String, from: Instant, to: Instant, _ changes: DutyChanges) -> [DutyShift]
    func nextHandOff(_ schedule: String, after instant: Instant, _ changes: DutyChanges) -> Instant?
    /// How much fell to whom between two instants. People in `people` have a row even when nothing happened.
    func load(
        from: Instant, to: Instant, zone: ZoneRules, shifts: [DutyShift], incidents: [Burden], pages: [Burden],
        people: [PersonID]
    ) -> [DutyLoad]
    /// A time as people say it: `2026-12-24..26`, `2h`, `until friday 09:00`. Without an end it is a moment.
    func span(_ text: String, now: Instant, on walls: Walls) throws(SpanTrouble) -> (from: Instant, to: Instant?)
}

/// Why a said time was not understood.
package enum SpanTrouble: Error, Hashable, Sendable {
    case unreadable(String)
    case noSuchDay(String)
    case needsTime(String)
    case endsBeforeItBegins
    /// Its zone is not known, or its hour is left out that day.
    case time(TimeTrouble)
}

/// One person's time on one duty of one schedule, without a break.
package struct DutyShift: Hashable, Sendable, Codable {
    package var schedule: String
    package var duty: Duty
    package var person: PersonID
    package var from: Instant
    /// The first moment after it.
    package var to: Instant
    package init(schedule: String, duty: Duty, person: PersonID, from: Instant, to: Instant) {
        self.schedule = schedule
        self.duty = duty
        self.person = person
        self.from = from
        self.to = to
    }
    private enum CodingKeys: String, CodingKey { case schedule, duty, person, from, to }
}
