import Incidents

extension EventReader {
    /// One date or time with its VALUE and TZID.
    ///
    /// - floating: where it names no zone; the calendar's without it.
    func time(_ line: ContentLine, zone floating: ZoneRules? = nil) throws(Failure) -> CalendarTime {
        try time(line.value, line, try zone(of: line) ?? floating ?? zone)
    }

    /// As EXDATE has them, with commas between; of a period its beginning.
    func times(_ line: ContentLine, zone floating: ZoneRules) throws(Failure) -> [CalendarTime] {
        try extras(line, zone: floating).map(\.start)
    }

    /// As RDATE has them: dates, times, or periods with an end or a length.
    func extras(_ line: ContentLine, zone floating: ZoneRules) throws(Failure) -> [CalendarEvent.Extra] {
        let zone = try zone(of: line) ?? floating
        var extras: [CalendarEvent.Extra] = []
        guard !line.value.trimmed.isEmpty else { return [] }
        for text in line.value.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            let start = try time(String(sides.first ?? ""), line, zone)
            var extra = CalendarEvent.Extra(start: start)
            if sides.count == 2 {
                if let length = CalendarDuration(sides[1]) {
                    extra.end = length.end(after: start.wall, start.zone)
                } else {
                    extra.end = try time(String(sides[1]), line, zone).instant
                }
                guard let end = extra.end, end > start.instant, end - start.instant <= .seconds(limits.length) else {
                    throw Failure(line.line, "\(line.name) has a period without a length", got: String(text))
                }
            }
            extras.append(extra)
        }
        return extras
    }

    private func time(_ text: String, _ line: ContentLine, _ zone: ZoneRules) throws(Failure) -> CalendarTime {
        let kind = line.parameters["VALUE"]?.uppercased() ?? ""
        // VALUE=DATE is left out by some; VALUE=DATE before a time is a mistake that could shift a night.
        guard let time = CalendarTime(text.trimmed, zone: zone), kind != "DATE" || time.isDate,
            kind != "DATE-TIME" || !time.isDate
        else {
            throw Failure(line.line, "\(line.name) is no date or time between 1900 and 2200", got: text)
        }
        return time
    }

    private func zone(of line: ContentLine) throws(Failure) -> ZoneRules? {
        guard let name = line.parameters["TZID"], !name.isEmpty else { return nil }
        let found = zones.rules(name)
        guard found != nil || !line.value.contains("T") || line.value.trimmed.hasSuffix("Z") else {
            throw Failure(line.line, "TZID names a zone that is not known here", got: name)
        }
        // Days and times in UTC need none.
        return found
    }

    /// How the event comes again. What cannot be read leaves it in doubt as a whole: which of its days is meant is what is
    /// not known.
    func recur(_ event: inout CalendarEvent, _ problems: inout CalendarProblems) {
        do throws(Failure) {
            if let other = lines.first(where: { $0.name == "EXRULE" }) {
                throw Failure(other.line, "EXRULE is not followed here", got: other.value)
            }
            for line in lines where line.name == "RRULE" {
                let rule: Recurrence
                do throws(Recurrence.Failure) { rule = try Recurrence(line.value, start: event.start) } catch {
                    throw Failure(line.line, error.what, got: line.value)
                }
                event.rules.append(rule)
                var steps = 2000
                let first = rule.walls(
                    from: event.start, first: event.start.date, last: event.start.date, steps: &steps)
                if !(first?.contains(event.start.wall) ?? true) {
                    problems.add(line.line, "DTSTART is no day of its RRULE", got: line.value)
                }
            }
            for line in lines where line.name == "RDATE" { event.extras += try extras(line, zone: event.start.zone) }
        } catch {
            event.trouble = event.trouble ?? error.problem
            event.isEndless = true
        }
        do throws(Failure) {
            for line in lines where line.name == "EXDATE" {
                event.exceptions += try times(line, zone: event.start.zone)
            }
        } catch {
            event.trouble = event.trouble ?? error.problem
        }
        if case .occurrence = event.place, !event.rules.isEmpty || !event.extras.isEmpty {
            event.trouble =
                event.trouble
                ?? CalendarProblem(line: event.line, "one occurrence of a series has rules of its own")
        }
    }
}
