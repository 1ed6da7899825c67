import Incidents

/// Takes a said time apart: what joins two of them, then each for itself.
struct SpanReader {
    let now: Instant
    let walls: Walls
    /// The wall of a time that names no zone.
    var wall: Walls.Wall

    private static let joints = ["...", "..", " to ", " until ", " till ", " – ", "–", " - "]

    func span(_ text: Substring) throws(SpanTrouble) -> SaidSpan {
        for word in ["until ", "till "] where text.hasPrefix(word) {
            let (body, wall) = try zoned(text.dropFirst(word.count))
            return SaidSpan(from: now, to: try on(wall).end(body, after: now))
        }
        for joint in SpanReader.joints {
            guard let place = text.firstRange(of: joint) else { continue }
            return try range(text[..<place.lowerBound], text[place.upperBound...])
        }
        if let place = text.firstRange(of: "for "), let length = SaidDuration.length(text[place.upperBound...]) {
            let (first, wall) = try zoned(text[..<place.lowerBound])
            let begin = first.isEmpty ? now : try on(wall).moment(first, from: now).begin
            return SaidSpan(from: begin, to: begin + length)
        }
        if let length = SaidDuration.length(text.afterWord("in") ?? text) {
            let isMoment = text.afterWord("in") != nil
            return isMoment ? SaidSpan(from: now + length, to: nil) : SaidSpan(from: now, to: now + length)
        }
        let (body, wall) = try zoned(text)
        let moment = try on(wall).moment(body, from: now)
        return SaidSpan(from: moment.begin, to: moment.day == nil ? nil : moment.end)
    }

    /// A zone that one of the two names holds for the other as well.
    private func range(_ start: Substring, _ end: Substring) throws(SpanTrouble) -> SaidSpan {
        let (first, firstWall) = try zoned(start)
        let (second, secondWall) = try zoned(end)
        let reader = on(firstWall ?? secondWall)
        let begin = try reader.moment(first, from: now)
        try reader.requireMidnight(first, begin.begin)
        return SaidSpan(from: begin.begin, to: try on(secondWall ?? firstWall).end(second, following: begin))
    }

    /// A day may begin after midnight; a range from a midnight that is not there would have another length.
    private func requireMidnight(_ text: Substring, _ begin: Instant) throws(SpanTrouble) {
        let last = text.split(whereSeparator: { $0 == " " || $0 == "t" }).last ?? text
        guard let said = clock(last), said.hour % 24 == 0, said.minute == 0, wall.zone.civil(begin).hour != 0 else {
            return
        }
        let shown = "\(wall.zone.date(begin)) 00:00"
        throw .time(.skipped(shown: shown, zone: wall.zone.name, next: wall.zone.clock(begin)))
    }

    private func on(_ wall: Walls.Wall?) -> SpanReader {
        guard let wall else { return self }
        return SpanReader(now: now, walls: walls, wall: wall)
    }

    /// The time without the zone that stands last in it, or that hangs on its clock: `18:00z`.
    private func zoned(_ text: Substring) throws(SpanTrouble) -> (body: Substring, wall: Walls.Wall?) {
        let words = text.split(separator: " ")
        let reader = TimeReader(text)
        for count in (1...4).reversed() where count < words.count && words.count == reader.words.count {
            let index = words.count - count
            guard let zone = reader.zone(at: index), zone.next == words.count else { continue }
            return (text[..<words[index - 1].endIndex], try named(zone.name))
        }
        guard let last = words.last else { return (text, nil) }
        // The clock of a stamp hangs on its day: `2026-12-24t18:00z`.
        let place = last.firstIndex(of: "t").flatMap { last[..<$0].contains("-") ? $0 : nil }
        let tail = place.map { last[$0...].dropFirst() } ?? last
        guard let zone = TimeReader(tail).clock(at: 0, hours: .clock)?.zone,
            let end = tail.firstIndex(where: { !"0123456789:.hapm".contains($0) })
        else { return (text, nil) }
        return (text[..<end], try named(zone))
    }

    private func named(_ zone: String) throws(SpanTrouble) -> Walls.Wall {
        do throws(TimeTrouble) { return try walls.wall(zone, at: now) } catch { throw .time(error) }
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
            return wall.zone.begins(day + 1)
        }
        // A clock after a day is a time of that day.
        if let start = first.day, let clock = clock(text) { return try instant(start, clock, from: first.begin) }
        return try moment(text, from: first.begin).end
    }

    /// `friday`, `friday 09:00`, `18:00`, `now`: the next of its kind that does not lie before `from`.
    private func moment(_ text: Substring, from: Instant) throws(SpanTrouble) -> Said {
        if text == "now" { return Said(begin: now, end: now) }
        if let clock = clock(text) { return try next(clock, from: from) }
        let words = text.split(separator: " ")
        guard let first = words.first else { throw .unreadable(String(text)) }
        if words.count > 1, ["next", "this", "coming"].contains(first), let weekday = Weekday(words[1]) {
            return try named(first, weekday, text[words[1].startIndex...], from: from)
        }
        // A stamp: `2026-12-24t18:00`.
        if let place = first.firstIndex(of: "t"), words.count == 1, let clock = clock(first[place...].dropFirst()),
            let day = try day(first[..<place], from: from)
        {
            return try moment(day, clock, from: from)
        }
        if words.count == 1 {
            guard let day = try day(first, from: from) else { throw .unreadable(String(text)) }
            return Said(begin: begins(day), end: begins(day + (first == "weekend" ? 2 : 1)), day: day)
        }
        let tail = text[words[1].startIndex...]
        let head = text[..<words[words.count - 2].endIndex]
        let said: (word: Substring, clock: SaidClock)
        if let clock = clock(tail) {
            said = (first, clock)
        } else if let last = words.last, let clock = clock(head.hasSuffix(" on") ? head.dropLast(3) : head) {
            said = (last, clock)
        } else {
            throw .unreadable(String(text))
        }
        guard said.word != "weekend", let day = try day(said.word, from: from) else { throw .unreadable(String(text)) }
        let found = try moment(day, said.clock, from: from)
        // Friday 09:00, said on a Friday at noon, is that of next week.
        if found.begin < from, Weekday(said.word) != nil { return try moment(day + 7, said.clock, from: from) }
        return found
    }

    /// `this friday`, `next friday 09:00`. On a Friday the next one is that of next week; on other days it is asked which.
    private func named(
        _ which: Substring, _ weekday: Weekday, _ text: Substring, from: Instant
    ) throws(SpanTrouble) -> Said {
        let today = wall.zone.date(from)
        let ahead = (weekday.rawValue - today.weekday.rawValue).modulo(7)
        guard which == "next" else { return try moment(text, from: from) }
        guard ahead == 0 else {
            throw .time(.whichDay(near: (today + ahead).description, far: (today + ahead + 7).description))
        }
        return try moment(text, from: wall.zone.begins(today + 7))
    }

    private func moment(_ day: CivilDate, _ clock: SaidClock, from: Instant) throws(SpanTrouble) -> Said {
        let instant = try instant(day, clock, from: from)
        return Said(begin: instant, end: instant)
    }

    private func next(_ clock: SaidClock, from: Instant) throws(SpanTrouble) -> Said {
        let today = wall.zone.date(from)
        let time = TimeOfDay(minutes: clock.hour * 60 + clock.minute)
        // An hour that today does not have is over where the gap is.
        if wall.zone.begins(today, time) <= from, wall.zone.instants(today.at(clock)).isEmpty {
            return try moment(today + 1, clock, from: from)
        }
        let moment = try instant(today, clock, from: from)
        let isNext = moment > from || moment == now
        return isNext ? Said(begin: moment, end: moment) : try self.moment(today + 1, clock, from: from)
    }

    /// Of an hour that comes twice the first that does not lie before `from`.
    private func instant(_ day: CivilDate, _ clock: SaidClock, from: Instant) throws(SpanTrouble) -> Instant {
        do throws(TimeTrouble) {
            let all = try wall.instants(day.at(clock), walls.own, at: now)
            return all.first { $0 >= from } ?? all.first ?? begins(day)
        } catch {
            throw .time(error)
        }
    }

    private func begins(_ day: CivilDate) -> Instant { wall.zone.begins(day) }

    /// The whole text as a clock time.
    private func clock(_ text: Substring) -> SaidClock? {
        let reader = TimeReader(text.afterWord("at") ?? text)
        guard let said = reader.clock(at: 0, hours: .clock), said.next == reader.words.count, said.zone == nil else {
            return nil
        }
        return said.clock
    }

    private func day(_ word: Substring, from: Instant) throws(SpanTrouble) -> CivilDate? {
        let zone = wall.zone
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

extension CivilDate {
    fileprivate func at(_ clock: SaidClock) -> CivilTime {
        let civil = civil
        return CivilTime(
            year: civil.year, month: civil.month, day: civil.day, hour: clock.hour, minute: clock.minute,
            second: clock.second)
    }
}

extension Substring {
    fileprivate func afterWord(_ word: String) -> Substring? {
        hasPrefix(word + " ") ? dropFirst(word.count + 1) : nil
    }
}
