import Delivery
import Incidents

/// Schedules that are kept at Opsgenie, with the people on them and their numbers.
package struct OpsgenieRoster: RosterSource {
    package let name: String
    private let api: OpsgenieAPI
    private let schedules: [(name: String, identifier: String)]

    /// - Parameters:
    ///   - name: of the pager that it belongs to, as messages call it.
    ///   - schedules: our name of each, and its id or its name there.
    package init(name: String, api: OpsgenieAPI, schedules: [(name: String, identifier: String)]) {
        self.name = name
        self.api = api
        self.schedules = schedules
    }

    private struct TimelineAnswer: Decodable {
        var data: OpsgenieTimeline
        private enum CodingKeys: String, CodingKey { case data }
    }
    private struct UserAnswer: Decodable {
        var data: OpsgenieUser
        private enum CodingKeys: String, CodingKey { case data }
    }

    package func read(from: Instant, to: Instant) async throws(DeliveryFailure) -> Roster {
        var turns: [Roster.Turn] = []
        for schedule in schedules { turns += try await self.turns(schedule, from, to) }
        var accounts: [Roster.Account] = []
        for id in Set(turns.map(\.account)).sorted() {
            let found = try await api.get(
                "/v2/users/\(ServiceText.escaped(id))?expand=contact", UserAnswer.self, to: "read a person on call")
            guard let user = found?.data else {
                throw DeliveryFailure(.later, "Opsgenie: somebody on call is no user any more; nothing is taken over")
            }
            accounts.append(
                Roster.Account(id: id, name: user.shownName, email: user.email, phones: user.phones))
        }
        return Roster(accounts: accounts, turns: turns)
    }

    private func turns(
        _ schedule: (name: String, identifier: String), _ from: Instant, _ to: Instant
    ) async throws(DeliveryFailure) -> [Roster.Turn] {
        // Their days are whole ones of the schedule's zone: one more on each side covers any.
        let days = (to - from).milliseconds / 86_400_000 + 3
        let kind = Self.isID(schedule.identifier) ? "id" : "name"
        let start = ServiceText.escaped(Instant(seconds: from.seconds - 86_400).utc.rfc3339)
        let path =
            "/v2/schedules/\(ServiceText.escaped(schedule.identifier))/timeline?identifierType=\(kind)"
            + "&interval=\(days)&intervalUnit=days&date=\(start)"
        let what = "read the schedule \"\(schedule.identifier)\""
        guard let found = try await api.get(path, TimelineAnswer.self, to: what) else {
            throw DeliveryFailure(
                .never, "Opsgenie: there is no schedule \"\(schedule.identifier)\" (\(schedule.name)); check its name")
        }
        do {
            return try found.data.spans().turns(schedule: schedule.name, from: from, to: to)
        } catch {
            throw DeliveryFailure(.never, "Opsgenie: the schedule \"\(schedule.identifier)\" \(error.words)")
        }
    }

    /// A UUID is an id; anything else is a name.
    static func isID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.joined().allSatisfy(\.isHexDigit)
    }
}

extension CivilTime {
    /// Without fractions, as they show their own times: `2026-11-20T14:02:07Z`.
    fileprivate var rfc3339: String { "\(date)T\(clockWithSeconds)Z" }
}
