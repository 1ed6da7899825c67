import Incidents

/// Somebody was told something by the policy, not by a person: whom, when, why, by which ways. Read from the record,
/// so that a real night and a rehearsed one can be laid side by side.
package struct Telling: Hashable, Sendable {
    package enum Whom: Hashable, Sendable {
        case person(PersonID)
        /// A room or a mail list.
        case place(String)
        /// Everybody who reads the incident's room.
        case room
        /// The policy names somebody who does not exist, or nobody is on call.
        case nobody(String)
    }

    package enum Why: Hashable, Sendable {
        /// The page of the declaration, or one that somebody typed.
        case page
        case rule(Rule)
    }

    package var at: Instant
    package var why: Why
    package var whom: Whom
    /// What they are in it: `primary`, `engineering team lead`.
    package var part: String?
    /// Names of pagers. Empty: called by name in the incident's room alone.
    package var ways: [String] = []
    /// Tried later, while nobody answers.
    package var laterWays: [String] = []
    /// Their telephone rings for it, and an answer is waited for.
    package var isPage = false
    package var quietUntil: Instant?
    package var incident: IncidentID?
    /// Seq of the page or notice that carried it; nil for a word in a room.
    package var page: Int?
    /// Only by ways that do not ring.
    package var isQuiet = false

    /// They were to be paged or told, and nothing that is configured reaches them.
    package var isByNoWay: Bool {
        guard case .person = whom else { return false }
        return page != nil && ways.isEmpty && laterWays.isEmpty
    }

    package init(at: Instant, why: Why, whom: Whom, part: String? = nil) {
        self.at = at
        self.why = why
        self.whom = whom
        self.part = part
    }

    /// In the order in which it happened. `rooms` are those that hear of summaries.
    package static func all(in events: [Event], executiveRooms rooms: [RoomRef]) -> [Telling] {
        var found: [Telling] = []
        for (index, event) in events.enumerated() {
            switch event.fact {
            case .paged(let paged):
                let earlier = index > 0 ? events[index - 1] : nil
                add(told(by: paged, event), merging: earlier.map { $0.at == event.at } ?? false, to: &found)
            case .fired(let fired):
                found += told(by: fired, event, events, rooms)
            default: break  // people's doing, or what came of a page
            }
        }
        return found
    }

    private static func told(by paged: Paged, _ event: Event) -> [Telling] {
        let why = paged.rule.map { Why.rule($0) } ?? .page
        var found = paged.people.filter { $0.rungAt == nil }.map { person in
            var one = Telling(at: event.at, why: why, whom: .person(person.person), part: person.duty)
            one.ways = (person.ways + (paged.isNotice ? [] : paged.shared)).map(\.pager)
            one.laterWays = (person.later ?? []).flatMap(\.ways).map(\.pager)
            one.quietUntil = person.quietUntil
            one.isQuiet = person.isQuiet == true || paged.isNotice
            one.isPage = !paged.isNotice
            return one
        }
        if paged.people.isEmpty || paged.isNotice {
            found += paged.shared.map { way in
                var one = Telling(at: event.at, why: why, whom: .place(way.address))
                one.ways = [way.pager]
                one.isPage = !paged.isNotice
                return one
            }
        }
        found += (paged.rooms ?? []).map { Telling(at: event.at, why: why, whom: .place($0.path)) }
        if found.isEmpty, paged.people.isEmpty {
            var one = Telling(at: event.at, why: why, whom: .nobody(paged.line ?? "nobody"))
            one.isPage = !paged.isNotice
            found = [one]
        }
        return found.map { one in
            var one = one
            one.incident = event.incident
            one.page = event.seq
            return one
        }
    }

    private static func told(by fired: Fired, _ event: Event, _ events: [Event], _ rooms: [RoomRef]) -> [Telling] {
        guard !fired.isMuted || fired.saidWith != nil else { return [] }
        func one(_ whom: Whom) -> Telling {
            var one = Telling(at: event.at, why: .rule(fired.rule), whom: whom, part: fired.toldAs)
            one.incident = event.incident
            return one
        }
        switch fired.rule {
        case .executiveSummary: return rooms.map { one(.place($0.path)) }
        case .nextWay:
            let paged = events.first { $0.seq == fired.since }.flatMap { event -> Paged? in
                if case .paged(let paged) = event.fact { paged } else { nil }
            }
            return fired.told.map { person in
                var found = one(.person(person))
                let asked = paged?.people.first { $0.person == person }
                let steps = Set((paged?.people ?? []).flatMap { $0.later ?? [] }.map(\.after)).sorted()
                let step = steps.indices.contains(fired.ordinal) ? steps[fired.ordinal] : nil
                found.ways = (asked?.later ?? []).filter { $0.after == step }.flatMap(\.ways).map(\.pager)
                found.isPage = true
                found.page = fired.since
                return found
            }
        case .drillInject, .chatDown: return []
        case .updateWarning, .updateOverdue, .watching, .drillOver, .syncSoon, .syncNow, .elapsedMark, .timerOver,
            .taskDue, .questions, .rollCall, .handoverOffer, .handoverInsist, .onCallBrief, .spanOfControl, .silence:
            return fired.told.isEmpty ? [one(.room)] : fired.told.map { one(.person($0)) }
        case .noCommander where [.room, .waits].contains(fired.calls), .noAcknowledgement where fired.calls == .room:
            return [one(.room)]
        case .noCommander, .noAcknowledgement:
            // Whom it pages stands in the page that follows.
            return fired.told.isEmpty ? [one(.nobody(fired.toldAs ?? "the next"))] : fired.told.map { one(.person($0)) }
        case .escalate, .tellVP, .noProgress, .notifyAtStart, .severityRaised:
            let missing = fired.toldAs ?? "team lead"
            return fired.told.isEmpty ? [one(.nobody(missing))] : fired.told.map { one(.person($0)) }
        }
    }

    /// A rule that speaks in the room and pages the same people has told each of them once.
    private static func add(_ new: [Telling], merging: Bool, to found: inout [Telling]) {
        for one in new {
            let same = found.lastIndex { earlier in
                merging && earlier.at == one.at && earlier.why == one.why && earlier.whom == one.whom
                    && earlier.incident == one.incident && earlier.why != .page
            }
            guard let same else {
                found.append(one)
                continue
            }
            found[same].part = found[same].part ?? one.part
            found[same].ways = one.ways
            found[same].laterWays = one.laterWays
            found[same].quietUntil = one.quietUntil
            found[same].isPage = one.isPage
            found[same].page = one.page
            found[same].isQuiet = one.isQuiet
        }
    }
}

extension Rule {
    /// What it does, in words for a list.
    package var spoken: String {
        switch self {
        case .updateWarning: "reminded: update due soon"
        case .updateOverdue: "reminded: update overdue"
        case .noCommander: "no commander"
        case .noAcknowledgement: "page not acknowledged"
        case .nextWay: "next way, no answer yet"
        case .escalate: "escalation"
        case .tellVP: "VP told"
        case .noProgress: "no progress"
        case .executiveSummary: "executive summary"
        case .watching: "asked: resolved?"
        case .drillInject: "drill"
        case .drillOver: "asked: drill over?"
        case .notifyAtStart: "told at the start"
        case .severityRaised: "severity raised"
        case .chatDown: "told where it goes on"
        case .syncSoon: "sync meeting soon"
        case .syncNow: "sync meeting"
        case .elapsedMark: "elapsed mark"
        case .timerOver: "timer over"
        case .taskDue: "task due"
        case .questions: "asked: what is open"
        case .rollCall: "roll call"
        case .handoverOffer: "handover offered"
        case .handoverInsist: "handover insisted on"
        case .onCallBrief: "on-call brief"
        case .spanOfControl: "span of control"
        case .silence: "silence"
        }
    }
}
