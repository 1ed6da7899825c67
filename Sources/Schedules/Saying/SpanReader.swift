import Incidents

/// Takes a said time apart: what joins two of them, then each for itself.
struct SpanReader {
    let now: Instant
    let zone: ZoneRules
    let duration: (Substring) -> Duration?

    private static let joints = ["...", "..", " to ", " until ", " till ", " – ", "–", " - "]

    func span(_ text: Substring) throws(SpanTrouble) -> SaidSpan {
        for word in ["until ", "till "] where text.hasPrefix(word) {
            return SaidSpan(from: now, to: try end(text.dropFirst(word.count), after: now))
        }
        for joint in SpanReader.joints {
            guard let place = text.firstRange(of: joint) else { continue }
            let first = try moment(text[..<place.lowerBound], from: now)
            return SaidSpan(from: first.begin, to: try end(text[place.upperBound...], following: first))
        }
        if let place = text.firstRange(of: "for "), let length = duration(text[place.upperBound...]) {
            let first = text[..<place.lowerBound]
            let begin = first.isEmpty ? now : try moment(first.dropLast(), from: now).begin
            return SaidSpan(from: begin, to: begin + length)
        }
        if let length = duration(text) { return SaidSpan(from: now, to: now + length) }
        let moment = try moment(text, from: now)
        return SaidSpan(from: moment.begin, to: moment.day == nil ? nil : moment.end)
    }

    /// What a word stands for: a moment, or whole days.
    struct Said {
        var begin: Instant
        /// That of the last day where days were said.
        var end: Instant
        /// The first day, where days were said.
        var day: CivilDate?
    }

    private func end(_ text: Substring, after begin: Instant) throws(SpanTrouble) -> Instant {
        let said = try moment(text, from: begin)
        guard said.day == nil else { throw .needsTime(String(text)) }
        return said.begin
    }

    /// The end of a range: `26` and `12-26` go on from the first day, a day counts whole.
    private func end(_ text: Substring, following first: Said) throws(SpanTrouble) -> Instant {
        let text = text.drop { $0 == " " }
        if let start = first.day, let number = text.digits, text.utf8.count <= 2 {
            let civil = start.civil
            guard let day = CivilDate(year: civil.year, month: civil.month, day: number) else {
                throw .noSuchDay(String(text))
            }
            return zone.begins(day + 1)
        }
        // A clock after a day is a time of that day.
        if let start = first.day, let time = TimeOfDay(text) { return zone.begins(start, time) }
        return try moment(text, from: first.begin).end
    }

    /// `friday`, `friday 09:00`, `18:00`, `now`: the next of its kind that does not lie before `from`.
    private func moment(_ text: Substring, from: Instant) throws(SpanTrouble) -> Said {
        let words = text.split(separator: " ")
        switch words.count {
        case 1:
            if words[0] == "now" { return Said(begin: now, end: now) }
            if let time = TimeOfDay(words[0]) { return moment(time, from: from) }
            guard let day = try day(words[0], from: from) else { throw .unreadable(String(text)) }
            let days = words[0] == "weekend" ? 2 : 1
            return Said(begin: zone.begins(day), end: zone.begins(day + days), day: day)
        case 2:
            guard let time = TimeOfDay(words[1]), words[0] != "weekend", let day = try day(words[0], from: from) else {
                throw .unreadable(String(text))
            }
            var moment = zone.begins(day, time)
            // Friday 09:00, said on a Friday at noon, is that of next week.
            if moment < from, Weekday(words[0]) != nil { moment = zone.begins(day + 7, time) }
            return Said(begin: moment, end: moment)
        default:
            throw .unreadable(String(text))
        }
    }

    private func moment(_ time: TimeOfDay, from: Instant) -> Said {
        let today = zone.date(from)
        let moment = zone.begins(today, time)
        let next = moment > from || moment == now ? moment : zone.begins(today + 1, time)
        return Said(begin: next, end: next)
    }

    private func day(_ word: Substring, from: Instant) throws(SpanTrouble) -> CivilDate? {
        let today = zone.date(from)
        switch word {
        case "today": return zone.date(now)
        case "tomorrow": return zone.date(now) + 1
        case "weekend":
            // On a Sunday it is the one that has begun.
            return today.weekday == .sunday ? today + -1 : today + (Weekday.saturday.rawValue - today.weekday.rawValue)
        default: break
        }
        if let weekday = Weekday(word) { return today + (weekday.rawValue - today.weekday.rawValue).modulo(7) }
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 3, parts[0].utf8.count == 4, parts.allSatisfy({ $0.digits != nil }) {
            guard let date = CivilDate(word) else { throw .noSuchDay(String(word)) }
            return date
        }
        guard parts.count == 2, let month = parts[0].digits, let day = parts[1].digits else { return nil }
        // Within eight years every day of a leap year has come once.
        let year = today.civil.year
        let next = (year...year + 8).lazy.compactMap { CivilDate(year: $0, month: month, day: day) }
            .first { $0 >= today }
        guard let next else { throw .noSuchDay(String(word)) }
        return next
    }
}
