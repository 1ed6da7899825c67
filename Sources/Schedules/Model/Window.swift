/// A part of every week, such as Friday 18:00 to Monday 08:00, on the wall clock of the schedule.
package struct Window: Hashable, Sendable {
    /// Minutes since Monday 00:00, 0…10,079.
    package var start: Int
    /// Minutes on the wall, 1…10,080.
    package var length: Int

    static let week = 7 * 1440

    /// From one moment of the week to the next time that it is the other; the same moment twice is a whole week.
    package init(from: Weekday, _ start: TimeOfDay, to: Weekday, _ end: TimeOfDay) {
        let first = from.rawValue * 1440 + start.minutes
        let last = to.rawValue * 1440 + end.minutes
        self.start = first.modulo(Window.week)
        let length = (last - first).modulo(Window.week)
        self.length = length == 0 ? Window.week : length
    }

    /// On each of these days from one time to another; a time that is not later belongs to the day after.
    package static func on(_ days: some Sequence<Weekday>, from: TimeOfDay, to: TimeOfDay) -> [Window] {
        let length = to > from ? to.minutes - from.minutes : to.minutes - from.minutes + 1440
        return days.map { day in
            Window(start: (day.rawValue * 1440 + from.minutes).modulo(Window.week), length: length)
        }
    }

    private init(start: Int, length: Int) {
        self.start = start
        self.length = length
    }

    /// Is there a moment of the week that lies in both?
    package func overlaps(_ other: Window) -> Bool {
        (other.start - start).modulo(Window.week) < length
            || (start - other.start).modulo(Window.week) < other.length
    }
}

extension Window: CustomStringConvertible {
    /// `friday 18:00–monday 08:00`
    package var description: String { "\(Window.moment(start))–\(Window.moment(start + length))" }

    private static func moment(_ minutes: Int) -> String {
        let minutes = minutes.modulo(week)
        return "\(Weekday.allCases[minutes / 1440].name) \(TimeOfDay(minutes: minutes % 1440))"
    }
}
