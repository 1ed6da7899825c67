import Incidents

extension Arguments {
    /// A number without a unit is asked about: `pager me 1234` once took the pager for 1,234 minutes.
    static func duration(_ text: Substring, write: (String) -> String) throws(Slip) -> Duration {
        switch SaidDuration(text) {
        case .duration(let duration): return duration
        case .noUnit(let digits):
            let minutes = Int(digits).flatMap { (1...SaidDuration.days * 1440).contains($0) ? "\($0)m" : nil }
            throw .invalid("\(digits.shortened) what? Write \(code: write(minutes ?? "10m")).")
        case .notPositive:
            throw .invalid("A duration must be longer than zero. Write \(code: write("10m")).")
        case .tooLong:
            throw .invalid("A duration is at most \(SaidDuration.days) days. Write \(code: write("2h")).")
        case .unreadable:
            throw .invalid(
                "I do not read \(text.shortened) as a time. Write \(code: write("10m")), or \(code: "90s"), "
                    + "\(code: "1h30m"), \(code: "half an hour"), \(code: "14:30").")
        }
    }
}
