import Incidents

extension Arguments {
    /// A time to come at the front, and what is left; nil where none stands there, and then nothing was taken.
    mutating func nextMoment() throws(Slip) -> SaidTime? {
        skip("for")
        let reader = TimeReader(rest)
        if let (said, next) = reader.time(hours: .clockInTheAfternoon) {
            rest = reader.rest(of: rest, from: next)
            return said
        }
        let first = rest.firstWord
        switch first.folded {
        case "in": throw .invalid("In how long? Write \(code: "\(typed) in 10m").")
        case "tomorrow", "today":
            throw .invalid("When \(first.folded)? Write \(code: "\(typed) \(first.folded) 09:00").")
        default:
            guard let day = reader.day(at: 0), case .weekday = day else { return nil }
            throw .invalid("When on \(first.bare.shortened)? Write \(code: "\(typed) \(first.folded) 09:00").")
        }
    }

    /// Everything that is left as the end of a wait: `20m`, `in half an hour`, `until 14:38`, `at 14:38 UTC`.
    mutating func wait() throws(Slip) -> SaidTime {
        defer { rest = "" }
        skip("in", "for", "until", "till", "by")
        let text = rest.bare
        guard SaidDuration(text) == .unreadable else {
            return .after(try Self.duration(text) { [typed] in "\(typed) \($0)" })
        }
        if let said = Self.wholeTime(rest, hours: .length) { return said }
        return .after(try Self.duration(text) { [typed] in "\(typed) \($0)" })
    }

    /// A text that is a time and nothing else.
    static func wholeTime(_ text: Substring, hours: TimeReader.Hours) -> SaidTime? {
        let reader = TimeReader(text)
        guard let (said, next) = reader.time(hours: hours), reader.rest(of: text, from: next).bare.isEmpty else {
            return nil
        }
        return said
    }

    /// `every 30m`, `every day`, `daily`, `hourly`
    mutating func every() throws(Slip) -> Duration? {
        let first = rest.firstWord
        if let length = ["daily": Duration.days(1), "hourly": .hours(1)][String(first.bare.folded)] {
            rest = rest.after(first)
            return length
        }
        guard ["every", "each"].contains(first.folded) else { return nil }
        let tail = rest.after(first)
        let reader = TimeReader(tail)
        let unit = ["day": Duration.days(1), "morning": .days(1), "hour": .hours(1)][String(tail.firstWord.bare.folded)]
        if let unit {
            rest = tail.after(tail.firstWord)
            return unit
        }
        if let (length, next) = reader.length(at: 0) ?? TimeReader("a \(tail)").shortLength {
            rest = reader.rest(of: tail, from: next)
            return length
        }
        throw .invalid(
            "Every how long? Write \(code: "\(typed) 15:00 every 30m") or \(code: "\(typed) 09:00 daily").")
    }

    /// The zone of a time that stands behind its rhythm: `15:00 every 30m UTC`.
    mutating func takeZone(of said: inout SaidTime) {
        let reader = TimeReader(rest)
        guard let zone = reader.zone(at: 0), let zoned = said.named(zone: zone.name) else { return }
        said = zoned
        rest = reader.rest(of: rest, from: zone.next)
    }

    /// Everything that is left, with or without the word before it. What speaks of times and is none that is kept here
    /// (`weekly`, `and 16:00`) is no goal: without the word it is asked about.
    mutating func goal() throws(Slip) -> String? {
        if let words = SyncRest.timeWords(rest) {
            throw .invalid(
                "I do not plan \(words.shortened), so nothing was changed. A sync has one time, and comes back "
                    + "\(code: "every 30m") or \(code: "daily"). Is it the goal? Write "
                    + "\(code: "\(typed) 15:00 goal \(words.shortened)").")
        }
        skip("goal", "goal:", "to", "for", "–", "-")
        return try optionalTitle()
    }
}

extension TimeReader {
    /// What follows the words that were taken.
    func rest(of text: Substring, from next: Int) -> Substring {
        next == 0 ? text : next > words.count ? "" : text[words[next - 1].raw.endIndex...].trimmed
    }

    /// A length behind an article that was put before it.
    fileprivate var shortLength: (Duration, next: Int)? { length(at: 0).map { ($0.0, $0.next - 1) } }
}
