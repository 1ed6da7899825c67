import Incidents

/// A time as people say it to `!oncall`, on the wall of the schedule:
///
/// | said | means |
/// |---|---|
/// | `2026-12-24..26`, `2026-12-30..2027-01-02`, `12-24..12-26` | these days, the last one whole |
/// | `2026-12-24`, `tomorrow`, `friday`, `weekend` | the whole day, or Saturday and Sunday |
/// | `2h`, `for 2h`, `friday 09:00 for 8h` | from now, or from then |
/// | `until 18:00`, `until friday 09:00` | from now |
/// | `18:00..22:00`, `friday 18:00 to monday 09:00` | from the one to the next of the other |
/// | `now`, `18:00`, `friday 09:00`, `2026-12-24 18:00` | a moment: without an end |
///
/// A day of the week is today or the next such day, a clock the next time that it shows that, `12-24` the next such day;
/// only a date with its year can lie in the past. A zone may stand behind each time (`18:00..22:00 UTC`); said once it holds
/// for both. An hour that a day does not have is refused; of one that comes twice the first is meant that is to come.
package struct SaidSpan: Hashable, Sendable {
    package var from: Instant
    /// The first moment after it; nil where only a moment was said.
    package var to: Instant?

    package init(_ text: some StringProtocol, now: Instant, on walls: Walls) throws(SpanTrouble) {
        let words = text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
        let reader = SpanReader(now: now, walls: walls, wall: Walls.Wall(zone: walls.own))
        self = try reader.span(words[...])
        if let to, to <= from { throw .endsBeforeItBegins }
    }

    init(from: Instant, to: Instant?) {
        self.from = from
        self.to = to
    }
}
