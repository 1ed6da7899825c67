import Foundation
import Incidents

extension ZoneRules {
    /// The zone of an IANA name, for 1970 to 2100; nil when there is none.
    ///
    /// The system's own files come first: they have the abbreviations that people write, they follow the system's
    /// updates, and a static binary that lost its time-zone library still reads them. Foundation is for machines
    /// without them.
    package static func load(_ name: String) -> ZoneRules? {
        if ["UTC", "Etc/UTC", "GMT", "Z"].contains(name) {
            return ZoneRules(name: name == "Z" ? "UTC" : name, spans: ZoneRules.utc.spans)
        }
        return TimeZoneFile.rules(named: name) ?? fromFoundation(name)
    }

    static func fromFoundation(_ name: String) -> ZoneRules? {
        guard TimeZoneFile.isName(name), let zone = TimeZone(identifier: name) else { return nil }
        func span(_ date: Date, start: Instant) -> Span {
            let offset = zone.secondsFromGMT(for: date)
            let letters = zone.abbreviation(for: date) ?? ""
            // `GMT+1` is Foundation's word for "no abbreviation in this language".
            let isUsual = !letters.isEmpty && letters.allSatisfy(\.isLetter)
            return Span(start: start, offset: offset, abbreviation: isUsual ? letters : Span.numeric(offset))
        }
        var spans = [span(Date(timeIntervalSince1970: 0), start: .distantPast)]
        var date = Date(timeIntervalSince1970: 0)
        let end = Date(timeIntervalSince1970: TimeInterval(ZoneRules.end.seconds))
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date, next < end {
            spans.append(span(next, start: Instant(seconds: Int64(next.timeIntervalSince1970))))
            date = next
        }
        return ZoneRules(name: name, spans: spans)
    }

    /// Nothing is planned later than this.
    static let end = Instant(seconds: CivilTime(year: 2101, month: 1, day: 1).secondsSince1970)
}

extension ZoneRules.Span {
    /// `+05:30`, where a zone has no usual abbreviation.
    static func numeric(_ offset: Int) -> String {
        let minutes = abs(offset) / 60
        return "\(offset < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }
}

/// Does Europe/Berlin really have daylight saving? Asked at start: a release binary can lose its zones silently.
package func zoneSelfCheck() -> Bool {
    guard let berlin = ZoneRules.load("Europe/Berlin") else { return false }
    let winter = berlin.span(at: Instant(seconds: CivilTime(year: 2026, month: 1, day: 15).secondsSince1970))
    let summer = berlin.span(at: Instant(seconds: CivilTime(year: 2026, month: 7, day: 15).secondsSince1970))
    return winter.offset == 3600 && summer.offset == 7200
}
