import Delivery
import Synchronization

/// The user in whose name we act there: known by address, asked for by id.
final class PagerDutyRequester: Sendable {
    let email: String
    private let rest: PagerDutyREST
    private let known = Mutex<String?>(nil)

    private struct Users: Decodable {
        struct User: Decodable {
            var id: String
            var email: String?
            private enum CodingKeys: String, CodingKey { case id, email }
        }
        var users: [User]
        private enum CodingKeys: String, CodingKey { case users }
    }

    init(rest: PagerDutyREST, email: String) {
        self.rest = rest
        self.email = email
    }

    /// What is known without asking.
    var knownID: String? { known.withLock { $0 } }

    /// Asked for once: a user's id never changes.
    func id(within timeout: Duration = .seconds(20)) async throws(DeliveryFailure) -> String {
        if let known = knownID { return known }
        let found: Users = try await rest.get(
            "/users", [("query", email), ("limit", "100")], timeout: timeout, doing: "look up the user \(email)")
        guard let user = found.users.first(where: { $0.email?.lowercased() == email.lowercased() }) else {
            throw DeliveryFailure(
                .never, "PagerDuty: no user there has the address \(email); correct `from` of this pager")
        }
        known.withLock { $0 = user.id }
        return user.id
    }
}
