import Incidents

extension EventReader {
    /// One date or time with its VALUE and TZID.
    func time(_ line: ContentLine, _ problems: inout CalendarProblems) -> CalendarTime? {
        zone(of: line, &problems).flatMap { time(line.value, line, $0, &problems) }
    }

    /// As EXDATE has them, with commas between.
    func times(_ line: ContentLine, _ problems: inout CalendarProblems) -> [CalendarTime] {
        guard let zone = zone(of: line, &problems) else { return [] }
        return line.value.split(separator: ",", omittingEmptySubsequences: false)
            .compactMap { time(String($0), line, zone, &problems) }
    }

    private func time(
        _ text: String, _ line: ContentLine, _ zone: ZoneRules, _ problems: inout CalendarProblems
    ) -> CalendarTime? {
        let kind = line.parameters["VALUE"]?.uppercased() ?? ""
        // VALUE=DATE is left out by some; VALUE=DATE before a time is a mistake that could shift a night.
        guard let time = CalendarTime(text, zone: zone), kind != "DATE" || time.isDate,
            kind != "DATE-TIME" || !time.isDate
        else {
            problems.add(line.line, "\(line.name) is no date or time between 1900 and 2200", got: text)
            return nil
        }
        return time
    }

    private func zone(of line: ContentLine, _ problems: inout CalendarProblems) -> ZoneRules? {
        guard let name = line.parameters["TZID"] else { return zone }
        // A slash before the name says that it is a global one (section 3.2.19).
        let found = lookup(name) ?? lookup(String(name.drop { $0 == "/" }))
        if found == nil { problems.add(line.line, "TZID names a zone that is not known here", got: name) }
        return found
    }
}
