import Delivery
import Incidents

/// Schedules kept at PagerDuty, read as who is on call when after overrides, with the addresses and telephones of the
/// people on them. https://developer.pagerduty.com/docs/schedules-v2-to-v3-upgrade
package struct PagerDutyRoster: RosterSource {
    package let name: String
    let rest: PagerDutyREST
    /// The configuration's name of a schedule to its ids there, by duty: `["checkout": ["primary": "PI7DH85"]]`.
    private let schedules: [String: [String: String]]

    package init(name: String, rest: PagerDutyREST, schedules: [String: [String: String]]) {
        self.name = name
        self.rest = rest
        self.schedules = schedules
    }

    package func read(from: Instant, to: Instant) async throws(DeliveryFailure) -> Roster {
        var turns: [Roster.Turn] = []
        var names: [String: String] = [:]
        for (schedule, ids) in schedules.sorted(by: { $0.key < $1.key }) {
            for (duty, id) in ids.sorted(by: { $0.key < $1.key }) {
                for shift in try await shifts(of: id, called: schedule, from: from, to: to) {
                    names[shift.user] = shift.name ?? names[shift.user] ?? shift.user
                    turns.append(
                        Roster.Turn(schedule: schedule, account: shift.user, duty: duty, from: shift.from, to: shift.to)
                    )
                }
            }
        }
        return Roster(accounts: try await accounts(names), turns: turns)
    }

    /// One time of one user.
    private struct Shift {
        var user: String
        var name: String?
        var from: Instant
        var to: Instant
    }

    /// Whether a schedule is based on layers or on shifts cannot be seen from its id. PagerDuty's advice: ask for the
    /// newer kind first, which is refused for the older.
    private func shifts(
        of id: String, called schedule: String, from: Instant, to: Instant
    ) async throws(DeliveryFailure) -> [Shift] {
        let window = [("since", from.rfc3339), ("until", to.rfc3339)]
        let what = "read the schedule \(schedule) (\(id))"
        let path = "/schedules/\(PagerDutyREST.escaped(id))"
        let newer: PagerDutyREST.Reply<PagerDutySchedule.Newer> = try await rest.ask(
            "/v3\(path)", window + [("include[]", "final_schedule")], doing: what)
        switch newer {
        case .done(let answer):
            var shifts: [Shift] = []
            // A turn that nobody holds has a member of another kind.
            for turn in answer.schedule.final.turns where turn.member.user != nil {
                shifts.append(
                    try shift(turn.member.user ?? "", nil, turn.from, turn.to, within: (from, to), doing: what))
            }
            return shifts
        case .refused(let refusal) where [400, 403, 404].contains(refusal.status):
            let older: PagerDutySchedule.Older = try await rest.get(path, window, doing: what)
            var shifts: [Shift] = []
            for turn in older.schedule.final.turns {
                shifts.append(
                    try shift(turn.user.id, turn.user.summary, turn.from, turn.to, within: (from, to), doing: what))
            }
            return shifts
        case .refused(let refusal): throw refusal.failure
        }
    }

    /// Cut off at both ends. A time that cannot be read is a failure: left out, it would take somebody off call.
    private func shift(
        _ user: String, _ name: String?, _ start: String, _ end: String?, within window: (from: Instant, to: Instant),
        doing what: String
    ) throws(DeliveryFailure) -> Shift {
        // Without an end it does not end.
        guard let first = Instant(rfc3339: start), let last = end.map({ Instant(rfc3339: $0) }) ?? window.to else {
            throw DeliveryFailure(.later, "PagerDuty: could not \(what): one of its times is none")
        }
        return Shift(user: user, name: name, from: max(first, window.from), to: min(last, window.to))
    }
}
