extension Window {
    /// Days and hours, `monday..friday 09:00..17:00`; hours that end before they begin go on over midnight. The days may
    /// be `daily`, `weekdays`, `weekend`, one, several with commas, or a run of them; days alone are whole. A time that
    /// goes through is written with two days: `friday 18:00..monday 08:00`. Nil for anything else.
    package static func read(_ text: some StringProtocol) -> [Window]? {
        let words = text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
            .replacing(" .. ", with: "..").replacing("–", with: "..").replacing(" to ", with: "..")
        if let window = through(words) { return [window] }
        let parts = words.split(separator: " ")
        guard let first = parts.first, let days = days(first), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return on(days, from: .midnight, to: TimeOfDay(minutes: 1440)) }
        let times = parts[1].split(separator: "-").flatMap { sides($0) }
        guard times.count == 2, let from = TimeOfDay(times[0]), let to = TimeOfDay(times[1]), from.minutes < 1440 else {
            return nil
        }
        return on(days, from: from, to: to)
    }

    private static func through(_ words: String) -> Window? {
        let ends = sides(words[...]).map { $0.split(separator: " ") }
        guard ends.count == 2, ends.allSatisfy({ $0.count == 2 }), let from = Weekday(ends[0][0]),
            let start = TimeOfDay(ends[0][1]), let to = Weekday(ends[1][0]), let end = TimeOfDay(ends[1][1])
        else { return nil }
        return Window(from: from, start, to: to, end)
    }

    private static func days(_ text: Substring) -> [Weekday]? {
        switch text {
        case "daily", "every day": return Weekday.allCases
        case "weekdays": return Weekday.allCases.filter { !$0.isWeekend }
        case "weekend", "weekends": return [.saturday, .sunday]
        default: break
        }
        var found: [Weekday] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-").flatMap { sides($0) }.map { Weekday($0) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
            let length = (last.rawValue - first.rawValue).modulo(7)
            found += (0...length).map { Weekday.allCases[(first.rawValue + $0) % 7] }
        }
        return found
    }

    private static func sides(_ text: Substring) -> [Substring] {
        guard let joint = text.firstRange(of: "..") else { return [text] }
        return [text[..<joint.lowerBound], text[joint.upperBound...]]
    }
}
