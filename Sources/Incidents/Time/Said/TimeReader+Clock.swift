extension TimeReader {
    /// A clock time, the zone that hangs on it (`15:00Z`), and the word after it.
    package struct Clock: Sendable {
        package var clock: SaidClock
        package var zone: String?
        package var next: Int
    }

    /// `15:00`, `9:05`, `14:05:09`, `3pm`, `3 p.m.`, `15h`, `15h30`, `15 Uhr`, `noon`.
    package func clock(at index: Int, hours: Hours) -> Clock? {
        let isSure = ZoneWord.read(words, at: index + 1) != nil
        guard var said = Clock(word(index), hours: isSure ? .clock : hours) ?? hour(at: index, hours) else {
            return nil
        }
        said.next = max(said.next, index + 1)
        if said.zone == nil {
            if let half = Self.half(word(said.next)), (1...12).contains(said.clock.hour) {
                said.clock.hour = said.clock.hour % 12 + half
                said.next += 1
            } else if ["uhr", "hrs", "hours", "h", "o'clock"].contains(word(said.next)) {
                said.next += 1
            }
        }
        return said
    }

    /// An hour alone, which only the word behind it makes a time: `3 pm`, `15 Uhr`, and `15 h` wherever `15h` is one.
    private func hour(at index: Int, _ hours: Hours) -> Clock? {
        guard let hour = word(index).smallNumber, word(index).utf8.count <= 2 else { return nil }
        let next = word(index + 1)
        if Self.half(next) != nil, (1...12).contains(hour) { return Clock(clock: SaidClock(hour), next: index + 1) }
        if next == "h", hours == .clock || hours == .clockInTheAfternoon && hour >= 13, hour < 24 {
            return Clock(clock: SaidClock(hour), next: index + 1)
        }
        return ["uhr", "o'clock"].contains(next) && hour < 24 ? Clock(clock: SaidClock(hour), next: index + 1) : nil
    }

    /// Hours to add in this half of the day.
    fileprivate static func half(_ word: String) -> Int? {
        switch word {
        case "am", "a.m": 0
        case "pm", "p.m": 12
        default: nil
        }
    }
}

extension TimeReader.Clock {
    init(clock: SaidClock, next: Int) { self.init(clock: clock, zone: nil, next: next) }

    /// One word. Without minutes only with a half of the day behind it, or an `h` where `hours` reads that as a clock.
    init?(_ word: String, hours: TimeReader.Hours) {
        if let fixed = ["noon": 12, "midday": 12, "midnight": 0][word] {
            self.init(clock: SaidClock(fixed), next: 0)
            return
        }
        let first = word.prefix { ("0"..."9").contains($0) }
        guard (1...2).contains(first.utf8.count), var hour = Int(first) else { return nil }
        var rest = word[first.endIndex...]
        var minute: Int?
        var second = 0
        func two(_ mark: Character) -> Int? {
            guard rest.first == mark else { return nil }
            let digits = rest.dropFirst().prefix { ("0"..."9").contains($0) }
            guard digits.utf8.count == 2, let number = Int(digits) else { return nil }
            rest = rest[digits.endIndex...]
            return number
        }
        let isSaidInHours = rest.first == "h"
        minute = two(":") ?? two("h")
        if minute != nil, !isSaidInHours, let seconds = two(":") {
            second = seconds
            if rest.first == "." { rest = rest.dropFirst().drop { ("0"..."9").contains($0) } }
        }
        if minute == nil, rest == "h" || rest == "hrs" {
            rest = ""
        } else if minute == nil, !isSaidInHours {
            guard TimeReader.half(String(rest)) != nil else { return nil }
        } else if minute == nil {
            // `15hutc` is nothing that anybody writes.
            return nil
        }
        let isClockOfHours = hours == .clock || hours == .clockInTheAfternoon && hour >= 13
        if isSaidInHours, !isClockOfHours { return nil }
        if let half = TimeReader.half(String(rest)) {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + half
            rest = ""
        }
        if minute != nil, ["h", "hrs", "uhr"].contains(rest) { rest = "" }
        guard hour < 24 || hour == 24 && (minute ?? 0) == 0 && second == 0, (minute ?? 0) < 60, second < 60 else {
            return nil
        }
        var zone: String?
        if !rest.isEmpty {
            guard let found = ZoneWord.read([SaidWord(rest)], at: 0) else { return nil }
            zone = found.name
        }
        self.init(clock: SaidClock(hour, minute ?? 0, second), zone: zone, next: 0)
    }
}
