import Delivery
import Incidents
import Pagers

/// Reads a whole account. It waits where Opsgenie asks for it, as nobody waits for an import but the one who began it.
package struct OpsgenieReader: Sendable {
    private let api: OpsgenieAPI
    private let wait: @Sendable (Duration) async -> Void

    /// - Parameter wait: sleeps so long; it may say so.
    package init(api: OpsgenieAPI, wait: @escaping @Sendable (Duration) async -> Void) {
        self.api = api
        self.wait = wait
    }

    private struct Page<Item: Decodable & Sendable>: Decodable, Sendable {
        struct Links: Decodable, Sendable {
            var next: String?
            private enum CodingKeys: String, CodingKey { case next }
        }
        var data: [Item]
        var paging: Links?
        private enum CodingKeys: String, CodingKey { case data, paging }
    }
    private struct One<Item: Decodable & Sendable>: Decodable, Sendable {
        var data: Item
        private enum CodingKeys: String, CodingKey { case data }
    }

    package func read() async throws(DeliveryFailure) -> OpsgenieAccount {
        var account = OpsgenieAccount()
        for user in try await all("/v2/users", "limit=100&offset=0", OpsgenieUser.self, "read the users") {
            let id = ServiceText.escaped(user.id)
            account.users.append(
                try await one("/v2/users/\(id)?expand=contact", OpsgenieUser.self, "read a user's contacts") ?? user)
        }
        for team in try await all("/v2/teams", "", OpsgenieTeam.self, "read the teams") {
            let id = ServiceText.escaped(team.id)
            account.teams.append(
                try await one("/v2/teams/\(id)?identifierType=id", OpsgenieTeam.self, "read a team") ?? team)
        }
        account.schedules = try await all(
            "/v2/schedules", "expand=rotation", OpsgenieSchedule.self, "read the schedules")
        account.escalations = try await all("/v2/escalations", "", OpsgenieEscalation.self, "read the escalations")
        return account
    }

    /// A list to its end. Of the address of the next page only the query counts: the key goes nowhere but to our base.
    private func all<Item: Decodable & Sendable>(
        _ path: String, _ query: String, _ type: Item.Type, _ what: String
    ) async throws(DeliveryFailure) -> [Item] {
        var items: [Item] = []
        var seen: Set<String> = []
        var query = query
        while seen.insert(query).inserted {
            let target = query.isEmpty ? path : "\(path)?\(query)"
            guard let page = try await patiently(target, Page<Item>.self, what) else {
                throw DeliveryFailure(.never, "Opsgenie: could not \(what): there is no such list (404)")
            }
            items += page.data
            guard let next = page.paging?.next, let mark = next.firstIndex(of: "?") else { return items }
            query = String(next[next.index(after: mark)...])
        }
        throw DeliveryFailure(.never, "Opsgenie: could not \(what): the pages of the list go round in a circle")
    }

    private func one<Item: Decodable & Sendable>(
        _ path: String, _ type: Item.Type, _ what: String
    ) async throws(DeliveryFailure) -> Item? {
        try await patiently(path, One<Item>.self, what)?.data
    }

    private func patiently<Value: Decodable & Sendable>(
        _ path: String, _ type: Value.Type, _ what: String
    ) async throws(DeliveryFailure) -> Value? {
        for _ in 0..<20 {
            do { return try await api.get(path, type, to: what) } catch {
                guard case .after(let pause) = error.retry else { throw error }
                await wait(pause)
            }
        }
        throw DeliveryFailure(.later, "Opsgenie: could not \(what): it takes no more requests (429); try again later")
    }
}
