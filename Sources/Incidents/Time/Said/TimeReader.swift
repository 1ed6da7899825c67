/// Reads a time at a place among the words of a text: the one reader for all commands, updates and spans.
package struct TimeReader: Sendable {
    package let words: [SaidWord]

    /// No time is longer than so many words.
    private static let most = 16

    package init(_ text: Substring) {
        words = text.split(maxSplits: TimeReader.most, whereSeparator: \.isWhitespace).prefix(TimeReader.most)
            .map(SaidWord.init)
    }

    /// What `15h` alone is: people say it of a clock, and of a length.
    package enum Hours { case length, clockInTheAfternoon, clock }

    /// `15:00`, `at 3 pm CET`, `tomorrow 09:00`, `15:00 tomorrow`, `in 10m`, `half an hour ago`, `now`,
    /// `2026-11-21T09:00+02:00`. Nil where none stands there.
    package func time(at start: Int = 0, hours: Hours) -> (time: SaidTime, next: Int)? {
        var index = start
        var hours = hours
        switch word(index) {
        case "now": return (.after(.zero), index + 1)
        case "in":
            return length(at: index + 1).map { length, next in (.after(length), next) }
        case "at", "@":
            hours = .clock
            index += 1
        default: break
        }
        if word(index).isEmpty { return nil }
        if let said = date(at: index) ?? dayAndClock(at: index) { return said }
        if hours != .clock, clock(at: index, hours: hours) == nil, let (length, next) = length(at: index) {
            switch word(next) {
            case "ago": return (.ago(length), next + 1)
            case "from" where word(next + 1) == "now": return (.after(length), next + 2)
            default: return (.after(length), next)
            }
        }
        guard let said = clock(at: index, hours: hours) else { return nil }
        return clock(said, followedAt: said.next)
    }

    /// The longest run of words that is a duration: `1h 30m`, `an hour and a half`.
    package func length(at start: Int) -> (Duration, next: Int)? {
        for count in (1...6).reversed() where start + count <= words.count {
            let text = words[start..<start + count].map(\.raw).joined(separator: " ")
            if case .duration(let length) = SaidDuration(text[...]) { return (length, start + count) }
        }
        return nil
    }

    /// Also `in UTC`.
    package func zone(at index: Int) -> (name: String, next: Int)? {
        ZoneWord.read(words, at: word(index) == "in" ? index + 1 : index)
    }

    /// `today`, `tomorrow`, `yesterday`, `friday`, `fri`
    package func day(at index: Int) -> SaidDay? {
        switch word(index) {
        case "today": return .today
        case "tomorrow": return .tomorrow
        case "yesterday": return .yesterday
        case let word:
            let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
            guard word.utf8.count >= 3 else { return nil }
            return names.firstIndex { $0.hasPrefix(word) }.map { .weekday($0) }
        }
    }

    /// A day of one word, or of two: `this friday`, `next friday`.
    private func days(at index: Int) -> (SaidDay, next: Int)? {
        let isNext = word(index) == "next"
        guard isNext || ["this", "coming"].contains(word(index)) else { return day(at: index).map { ($0, index + 1) } }
        guard case .weekday(let weekday)? = day(at: index + 1) else { return nil }
        return (isNext ? .nextWeekday(weekday) : .weekday(weekday), index + 2)
    }

    /// A clock time and what belongs to it: its zone, and the day behind it.
    private func clock(_ said: Clock, followedAt place: Int) -> (time: SaidTime, next: Int) {
        var next = place
        var zone = said.zone
        func takeZone() {
            guard zone == nil, let (name, after) = self.zone(at: next) else { return }
            (zone, next) = (name, after)
        }
        takeZone()
        let at = word(next) == "on" ? next + 1 : next
        if let (day, after) = days(at: at) {
            next = after
            takeZone()
            return (.clock(said.clock, on: day, zone: zone), next)
        }
        if let (date, attached) = civilDate(at: at), attached == nil {
            next = at + 1
            takeZone()
            return (.date(date.at(said.clock), zone: zone), next)
        }
        return (.clock(said.clock, zone: zone), next)
    }

    private func dayAndClock(at index: Int) -> (time: SaidTime, next: Int)? {
        guard let (day, after) = days(at: index), let said = clock(at: afterAt(after), hours: .clock) else {
            return nil
        }
        let zone = said.zone == nil ? self.zone(at: said.next) : nil
        return (.clock(said.clock, on: day, zone: said.zone ?? zone?.name), zone?.next ?? said.next)
    }

    private func date(at index: Int) -> (time: SaidTime, next: Int)? {
        guard let (date, attached) = civilDate(at: index) else { return nil }
        let said: Clock?
        if let attached {
            said = Clock(attached, hours: .clock).map { Clock(clock: $0.clock, zone: $0.zone, next: index + 1) }
        } else {
            said = clock(at: afterAt(index + 1), hours: .clock)
        }
        guard let said else { return nil }
        let zone = said.zone == nil ? self.zone(at: said.next) : nil
        return (.date(date.at(said.clock), zone: said.zone ?? zone?.name), zone?.next ?? said.next)
    }

    /// `2026-11-21`, and the clock that hangs on it behind a `t`.
    package func civilDate(at index: Int) -> (date: CivilTime, clock: String?)? {
        let parts = word(index).split(separator: "t", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = parts.first?.split(separator: "-", omittingEmptySubsequences: false) ?? []
        guard numbers.count == 3, numbers[0].utf8.count == 4, let year = numbers[0].smallNumber, year >= 1970,
            let month = numbers[1].smallNumber, let day = numbers[2].smallNumber, (1...12).contains(month)
        else { return nil }
        let date = CivilTime(year: year, month: month, day: day)
        // A day that no calendar has (31 November) does not come back as itself.
        guard CivilTime(secondsSince1970: date.secondsSince1970) == date else { return nil }
        return (date, parts.count == 2 ? String(parts[1]) : nil)
    }

    private func afterAt(_ index: Int) -> Int { ["at", "@"].contains(word(index)) ? index + 1 : index }

    func word(_ index: Int) -> String { words.indices.contains(index) ? words[index].text : "" }
}

extension CivilTime {
    fileprivate func at(_ clock: SaidClock) -> CivilTime {
        CivilTime(year: year, month: month, day: day, hour: clock.hour, minute: clock.minute, second: clock.second)
    }
}
