import Incidents

/// One line of `rehearse --json`: somebody was told something by the policy, so that a team's own CI can judge it.
package struct TellingRow: Encodable, Sendable {
    package enum Reached: Encodable, Sendable {
        case yes, no, unknown

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .yes: try container.encode(true)
            case .no: try container.encode(false)
            case .unknown: try container.encode("unknown")
            }
        }
    }

    /// RFC 3339 in UTC.
    package var at: String
    /// Since the rehearsal began.
    package var seconds: Int64
    /// `page`, or the rule as `!why` names it.
    package var rule: String
    package var incident: String?
    /// Keys of the configuration; empty where a place, a room or nobody is told.
    package var people: [String]
    package var place: String?
    /// What they are in it: `primary`, `VP`.
    package var part: String?
    package var ways: [String]
    package var later: [String]
    /// It rings and waits for an answer; else it is only told.
    package var page: Bool
    package var quiet: Bool
    package var reached: Reached

    /// Everything that was told, in order.
    package static func all(of played: Played) -> [TellingRow] {
        Telling.all(in: played.events, executiveRooms: played.policy.executiveRooms).map { one in
            TellingRow(one, played)
        }
    }

    private init(_ one: Telling, _ played: Played) {
        at = one.at.rfc3339
        seconds = (one.at - played.start).milliseconds / 1000
        switch one.why {
        case .page: rule = "page"
        case .rule(let fired): rule = fired.rawValue
        }
        incident = one.incident.map { "\($0)" }
        people = []
        switch one.whom {
        case .person(let person): people = [person.key]
        case .place(let name): place = name
        case .room: place = "the incident's room"
        case .nobody: place = nil
        }
        part = one.part
        ways = one.ways
        later = one.laterWays
        page = one.isPage
        quiet = one.isQuiet
        reached = TellingRow.reached(one, played.events)
    }

    /// By what the ways answered. A word in a room may be read or not; who has no way is not reached.
    private static func reached(_ one: Telling, _ events: [Event]) -> Reached {
        switch one.whom {
        case .nobody: return .no
        case .room: return .unknown
        case .place where one.ways.isEmpty: return .unknown
        case .person where one.ways.isEmpty: return one.isByNoWay ? .no : .unknown
        case .person, .place: break
        }
        var person: PersonID?
        if case .person(let named) = one.whom { person = named }
        let answers = events.compactMap { event -> PageAnswered? in
            guard case .pageAnswered(let answer) = event.fact, answer.page == one.page,
                answer.person == nil || answer.person == person, one.ways.contains(answer.way.pager)
            else { return nil }
            return answer
        }
        if answers.contains(where: { $0.outcome != .failed }) { return .yes }
        return !answers.isEmpty && Set(answers.map(\.way.pager)).count >= Set(one.ways).count ? .no : .unknown
    }
}
