import Delivery
import Incidents

/// Who the people on a schedule are.
extension PagerDutyRoster {
    private struct Page: Decodable {
        struct Method: Decodable {
            var type: String?
            var address: String?
            var countryCode: Int?
            private enum CodingKeys: String, CodingKey {
                case type, address
                case countryCode = "country_code"
            }
        }
        struct User: Decodable {
            var id: String
            var name: String?
            var email: String?
            var methods: [Method]?
            private enum CodingKeys: String, CodingKey {
                case id, name, email
                case methods = "contact_methods"
            }
        }
        var users: [User]
        var more: Bool?
        private enum CodingKeys: String, CodingKey { case users, more }
    }

    /// https://developer.pagerduty.com/docs/pagination: at most 100 a page, and none beyond the first 10,000.
    private static let pageLength = 100
    private static let most = 10_000

    /// - names: of everybody who is wanted, by id. The account's list is read until all are found; who has left the
    ///   account since keeps the name that stands on the schedule.
    func accounts(_ names: [String: String]) async throws(DeliveryFailure) -> [Roster.Account] {
        var found: [String: Roster.Account] = [:]
        var offset = 0
        while found.count < names.count, offset < Self.most {
            let query = [
                ("include[]", "contact_methods"), ("limit", "\(Self.pageLength)"), ("offset", "\(offset)"),
            ]
            let page: Page = try await rest.get("/users", query, doing: "read the users")
            for user in page.users where names[user.id] != nil { found[user.id] = account(user) }
            // Their page may be shorter than was asked for; an empty one would never end.
            guard page.more == true, !page.users.isEmpty else { break }
            offset += page.users.count
        }
        return names.sorted { $0.key < $1.key }.map { found[$0.key] ?? Roster.Account(id: $0.key, name: $0.value) }
    }

    private func account(_ user: Page.User) -> Roster.Account {
        var phones: [String] = []
        // Those to call before those that only take text messages.
        for type in ["phone_contact_method", "sms_contact_method"] {
            for method in user.methods ?? [] where method.type == type {
                guard let address = method.address, !address.isEmpty else { continue }
                let phone = method.countryCode.map { "+\($0) \(address)" } ?? address
                if !phones.contains(phone) { phones.append(phone) }
            }
        }
        return Roster.Account(id: user.id, name: user.name ?? user.id, email: user.email, phones: phones)
    }
}
