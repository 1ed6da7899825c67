import Incidents

extension Holiday.Days {
    /// `2026-12-24`, `2026-12-24..26`, `2026-12-31..2027-01-01`, or `12-25` for every year; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let text = String(text.filter { !$0.isWhitespace })
        guard let joint = text.firstRange(of: "..") else {
            if let date = CivilDate(text) {
                self = .dates(date, date)
                return
            }
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = parts[0].digits,
                let day = parts[1].digits
            else { return nil }
            self = .yearly(month: month, day: day)
            return
        }
        guard let first = CivilDate(text[..<joint.lowerBound]) else { return nil }
        let end = text[joint.upperBound...]
        let civil = first.civil
        let inMonth = end.digits.flatMap { CivilDate(year: civil.year, month: civil.month, day: $0) }
        guard let last = CivilDate(end) ?? inMonth else { return nil }
        self = .dates(first, last)
    }
}
