/// A time zone as a value: its transitions, built once by `Settings`, so that the core needs no time-zone library.
package struct ZoneRules: Hashable, Sendable {
    /// From `start` on, clocks show UTC plus `offset`.
    package struct Span: Hashable, Sendable {
        package var start: Instant
        /// Seconds east of UTC.
        package var offset: Int
        /// As people write it: `CET`, `CEST`, `UTC`, or `+05:30` where there is no usual name.
        package var abbreviation: String

        package init(start: Instant, offset: Int, abbreviation: String) {
            self.start = start
            self.offset = offset
            self.abbreviation = abbreviation
        }
    }

    /// The IANA name, `Europe/Berlin`.
    package var name: String
    /// In order of `start`; the first also holds for everything before it. Never empty.
    package var spans: [Span]

    package init(name: String, spans: [Span]) {
        self.name = name
        self.spans = spans
    }

    package static let utc = ZoneRules(
        name: "UTC", spans: [Span(start: .distantPast, offset: 0, abbreviation: "UTC")])

    /// The span in force at an instant.
    package func span(at instant: Instant) -> Span { spans[spanIndex(at: instant)] }

    package func spanIndex(at instant: Instant) -> Int {
        var low = 0
        var high = spans.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if spans[middle].start <= instant { low = middle } else { high = middle }
        }
        return low
    }

    package func civil(_ instant: Instant) -> CivilTime {
        CivilTime(secondsSince1970: instant.seconds + Int64(span(at: instant).offset))
    }

    /// `14:02 CET`
    package func clock(_ instant: Instant) -> String {
        "\(civil(instant).clock) \(span(at: instant).abbreviation)"
    }

    /// `14:02:07 CET`
    package func clockWithSeconds(_ instant: Instant) -> String {
        "\(civil(instant).clockWithSeconds) \(span(at: instant).abbreviation)"
    }

    /// `2026-11-20 14:02 CET`
    package func dateAndClock(_ instant: Instant) -> String {
        "\(civil(instant).date) \(clock(instant))"
    }

    /// The instant at which the wall shows this time. In the hour that exists twice: the first of the two.
    /// In the hour that is skipped: as far after the change as the wall time lies after it.
    package func instant(_ wall: CivilTime) -> Instant {
        let local = wall.secondsSince1970
        let guesses = Set([span(at: Instant(seconds: local - 86_400)), span(at: Instant(seconds: local + 86_400))])
        let fits = guesses.map { Instant(seconds: local - Int64($0.offset)) }
            .filter { civil($0).secondsSince1970 == local }
        if let first = fits.min() { return first }
        let before = span(at: Instant(seconds: local - 86_400))
        return Instant(seconds: local - Int64(before.offset))
    }
}
