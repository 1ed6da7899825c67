import Incidents
import Synchronization

/// Who is who in the workspace, kept in memory: asked at the start, then known.
final class SlackDirectory: Sendable {
    /// What `auth.test` says of us; an event can then be told from our own.
    struct Ourself: Hashable, Sendable {
        var user: String
        var bot: String?
        var team: String
        /// Of an Enterprise Grid, whose workspaces are one organisation.
        var enterprise: String?
        var workspace = ""
        var name = ""
    }

    private struct State {
        var ourself: Ourself?
        var people: [PersonID: String] = [:]
        var groups: [String: String] = [:]
        var groupsAskedAt = Instant.distantPast
        var rooms: [String: String] = [:]
        var foreigners: [String: Bool] = [:]
    }
    private let state = Mutex(State())

    var ourself: Ourself? { state.withLock { $0.ourself } }
    func learn(_ ourself: Ourself) { state.withLock { $0.ourself = ourself } }

    /// The account of somebody who was found by e-mail address.
    func account(of person: PersonID) -> String? { state.withLock { $0.people[person] } }
    var accounts: [PersonID: String] { state.withLock { $0.people } }
    /// What others are known by stays. True where this is news.
    @discardableResult
    func learn(people: [PersonID: String], without gone: Set<PersonID> = []) -> Bool {
        state.withLock { state in
            let before = state.people
            for person in gone { state.people[person] = nil }
            state.people.merge(people) { _, new in new }
            return state.people != before
        }
    }

    /// A user group's handle, `db-team`, by its id.
    func group(_ id: String) -> String? { state.withLock { $0.groups[id] } }
    func learn(groups: [String: String]) { state.withLock { $0.groups = groups } }
    /// True at most once in so long: a group that nobody knows is not asked for with each message.
    func mayAskForGroups(at now: Instant, every gap: Duration) -> Bool {
        state.withLock { state in
            guard now - state.groupsAskedAt >= gap else { return false }
            state.groupsAskedAt = now
            return true
        }
    }

    /// A channel's id by the name that the configuration has for it.
    func room(named name: String) -> String? { state.withLock { $0.rooms[name] } }
    func learn(rooms: [String: String]) { state.withLock { $0.rooms.merge(rooms) { _, new in new } } }

    /// Whether an account belongs to another organisation; nil where that was not asked yet.
    func isForeign(_ user: String) -> Bool? { state.withLock { $0.foreigners[user] } }
    func learn(_ user: String, isForeign: Bool) {
        state.withLock { state in
            if state.foreigners.count > 10_000 { state.foreigners = [:] }
            state.foreigners[user] = isForeign
        }
    }
}

extension SlackChat {
    /// Asks what the user groups are called.
    func learnGroups() async throws(SlackFailure) {
        let groups = try await api.call("usergroups.list")["usergroups"].array
        directory.learn(
            groups: Dictionary(
                groups.compactMap { group in
                    guard let id = group["id"].string, let handle = group["handle"].string else { return nil }
                    return (id, handle)
                }, uniquingKeysWith: { first, _ in first }))
    }

    /// Asks for the channels that the configuration names otherwise than by their ids. Answers those that are not there.
    func learnRooms() async throws(SlackFailure) -> [String] {
        var open = Set(options.rooms.filter { !SlackMarkup.isChannel($0) && directory.room(named: $0) == nil })
        var cursor = ""
        for _ in 0..<50 where !open.isEmpty {
            let page = try await api.call(
                "conversations.list",
                [
                    "types": "public_channel,private_channel", "limit": .int(1000), "exclude_archived": true,
                    "cursor": .string(cursor),
                ])
            for channel in page["channels"].array {
                guard let id = channel["id"].string, SlackMarkup.isChannel(id), let name = channel["name"].string,
                    let asked = open.first(where: { $0.drop { $0 == "#" } == name })
                else { continue }
                open.remove(asked)
                directory.learn(rooms: [asked: id])
            }
            cursor = page["response_metadata"]["next_cursor"].string ?? ""
            if cursor.isEmpty { break }
        }
        return open.sorted()
    }
}
