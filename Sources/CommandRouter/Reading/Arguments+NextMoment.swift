import Incidents

extension Arguments {
    /// A time to come at the front: `15:00`, `at 15:00 UTC`, `in 10m`, `10 min`, `now`, `tomorrow 09:00`,
    /// `2026-11-21 09:00`. Nil where none stands there, and then nothing was taken.
    mutating func nextMoment() throws(Slip) -> WhenNext? {
        let before = rest
        skip("at")
        let first = rest.firstWord
        switch first.folded {
        case "now":
            rest = rest.after(first)
            return .after(.zero)
        case "in":
            rest = rest.after(first)
            guard let length = leadingLength() else {
                throw .invalid("In how long? Write \(code: "\(typed) in 10m").")
            }
            return .after(length)
        case "tomorrow":
            rest = rest.after(first)
            skip("at")
            guard let word = word(), case .clock(let hour, let minute)? = WhenSaid(clock: word.bare) else {
                throw .invalid("When tomorrow? Write \(code: "\(typed) tomorrow 09:00").")
            }
            return .clock(hour: hour, minute: minute, isTomorrow: true, zone: zone())
        default: break
        }
        if let length = leadingLength() { return .after(length) }
        let second = rest.after(first).firstWord
        switch WhenSaid(clock: "\(first.bare) \(second.bare)"[...]) ?? WhenSaid(clock: first.bare) {
        case .clock(let hour, let minute)?:
            rest = rest.after(first)
            return .clock(hour: hour, minute: minute, isTomorrow: false, zone: zone())
        case .wall(let wall)?:
            rest = rest.after(first).after(second)
            return .wall(wall, zone: zone())
        case .ago?, nil:
            rest = before
            return nil
        }
    }

    /// `every 30m`
    mutating func every() throws(Slip) -> Duration? {
        let first = rest.firstWord
        guard ["every", "each"].contains(first.folded) else { return nil }
        rest = rest.after(first)
        guard let length = leadingLength() else {
            throw .invalid("Every how long? Write \(code: "\(typed) 15:00 every 30m").")
        }
        return length
    }

    /// Everything that is left, with or without the word before it.
    mutating func goal() throws(Slip) -> String? {
        skip("goal", "goal:", "to", "for", "–", "-")
        return try optionalTitle()
    }

    /// The longest run of words at the front that is a duration: `1h 30m`, `10 minutes`.
    private mutating func leadingLength() -> Duration? {
        var ends: [Substring.Index] = []
        var tail = rest
        while ends.count < 4, !tail.isEmpty {
            ends.append(tail.firstWord.endIndex)
            tail = tail.after(tail.firstWord)
        }
        for end in ends.reversed() {
            guard case .duration(let length) = SaidDuration(rest[..<end]) else { continue }
            rest = rest[end...].trimmed
            return length
        }
        return nil
    }

    /// A zone behind a clock time. It is never taken for a word of the goal: the meeting would be at another time.
    private mutating func zone() -> String? {
        let word = rest.firstWord.bare
        guard Self.zones.contains(String(word)) else { return nil }
        rest = rest.after(rest.firstWord)
        return String(word)
    }

    private static let zones: Set<String> = [
        "UTC", "GMT", "Z", "CET", "CEST", "WET", "WEST", "EET", "EEST", "BST", "IST", "MSK", "EST", "EDT", "CST", "CDT",
        "MST", "MDT", "PST", "PDT", "JST", "KST", "SGT", "HKT", "AEST", "AEDT", "ACST", "AWST", "NZST", "NZDT", "SAST",
    ]
}
