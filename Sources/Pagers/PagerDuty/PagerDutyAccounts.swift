import Delivery
import Incidents

/// Whose user id at PagerDuty is whose.
package struct PagerDutyAccounts: Sendable {
    private let people: [String: PersonID]

    package init(_ users: [PersonID: String]) {
        people = Dictionary(users.map { ($0.value, $0.key) }, uniquingKeysWith: { min($0, $1) })
    }

    func person(of user: String) -> PersonID? { people[user] }

    /// Nil for what is no user of theirs: an integration, or nobody at all.
    func who(_ reference: PagerDutyCall.Reference?) -> PagerWord.Who? {
        guard let reference, reference.isUser, let id = reference.id else { return nil }
        return people[id].map { .person($0) } ?? .account(id, email: nil, name: reference.summary)
    }
}
