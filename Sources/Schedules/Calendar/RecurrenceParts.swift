/// `FREQ=WEEKLY;BYDAY=MO,WE`, part by part. What nobody has taken in the end is not followed.
struct RecurrenceParts {
    private var parts: [String: String] = [:]

    init(_ text: String) throws(Recurrence.Failure) {
        for part in text.uppercased().filter({ $0 != " " }).split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { throw Recurrence.Failure(what: "RRULE is no list of NAME=value") }
            guard parts.updateValue(String(sides[1]), forKey: String(sides[0])) == nil else {
                throw Recurrence.Failure(what: "RRULE has \(sides[0]) twice")
            }
        }
    }

    var names: some Collection<String> { parts.keys }

    mutating func take(_ name: String) -> String? { parts.removeValue(forKey: name) }

    mutating func number(_ name: String) throws(Recurrence.Failure) -> Int? {
        guard let text = take(name) else { return nil }
        guard let number = text.digits, number > 0 else {
            throw Recurrence.Failure(what: "\(name) is no number above zero")
        }
        return number
    }

    /// With a minus sign, counted from the end, where they begin at 1.
    mutating func numbers(_ name: String, _ range: ClosedRange<Int>) throws(Recurrence.Failure) -> Set<Int> {
        var numbers: Set<Int> = []
        for word in words(name) {
            let digits = word.first == "-" || word.first == "+" ? word.dropFirst() : word[...]
            guard let number = digits.digits, range.contains(number), word.first != "-" || range.lowerBound == 1 else {
                throw Recurrence.Failure(what: "\(name) is no list of \(name == "BYMONTHDAY" ? "days" : "numbers")")
            }
            numbers.insert(word.first == "-" ? -number : number)
        }
        return numbers
    }

    mutating func weekday(_ name: String) throws(Recurrence.Failure) -> Weekday? {
        guard let text = take(name) else { return nil }
        guard let day = Weekday(calendar: text) else {
            throw Recurrence.Failure(what: "\(name) is no day of the week")
        }
        return day
    }

    mutating func days(_ name: String, isCounted: Bool) throws(Recurrence.Failure) -> Set<Recurrence.Day> {
        var days: Set<Recurrence.Day> = []
        for word in words(name) {
            let number = word.dropLast(2)
            let digits = number.first == "-" || number.first == "+" ? number.dropFirst() : number
            guard let weekday = Weekday(calendar: word.suffix(2)),
                number.isEmpty || isCounted && (1...53).contains(digits.digits ?? 0)
            else { throw Recurrence.Failure(what: "\(name) is no list of days") }
            let ordinal = digits.digits.map { number.first == "-" ? -$0 : $0 }
            days.insert(Recurrence.Day(ordinal: ordinal, weekday: weekday))
        }
        return days
    }

    private mutating func words(_ name: String) -> [String] {
        take(name)?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
    }
}

extension Weekday {
    /// `MO`
    init?(calendar text: some StringProtocol) {
        guard text.utf8.count == 2 else { return nil }
        self.init(text)
    }
}
