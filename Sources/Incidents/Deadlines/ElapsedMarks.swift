/// The marks on the clock of an incident: every ten minutes of its first hour, then more rarely.
struct ElapsedMarks {
    var start: Instant
    var every: Duration
    /// After the first hour; zero for none.
    var later: Duration

    /// The first mark after an instant. Each is a whole multiple from the start, so that a late one moves none.
    func next(after instant: Instant) -> Instant? {
        let passed = instant - start
        let hour = Duration.hours(1)
        if passed < hour, let mark = multiple(of: every, after: passed), mark <= hour { return start + mark }
        return multiple(of: later, after: max(passed, hour - .milliseconds(1))).map { start + $0 }
    }

    /// The last of those from one on that are not after `now`, and how many it passed over.
    func last(from first: Instant, until now: Instant) -> (mark: Instant, passed: Int) {
        var mark = first
        var passed = 0
        while let next = next(after: mark), next <= now {
            mark = next
            passed += 1
        }
        return (mark, passed)
    }

    private func multiple(of step: Duration, after passed: Duration) -> Duration? {
        guard step.milliseconds > 0 else { return nil }
        return .milliseconds((passed.milliseconds / step.milliseconds + 1) * step.milliseconds)
    }
}
