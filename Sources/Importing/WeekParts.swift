import Schedules

/// Time restrictions as `windows` of a layer.
struct WeekParts {
    /// Minutes from Monday 00:00, and how many.
    private struct Part: Hashable {
        var start: Int
        var length: Int
    }
    private static let week = 7 * 1440
    private let parts: [Part]
    /// The same on every day: written so.
    private let daily: String?

    /// Nil for a restriction that is none, such as 25:00.
    init?(_ restriction: OpsgenieRotation.Restriction) {
        guard restriction.type == "time-of-day" else {
            var found: [Part] = []
            for hours in restriction.restrictions ?? [] {
                guard let from = Self.time(hours.startHour, hours.startMin),
                    let to = Self.time(hours.endHour, hours.endMin),
                    let first = hours.startDay.flatMap({ Weekday($0) }),
                    let last = hours.endDay.flatMap({ Weekday($0) })
                else { return nil }
                let start = first.rawValue * 1440 + from.minutes
                let length = (last.rawValue * 1440 + to.minutes - start + 2 * Self.week) % Self.week
                found.append(Part(start: start % Self.week, length: length == 0 ? Self.week : length))
            }
            guard !found.isEmpty else { return nil }
            parts = Self.joined(found)
            daily = nil
            return
        }
        guard let hours = restriction.restriction ?? restriction.restrictions?.first,
            let from = Self.time(hours.startHour, hours.startMin), let to = Self.time(hours.endHour, hours.endMin),
            from.minutes < 1440
        else { return nil }
        let length = to > from ? to.minutes - from.minutes : to.minutes - from.minutes + 1440
        parts = Weekday.allCases.map { Part(start: $0.rawValue * 1440 + from.minutes, length: length) }
        daily = "daily \(from)..\(to)"
    }

    /// As people write them: `daily 22:00..06:00`, `monday,tuesday 09:00..17:00`, `friday 18:00..monday 08:00`.
    var texts: [String] {
        if let daily { return [daily] }
        // A whole week is no restriction.
        if parts.contains(where: { $0.length >= Self.week }) { return [] }
        var texts: [String] = []
        var short: [(times: String, days: [String])] = []
        for part in parts {
            let from = TimeOfDay(minutes: part.start % 1440)
            let to = TimeOfDay(minutes: (part.start + part.length) % 1440)
            let day = Weekday.allCases[part.start / 1440].name
            guard part.length <= 1440 else {
                texts.append("\(day) \(from)..\(Weekday.allCases[(part.start + part.length) / 1440 % 7].name) \(to)")
                continue
            }
            let times = "\(from)..\(to)"
            if let index = short.firstIndex(where: { $0.times == times }) {
                short[index].days.append(day)
            } else {
                short.append((times, [day]))
            }
        }
        return short.map { "\($0.days.joined(separator: ",")) \($0.times)" } + texts
    }

    private static func time(_ hour: Int?, _ minute: Int?) -> TimeOfDay? {
        TimeOfDay(hour: hour ?? 0, minute: minute ?? 0)
    }

    /// In the order of the week, and those that overlap as one: ours may not overlap, and nobody is twice on call.
    private static func joined(_ parts: [Part]) -> [Part] {
        var result: [Part] = []
        for part in parts.sorted(by: { ($0.start, $0.length) < ($1.start, $1.length) }) {
            if let last = result.last, part.start < last.start + last.length {
                result[result.count - 1].length = max(last.length, part.start + part.length - last.start)
            } else {
                result.append(part)
            }
        }
        // The last may reach over the end of the week into the first ones.
        while let last = result.last, let first = result.first, result.count > 1,
            last.start + last.length > first.start + week
        {
            result[result.count - 1].length = max(last.length, first.start + first.length + week - last.start)
            result.removeFirst()
        }
        return result.map { Part(start: $0.start, length: min($0.length, week)) }
    }

    /// Is there a moment of the week that lies in both?
    func overlaps(_ other: WeekParts) -> Bool {
        parts.contains { one in
            other.parts.contains { two in
                (two.start - one.start + Self.week) % Self.week < one.length
                    || (one.start - two.start + Self.week) % Self.week < two.length
            }
        }
    }
}
