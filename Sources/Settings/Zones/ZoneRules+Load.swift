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

    /// The zone that a configuration may name: by place (`Europe/Berlin`), UTC, or a fixed offset. Abbreviations are
    /// refused: `BST` was Bangladesh, `IST` is three countries', and `EST` knows no summer.
    package static func named(_ name: String) -> ZoneRules? {
        if name == "UTC" { return .utc }
        if name.contains("/") { return load(name) }
        return name == name.uppercased() && name.utf8.count > 1 && name != "GMT" && name != "ZULU" ? fixed(name) : nil
    }

    static func fromFoundation(_ name: String) -> ZoneRules? {
        // Foundation has a table of abbreviations of its own, in which BST is Bangladesh.
        guard name.contains("/"), TimeZoneFile.isName(name), let zone = TimeZone(identifier: name) else { return nil }
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

/// Does Europe/Berlin really have daylight saving? Asked at start: a release binary can lose its zones silently.
package func zoneSelfCheck() -> Bool {
    guard let berlin = ZoneRules.load("Europe/Berlin") else { return false }
    let winter = berlin.span(at: Instant(seconds: CivilTime(year: 2026, month: 1, day: 15).secondsSince1970))
    let summer = berlin.span(at: Instant(seconds: CivilTime(year: 2026, month: 7, day: 15).secondsSince1970))
    return winter.offset == 3600 && summer.offset == 7200
}
