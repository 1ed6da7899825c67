import Incidents

/// The rules that are followed (RFC 5545, section 3.3.10):
///
/// - FREQ=DAILY;
/// - FREQ=WEEKLY, with BYDAY without numbers, and WKST;
/// - FREQ=MONTHLY, with BYMONTHDAY, also counted from the end;
/// - with any of them INTERVAL, and COUNT or UNTIL.
///
/// Any other part is a problem, and the event is left out: half a rule would name the wrong people.
struct Recurrence: Hashable {
    enum Frequency: Hashable {
        case daily
        case weekly(Set<Weekday>, weekStart: Weekday)
        case monthly(Set<Int>)
    }

    /// Why a rule is not followed.
    struct Failure: Error {
        var what: String
    }

    var frequency: Frequency
    var interval: Int
    var count: Int?
    /// The last moment at which an occurrence may begin.
    var until: CalendarTime?

    /// Parts without a value of their own take it from `start`: the same day of the week or of the month.
    init(_ text: String, start: CalendarTime) throws(Failure) {
        var parts: [String: Substring] = [:]
        for part in text.uppercased().split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { throw Failure(what: "RRULE is no list of NAME=value") }
            guard parts.updateValue(sides[1], forKey: String(sides[0])) == nil else {
                throw Failure(what: "RRULE has \(sides[0]) twice")
            }
        }
        guard let name = parts.removeValue(forKey: "FREQ") else { throw Failure(what: "RRULE has no FREQ") }
        interval = try Recurrence.number(parts.removeValue(forKey: "INTERVAL"), "INTERVAL") ?? 1
        count = try Recurrence.number(parts.removeValue(forKey: "COUNT"), "COUNT")
        if let text = parts.removeValue(forKey: "UNTIL") {
            guard let time = CalendarTime(text, zone: start.zone) else { throw Failure(what: "UNTIL is no time") }
            guard count == nil else { throw Failure(what: "RRULE has COUNT beside UNTIL") }
            until = time
        }
        frequency = try Recurrence.frequency(name, &parts, start: start)
        if let other = parts.keys.min() { throw Failure(what: "RRULE has \(other), which is not followed here") }
    }

    private static func frequency(
        _ name: Substring, _ parts: inout [String: Substring], start: CalendarTime
    ) throws(Failure) -> Frequency {
        switch name {
        case "DAILY":
            parts["WKST"] = nil
            return .daily
        case "WEEKLY":
            var days: Set<Weekday> = []
            for word in parts.removeValue(forKey: "BYDAY")?.split(separator: ",", omittingEmptySubsequences: false)
                ?? []
            {
                guard let day = Weekday(calendar: word) else { throw Failure(what: "BYDAY is no list of days") }
                days.insert(day)
            }
            let first = parts.removeValue(forKey: "WKST")
            guard let weekStart = first.map({ Weekday(calendar: $0) }) ?? .monday else {
                throw Failure(what: "WKST is no day of the week")
            }
            return .weekly(days.isEmpty ? [start.date.weekday] : days, weekStart: weekStart)
        case "MONTHLY":
            parts["WKST"] = nil
            var days: Set<Int> = []
            let words = parts.removeValue(forKey: "BYMONTHDAY")?.split(separator: ",", omittingEmptySubsequences: false)
            for word in words ?? [] {
                let digits = word.first == "-" || word.first == "+" ? word.dropFirst() : word
                guard let day = digits.digits, (1...31).contains(day) else {
                    throw Failure(what: "BYMONTHDAY is no list of days")
                }
                days.insert(word.first == "-" ? -day : day)
            }
            return .monthly(days.isEmpty ? [start.date.civil.day] : days)
        default:
            throw Failure(what: "RRULE has FREQ=\(name), which is not followed here")
        }
    }

    private static func number(_ text: Substring?, _ name: String) throws(Failure) -> Int? {
        guard let text else { return nil }
        guard let number = text.digits, number > 0 else { throw Failure(what: "\(name) is no number above zero") }
        return number
    }
}

extension Weekday {
    /// `MO`
    fileprivate init?(calendar text: some StringProtocol) {
        guard text.utf8.count == 2 else { return nil }
        self.init(text)
    }
}
