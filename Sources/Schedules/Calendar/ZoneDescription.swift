import Incidents

/// A VTIMEZONE: what clocks show by the file's own words (RFC 5545, section 3.6.5).
struct ZoneDescription {
    /// STANDARD or DAYLIGHT.
    struct Observance {
        var lines: [ContentLine] = []
    }

    var id = ""
    var observances: [Observance] = []

    private struct Change {
        var at: Instant
        var from: Int
        var to: Int
        var name: String
    }

    /// Nil for one that cannot be read whole: half a description would be an hour off.
    ///
    /// - steps: how many days its rules may still look at.
    func rules(steps: inout Int) -> ZoneRules? {
        var changes: [Change] = []
        for observance in observances {
            guard let more = self.changes(observance, &steps), changes.count + more.count < 20_000 else { return nil }
            changes += more
        }
        changes.sort { $0.at < $1.at }
        guard let first = changes.first else { return nil }
        // The first span also holds for all that was before 1970.
        let early = changes.prefix { $0.at <= .distantPast }
        var spans = [
            ZoneRules.Span(
                start: .distantPast, offset: early.last?.to ?? first.from, abbreviation: early.last?.name ?? first.name)
        ]
        for change in changes[early.endIndex...] {
            let span = ZoneRules.Span(start: change.at, offset: change.to, abbreviation: change.name)
            if spans.count > 1, spans.last?.start == change.at { spans.removeLast() }
            spans.append(span)
        }
        return ZoneRules(name: id, spans: spans)
    }

    private func changes(_ observance: Observance, _ steps: inout Int) -> [Change]? {
        func line(_ name: String) -> ContentLine? { observance.lines.first { $0.name == name } }
        guard let from = line("TZOFFSETFROM").flatMap({ ZoneDescription.offset($0.value) }),
            let to = line("TZOFFSETTO").flatMap({ ZoneDescription.offset($0.value) }),
            let onset = line("DTSTART").flatMap({ ZoneDescription.onset($0.value, before: from) })
        else { return nil }
        var walls: Set<Int64> = [onset.wall]
        for rule in observance.lines where rule.name == "RRULE" {
            // Why does not matter: the description is then as if it were not there.
            guard let recurrence = try? Recurrence(rule.value, start: onset),
                let found = recurrence.walls(
                    from: onset, first: CivilDate(day: 0), last: ZoneDescription.last, steps: &steps)
            else { return nil }
            walls.formUnion(found)
        }
        for dates in observance.lines where dates.name == "RDATE" {
            for text in dates.value.split(separator: ",") {
                let time = CalendarTime(text.split(separator: "/").first ?? "", zone: onset.zone)
                guard let time else { return nil }
                walls.insert(onset.zone.civil(time.instant).secondsSince1970)
            }
        }
        let name = line("TZNAME").map { String($0.text.prefix(20)) } ?? ""
        return walls.map { Change(at: CalendarTime.instant($0, onset.zone), from: from, to: to, name: name) }
    }

    /// Zones are read up to then.
    private static let last = CivilDate(day: 47_847)

    /// `+0100`, `-043000`
    private static func offset(_ text: String) -> Int? {
        let digits = text.dropFirst()
        guard text.first == "+" || text.first == "-", digits.utf8.count == 4 || digits.utf8.count == 6,
            let number = digits.digits
        else { return nil }
        let value = digits.utf8.count == 4 ? number * 100 : number
        let (hours, minutes, seconds) = (value / 10_000, value / 100 % 100, value % 100)
        guard hours < 24, minutes < 60, seconds < 60 else { return nil }
        return (text.first == "-" ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds)
    }

    /// DTSTART, on the wall that was shown until then. Outlook begins its zones in the year 1601.
    private static func onset(_ text: String, before offset: Int) -> CalendarTime? {
        let zone = ZoneRules(
            name: "", spans: [ZoneRules.Span(start: .distantPast, offset: offset, abbreviation: "")])
        guard let year = text.prefix(4).digits, year < 1900 else { return CalendarTime(text, zone: zone) }
        return CalendarTime("1900" + text.dropFirst(4), zone: zone)
    }
}
