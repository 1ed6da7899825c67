import Incidents

/// What stands behind the time and the rhythm of a sync.
enum SyncRest {
    /// Words of it that speak of when, and that nobody here would honour: `weekly`, `twice a day`, `and 16:00`, `to 15:30`.
    static func timeWords(_ text: Substring) -> Substring? {
        let first = text.firstWord
        let tail = text.after(first)
        let reader = TimeReader(tail)
        func isTime(_ text: Substring) -> Bool {
            let reader = TimeReader(text)
            // `now` and lengths begin a goal too: "30 minutes of questions".
            return reader.clock(at: 0, hours: .clockInTheAfternoon) != nil || reader.civilDate(at: 0) != nil
        }
        if rhythms.contains(first.bare.folded) || isTimes(first.bare.folded) { return text }
        switch first.folded {
        case "goal", "goal:": return nil
        case "and", "or", "&", "+", "/", "to", "until", "till", "-", "–", "—", "then", "from":
            return isTime(tail) || reader.day(at: 0) != nil ? text : nil
        case "for": return reader.length(at: 0)?.next == reader.words.count ? text : nil
        case "on", "except", "but", "excluding":
            let word = tail.firstWord.bare.folded
            return rhythms.contains(word) || reader.day(at: 0) != nil ? text : nil
        default: return isTime(text) ? text : nil
        }
    }

    /// `2x`, `3×`
    private static func isTimes(_ word: String) -> Bool {
        word.count > 1 && "x×".contains(word.last ?? " ") && word.dropLast().allSatisfy(\.isNumber)
    }

    private static let rhythms: Set = [
        "weekly", "weekday", "weekdays", "workdays", "weekends", "biweekly", "bi-weekly", "fortnightly", "monthly",
        "yearly", "quarterly", "hourly", "daily", "twice", "thrice", "mon-fri", "mo-fr", "every", "each", "repeat",
        "repeating", "recurring", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays",
    ]
}
