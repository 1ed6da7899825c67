import Incidents

/// The lines of one VEVENT, to an event or to problems.
struct EventReader {
    /// Of its BEGIN.
    let line: Int
    let lines: [ContentLine]
    /// Of times that name no zone.
    let zone: ZoneRules
    let lookup: (String) -> ZoneRules?
    let limits: CalendarLimits

    private static let once: Set<String> = [
        "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID", "SEQUENCE", "STATUS", "SUMMARY",
    ]

    /// Nil for an event that cannot be followed; why is among the problems.
    func read(_ problems: inout CalendarProblems) -> CalendarEvent? {
        var single: [String: ContentLine] = [:]
        for line in lines where EventReader.once.contains(line.name) {
            if single[line.name] != nil { problems.add(line.line, "\(line.name) stands twice in one event") }
            single[line.name] = single[line.name] ?? line
        }
        if single["UID"] == nil { problems.add(line, "the event has no UID") }
        guard let first = single["DTSTART"] else {
            problems.add(line, "the event has no DTSTART")
            return nil
        }
        guard let start = time(first, &problems), let ending = ending(single, start, &problems) else { return nil }
        let uid = single["UID"]?.text ?? "line \(line)"
        var event = CalendarEvent(line: line, uid: uid, start: start, ending: ending)
        guard isSound(event, at: single["DTEND"] ?? single["DURATION"] ?? first, &problems) else { return nil }
        if let id = single["RECURRENCE-ID"] {
            guard id.parameters["RANGE"] == nil else {
                problems.add(id.line, "RECURRENCE-ID has a RANGE, which is not followed here")
                return nil
            }
            guard let replaced = time(id, &problems) else { return nil }
            event.replaces = replaced
        }
        guard recur(&event, single["RRULE"], &problems) else { return nil }
        describe(&event, single, &problems)
        return event
    }

    private func ending(
        _ single: [String: ContentLine], _ start: CalendarTime, _ problems: inout CalendarProblems
    ) -> CalendarEvent.Ending? {
        if let end = single["DTEND"] {
            if let other = single["DURATION"] { problems.add(other.line, "DURATION stands beside DTEND, which holds") }
            guard let time = time(end, &problems) else { return nil }
            guard time.isDate == start.isDate else {
                problems.add(end.line, "one of DTSTART and DTEND is a date, the other a time", got: end.value)
                return nil
            }
            return .time(time)
        }
        if let text = single["DURATION"] {
            guard let duration = CalendarDuration(text.value) else {
                problems.add(text.line, "DURATION is none", got: text.value)
                return nil
            }
            return .duration(duration)
        }
        // Section 3.6.1: a date alone is one day, a time alone is a moment, and nobody is on call for a moment.
        if start.isDate { return .duration(CalendarDuration(days: 1, seconds: 0)) }
        problems.add(line, "the event has no DTEND and no DURATION")
        return nil
    }

    private func isSound(_ event: CalendarEvent, at place: ContentLine, _ problems: inout CalendarProblems) -> Bool {
        let length = event.end(from: event.start.wall) - event.start.instant
        if length <= .zero { problems.add(place.line, "the event ends before it begins", got: place.value) }
        if length > .seconds(limits.length) {
            problems.add(place.line, "the event is longer than \(limits.length / 86_400) days", got: place.value)
        }
        return length > .zero && length <= .seconds(limits.length)
    }

    private func recur(
        _ event: inout CalendarEvent, _ rule: ContentLine?, _ problems: inout CalendarProblems
    ) -> Bool {
        if let other = lines.first(where: { $0.name == "EXRULE" }) {
            problems.add(other.line, "EXRULE is not followed here", got: other.value)
            return false
        }
        for other in lines where other.name == "RDATE" {
            problems.add(other.line, "RDATE is not followed here", got: other.value)
        }
        guard let rule else { return true }
        do {
            let recurrence = try Recurrence(rule.value, start: event.start)
            event.recurrence = recurrence
            var steps = 400
            let first = recurrence.dates(
                from: event.start.date, first: event.start.date, last: event.start.date, steps: &steps)
            if first?.isEmpty ?? true { problems.add(rule.line, "DTSTART is no day of its RRULE", got: rule.value) }
        } catch {
            problems.add(rule.line, error.what, got: rule.value)
            return false
        }
        for line in lines where line.name == "EXDATE" {
            event.exceptions += times(line, &problems)
        }
        return true
    }

    private func describe(
        _ event: inout CalendarEvent, _ single: [String: ContentLine], _ problems: inout CalendarProblems
    ) {
        event.summary = single["SUMMARY"]?.text ?? ""
        event.isCancelled = single["STATUS"]?.value.uppercased() == "CANCELLED"
        if let line = single["SEQUENCE"] {
            if let number = line.value.digits {
                event.sequence = number
            } else {
                problems.add(line.line, "SEQUENCE is no number", got: line.value)
            }
        }
        for line in lines {
            switch line.name {
            case "DESCRIPTION": event.details = line.text
            case "CATEGORIES": event.categories += line.value.split(separator: ",").map(String.init)
            case "ATTENDEE":
                event.attendees.append(CalendarEvent.Attendee(name: line.parameters["CN"], address: line.value))
            case "X-SITREP-PERSON": event.person = line.text
            case "X-SITREP-DUTY": event.duty = line.text
            default: break
            }
        }
    }
}
