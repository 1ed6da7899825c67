import Incidents

/// The rule for the years after a file's table: `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX, with RFC 9636's longer hours).
struct PosixZone {
    private struct Name {
        var letters: String
        /// Seconds east; the text counts west.
        var offset: Int
    }

    private enum Day {
        /// 1…365, the leap day is never counted.
        case julian(Int)
        /// 0…365
        case ordinal(Int)
        /// The nth such weekday (0 is Sunday) of a month; 5 is the last.
        case weekday(month: Int, week: Int, day: Int)
    }

    private struct Change {
        var day: Day
        /// Seconds after midnight of the old wall clock; may be negative, or more than a day.
        var time: Int
    }

    private var standard: Name
    private var daylight: (name: Name, start: Change, end: Change)?

    init?(_ bytes: ArraySlice<UInt8>) {
        var text = Substring(String(decoding: bytes, as: UTF8.self))
        guard let letters = PosixZone.letters(&text), let west = PosixZone.time(&text) else { return nil }
        standard = Name(letters: letters, offset: -west)
        guard !text.isEmpty else { return }
        guard let other = PosixZone.letters(&text) else { return nil }
        var offset = standard.offset + 3600
        if text.first != "," {
            guard let west = PosixZone.time(&text) else { return nil }
            offset = -west
        }
        guard let start = PosixZone.change(&text), let end = PosixZone.change(&text), text.isEmpty else { return nil }
        daylight = (Name(letters: other, offset: offset), start, end)
    }

    /// What clocks show from each change on, between two instants (seconds since 1970).
    func changes(after: Int64, until: Int64) -> [(at: Int64, offset: Int, abbreviation: String)] {
        // A table may end at any number, also at one that no calendar reaches.
        let after = max(after, 0)
        guard after < until else { return [] }
        guard let daylight else { return [(after, standard.offset, standard.letters)] }
        var found: [(at: Int64, offset: Int, abbreviation: String)] = []
        let first = max(1970, CivilTime(secondsSince1970: after).year)
        let last = CivilTime(secondsSince1970: until).year
        guard first <= last else { return [] }
        for year in first...last {
            let start = PosixZone.seconds(daylight.start, year) - Int64(standard.offset)
            let end = PosixZone.seconds(daylight.end, year) - Int64(daylight.name.offset)
            found.append((start, daylight.name.offset, daylight.name.letters))
            found.append((end, standard.offset, standard.letters))
        }
        return found.filter { $0.at > after && $0.at < until }.sorted { $0.at < $1.at }
    }

    /// On the old wall, as if it were UTC.
    private static func seconds(_ change: Change, _ year: Int) -> Int64 {
        let newYear = CivilTime(year: year, month: 1, day: 1).secondsSince1970
        let isLeap = CivilTime(year: year + 1, month: 1, day: 1).secondsSince1970 - newYear == 366 * 86_400
        let midnight: Int64
        switch change.day {
        case .julian(let day): midnight = newYear + Int64(day - 1 + (isLeap && day >= 60 ? 1 : 0)) * 86_400
        case .ordinal(let day): midnight = newYear + Int64(day) * 86_400
        case .weekday(let month, let week, let day):
            let first = CivilTime(year: year, month: month, day: 1).secondsSince1970
            let next =
                month == 12
                ? CivilTime(year: year + 1, month: 1, day: 1).secondsSince1970
                : CivilTime(year: year, month: month + 1, day: 1).secondsSince1970
            // 1970-01-01 was a Thursday. All years here are later, so nothing is negative.
            let weekday = (first / 86_400 + 4) % 7
            var found = first + (Int64(day) - weekday + 7) % 7 * 86_400 + Int64(week - 1) * 7 * 86_400
            while found >= next { found -= 7 * 86_400 }
            midnight = found
        }
        return midnight + Int64(change.time)
    }

    /// `CET`, or `<+0330>` in angle brackets.
    private static func letters(_ text: inout Substring) -> String? {
        if text.first == "<" {
            guard let end = text.firstIndex(of: ">") else { return nil }
            defer { text = text[text.index(after: end)...] }
            return String(text[text.index(after: text.startIndex)..<end])
        }
        let name = text.prefix { $0.isLetter }
        guard name.count >= 3 else { return nil }
        text = text.dropFirst(name.count)
        return String(name)
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    private static func time(_ text: inout Substring) -> Int? {
        var sign = 1
        if let first = text.first, first == "+" || first == "-" {
            sign = first == "-" ? -1 : 1
            text = text.dropFirst()
        }
        let field = text.prefix { $0.isNumber || $0 == ":" }
        text = text.dropFirst(field.count)
        let parts = field.split(separator: ":").map { Int($0) }
        guard (1...3).contains(parts.count), let hours = parts[0], hours <= 167 else { return nil }
        let minutes = parts.count > 1 ? parts[1] ?? 0 : 0
        let seconds = parts.count > 2 ? parts[2] ?? 0 : 0
        guard (0...59).contains(minutes), (0...59).contains(seconds), hours >= 0 else { return nil }
        return sign * (hours * 3600 + minutes * 60 + seconds)
    }

    /// `,M3.5.0/2`, `,J60` or `,59`; two o'clock where no time is said.
    private static func change(_ text: inout Substring) -> Change? {
        guard text.first == "," else { return nil }
        text = text.dropFirst()
        let field = text.prefix { $0 != "/" && $0 != "," }
        text = text.dropFirst(field.count)
        guard let day = day(field) else { return nil }
        guard text.first == "/" else { return Change(day: day, time: 7200) }
        text = text.dropFirst()
        return time(&text).map { Change(day: day, time: $0) }
    }

    private static func day(_ field: Substring) -> Day? {
        if field.first == "M" {
            let parts = field.dropFirst().split(separator: ".").compactMap { Int($0) }
            guard parts.count == 3, (1...12).contains(parts[0]), (1...5).contains(parts[1]), (0...6).contains(parts[2])
            else { return nil }
            return .weekday(month: parts[0], week: parts[1], day: parts[2])
        }
        let isJulian = field.first == "J"
        guard let day = Int(isJulian ? field.dropFirst() : field), (isJulian ? 1...365 : 0...365).contains(day) else {
            return nil
        }
        return isJulian ? .julian(day) : .ordinal(day)
    }
}
