import Incidents

/// People who take turns, or are there together.
package struct Layer: Hashable, Sendable {
    /// For people and for `Holiday.layer`; unique in a schedule.
    package var name: String
    /// In the order of their turns. Somebody may stand in it twice.
    package var people: [PersonID]
    package var rotation: Rotation
    /// Where the first turn begins, and of a weekly rotation or one of days or hours the hour of every hand-off.
    package var handOff: TimeOfDay
    /// The day of hand-offs in a rotation of weeks; else that of `start`.
    package var weekday: Weekday?
    /// The layer begins on this day at `handOff`, with the first of `people`. Where `weekday` is another one, their
    /// first turn is the shorter for it: it ends at the first hand-off that the whole rhythm has.
    package var start: CivilDate
    /// The layer ends on this day at `handOff`; it goes on for ever without one.
    package var end: CivilDate?
    /// When in the week the layer is active; always, when there are none. Turns go on while it is not.
    package var windows: [Window]
    /// On whose wall its days, hand-offs and windows are; nil for that of the schedule.
    package var zone: ZoneRules?

    package init(
        name: String, people: [PersonID], rotation: Rotation, handOff: TimeOfDay = .midnight, weekday: Weekday? = nil,
        start: CivilDate, end: CivilDate? = nil, windows: [Window] = [], zone: ZoneRules? = nil
    ) {
        self.name = name
        self.people = people
        self.rotation = rotation
        self.handOff = handOff
        self.weekday = weekday
        self.start = start
        self.end = end
        self.windows = windows
        self.zone = zone
    }
}

/// How long a turn is. All lengths count on the wall clock: a week over a change of clocks has 167 or 169 hours.
package enum Rotation: Hashable, Sendable {
    /// Everybody of the layer, all the time.
    case together
    case hours(Int)
    case days(Int)
    case weeks(Int)

    package static let daily = Rotation.days(1)
    package static let weekly = Rotation.weeks(1)

    /// The longest turn that is accepted: two years.
    static let most: Int64 = 732 * 86_400

    /// Seconds on the wall clock; nil where nobody takes turns, and for a length that is none.
    var seconds: Int64? {
        let (unit, count): (Int64, Int)
        switch self {
        case .together: return nil
        case .hours(let number): (unit, count) = (3600, number)
        case .days(let number): (unit, count) = (86_400, number)
        case .weeks(let number): (unit, count) = (604_800, number)
        }
        guard count > 0, Int64(count) <= Rotation.most / unit else { return nil }
        return unit * Int64(count)
    }
}
