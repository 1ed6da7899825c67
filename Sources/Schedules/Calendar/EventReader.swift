import Incidents

/// The lines of one VEVENT, to an event or to the reason why it has none.
struct EventReader {
    enum Found {
        case event(CalendarEvent)
        case timeless(TimelessEvent)
    }

    /// Of its BEGIN.
    let line: Int
    let lines: [ContentLine]
    /// A line that is none, of a property that matters.
    let broken: CalendarProblem?
    /// The whole file takes events back (METHOD:CANCEL).
    let isCancellation: Bool
    /// Of times that name no zone.
    let zone: ZoneRules
    let zones: CalendarZones
    let limits: CalendarLimits

    private static let once: Set<String> = [
        "UID", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "SEQUENCE", "STATUS", "SUMMARY", "DTSTAMP",
    ]
    /// Without these it is not known when an event is, or whose; with half of them it would be another's.
    static let vital: Set<String> = [
        "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "STATUS", "SEQUENCE",
        "ATTENDEE", "UID",
    ]

    /// Why an event cannot be followed.
    struct Failure: Error {
        var problem: CalendarProblem
        init(_ line: Int, _ what: String, got: String? = nil) {
            problem = CalendarProblem(line: line, what, got: got)
        }
    }

    func read(_ problems: inout CalendarProblems) -> Found {
        var single: [String: ContentLine] = [:]
        var twice: CalendarProblem?
        for line in lines where EventReader.once.contains(line.name) {
            if let first = single[line.name], first.value != line.value || first.parameters != line.parameters {
                let problem = CalendarProblem(line: line.line, "\(line.name) stands twice in one event")
                if line.name == "DTSTART" || line.name == "DTEND" {
                    twice = twice ?? problem
                } else {
                    problems.add(problem)
                }
            }
            single[line.name] = single[line.name] ?? line
        }
        if single["UID"] == nil { problems.add(line, "the event has no UID") }
        let uid = single["UID"]?.text ?? "line \(line)"
        let version = version(single, &problems)
        let status = single["STATUS"]?.value.trimmed.uppercased()
        let isCancelled = isCancellation || status == "CANCELLED" || status == "CANCELED"
        var place = CalendarEvent.Place.own
        var failed = broken ?? twice
        // Why it cannot be read is said below, where it is needed.
        let start = single["DTSTART"].flatMap { try? time($0) }
        if let id = single["RECURRENCE-ID"] {
            do throws(Failure) {
                let range = id.parameters["RANGE"]?.uppercased()
                guard range == nil || range == "THISANDFUTURE" else {
                    throw Failure(id.line, "RECURRENCE-ID has a RANGE, which is not followed here", got: range)
                }
                place = .occurrence(try time(id, zone: start?.zone), andLater: range != nil)
            } catch {
                place = .unknown
                failed = failed ?? error.problem
            }
        }
        do throws(Failure) {
            var event = try self.event(uid, single, isCancelled: isCancelled)
            event.place = place
            event.version = version
            event.isCancelled = isCancelled
            event.trouble = failed
            recur(&event, &problems)
            describe(&event, single)
            if let trouble = event.trouble, !isCancelled { problems.add(trouble) }
            return .event(event)
        } catch {
            // What is taken back needs no time of its own.
            if !isCancelled { problems.add(error.problem) }
            return .timeless(
                TimelessEvent(
                    uid: uid, place: place, version: version, isCancelled: isCancelled,
                    unread: unread(error.problem, single)))
        }
    }

    private func event(
        _ uid: String, _ single: [String: ContentLine], isCancelled: Bool
    ) throws(Failure) -> CalendarEvent {
        guard let first = single["DTSTART"] else { throw Failure(line, "the event has no DTSTART") }
        let start = try time(first)
        if isCancelled {
            let moment = CalendarEvent.Ending.duration(CalendarDuration(days: 0, seconds: 0))
            return CalendarEvent(line: line, uid: uid, start: start, ending: moment)
        }
        let event = CalendarEvent(line: line, uid: uid, start: start, ending: try ending(single, start))
        let place = single["DTEND"] ?? single["DURATION"] ?? first
        let length = event.end(from: start.wall) - start.instant
        if length <= .zero { throw Failure(place.line, "the event ends before it begins", got: place.value) }
        if length > .seconds(limits.length) {
            throw Failure(place.line, "the event is longer than \(limits.length / 86_400) days", got: place.value)
        }
        return event
    }

    private func ending(_ single: [String: ContentLine], _ start: CalendarTime) throws(Failure) -> CalendarEvent.Ending
    {
        if let end = single["DTEND"] {
            let time = try time(end)
            guard time.isDate == start.isDate else {
                throw Failure(end.line, "one of DTSTART and DTEND is a date, the other a time", got: end.value)
            }
            return .time(time)
        }
        if let text = single["DURATION"] {
            guard let duration = CalendarDuration(text.value) else {
                throw Failure(text.line, "DURATION is none", got: text.value)
            }
            return .duration(duration)
        }
        // Section 3.6.1: a date alone is one day, a time alone is a moment, and nobody is on call for a moment.
        if start.isDate { return .duration(CalendarDuration(days: 1, seconds: 0)) }
        throw Failure(line, "the event has no DTEND and no DURATION")
    }

    private func version(
        _ single: [String: ContentLine], _ problems: inout CalendarProblems
    ) -> CalendarEvent.Version {
        var version = CalendarEvent.Version()
        if let line = single["SEQUENCE"] {
            if let number = line.value.trimmed.digits {
                version.sequence = number
            } else {
                problems.add(line.line, "SEQUENCE is no number", got: line.value)
            }
        }
        if let stamp = single["DTSTAMP"], let time = CalendarTime(stamp.value, zone: .utc) {
            version.stamp = time.instant
        }
        return version
    }

    /// When an event may be whose time cannot be read: about the day that it names, else at any time.
    private func unread(_ why: CalendarProblem, _ single: [String: ContentLine]) -> UnreadEvent {
        func day(_ name: String) -> CivilDate? {
            (single[name]?.value.prefix(8)).flatMap { CalendarTime($0, zone: .utc)?.date }
        }
        guard let first = day("DTSTART") else {
            return UnreadEvent(why: why, from: .distantPast, to: .distantFuture)
        }
        let comesAgain = lines.contains { ["RRULE", "RDATE"].contains($0.name) } || single["DURATION"] != nil
        let last = comesAgain ? nil : day("DTEND") ?? first
        return UnreadEvent(
            why: why, from: Instant(seconds: (first + -1).seconds),
            to: last.map { Instant(seconds: ($0 + 2).seconds) } ?? .distantFuture)
    }

    private func describe(_ event: inout CalendarEvent, _ single: [String: ContentLine]) {
        event.summary = single["SUMMARY"]?.text ?? ""
        for line in lines {
            switch line.name {
            case "DESCRIPTION": event.details = line.text
            case "CATEGORIES": event.categories += line.value.split(separator: ",").map(String.init)
            case "ATTENDEE": event.attendees += [attendee(line)].compactMap { $0 }
            case "X-SITREP-PERSON": event.person = line.text
            case "X-SITREP-DUTY": event.duty = line.text
            default: break
            }
        }
    }

    /// Nil for a room, a thing or a list, and for whoever only gets a copy.
    private func attendee(_ line: ContentLine) -> CalendarEvent.Attendee? {
        func parameter(_ name: String) -> String { line.parameters[name]?.uppercased() ?? "" }
        guard !["ROOM", "RESOURCE", "GROUP"].contains(parameter("CUTYPE")), parameter("ROLE") != "NON-PARTICIPANT"
        else { return nil }
        return CalendarEvent.Attendee(
            name: line.parameters["CN"], address: line.value.trimmed,
            hasDeclined: ["DECLINED", "DELEGATED"].contains(parameter("PARTSTAT")))
    }
}
