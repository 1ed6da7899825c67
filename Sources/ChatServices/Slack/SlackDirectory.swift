import Incidents
import Synchronization

/// Who is who in the workspace, kept in memory: asked at the start, then known.
final class SlackDirectory: Sendable {
    /// What `auth.test` says of us; an event can then be told from our own.
    struct Ourself: Hashable, Sendable {
        var user: String
        var bot: String?
        var team: String
        var workspace = ""
        var name = ""
    }

    private struct State {
        var ourself: Ourself?
        var people: [PersonID: String] = [:]
        var groups: [String: String] = [:]
        var channels: [String: String] = [:]
    }
    private let state = Mutex(State())

    var ourself: Ourself? { state.withLock { $0.ourself } }
    func learn(_ ourself: Ourself) { state.withLock { $0.ourself = ourself } }

    /// The account of somebody who was found by e-mail address.
    func account(of person: PersonID) -> String? { state.withLock { $0.people[person] } }
    func learn(people: [PersonID: String]) { state.withLock { $0.people = people } }

    /// A user group's handle, `db-team`, by its id.
    func group(_ id: String) -> String? { state.withLock { $0.groups[id] } }
    func learn(groups: [String: String]) { state.withLock { $0.groups = groups } }
}

extension SlackChat {
    /// Asks whose accounts the configured addresses are, and what the user groups are called. What cannot be asked
    /// stays as it was.
    func learnDirectory() async throws(SlackFailure) -> [String: PersonID] {
        var accounts: [PersonID: String] = [:]
        for (address, person) in options.peopleByEmail.sorted(by: { $0.key < $1.key }) {
            do {
                let answer = try await api.call("users.lookupByEmail", ["email": .string(address)])
                if let user = answer["user"]["id"].string, SlackMarkup.isUser(user) { accounts[person] = user }
            } catch {
                // Not everybody has an account here.
                guard error.code == "users_not_found" else { throw error }
            }
        }
        directory.learn(people: accounts)
        let groups = try await api.call("usergroups.list")["usergroups"].array
        directory.learn(
            groups: Dictionary(
                groups.compactMap { group in
                    guard let id = group["id"].string, let handle = group["handle"].string else { return nil }
                    return (id, handle)
                }, uniquingKeysWith: { first, _ in first }))
        return Dictionary(accounts.map { ($0.value, $0.key) }, uniquingKeysWith: { min($0, $1) })
    }
}
