import Incidents
import Store
import Wording

/// What a chat's own directory knows and the configuration does not say: whose accounts are whose, and which room is
/// meant by a name.
extension Ledger {
    /// By chat: people by handle, and room ids by name.
    private typealias Directories = [String: [String: PersonID]]
    private typealias Rooms = [String: [String: String]]
    private static let key = "directories"
    private static let roomsKey = "directories/rooms"

    /// Kept, so that a person is the same one after a restart while that chat is down.
    func learn(_ chat: String, _ people: [String: PersonID]) throws {
        var all = try directories()
        guard all[chat] != people else { return }
        all[chat] = people
        try store.set(Self.key, Coding.encode(all))
        apply(all, try rooms())
    }

    /// Kept too: after a restart nothing may be said twice in a room that has two names.
    func learn(_ chat: String, rooms ids: [String: String]) throws {
        var all = try rooms()
        let known = all[chat, default: [:]].merging(ids) { _, new in new }
        guard all[chat] != known else { return }
        all[chat] = known
        try store.set(Self.roomsKey, Coding.encode(all))
        apply(try directories(), all)
    }

    /// Into a policy that was just read from the configuration.
    func recallDirectories() {
        // Without them a person may show under the chat's own handle, and a room under its name, until the chat is asked
        // again.
        apply((try? directories()) ?? [:], (try? rooms()) ?? [:])
    }

    private func directories() throws -> Directories {
        guard let kept = try store.value(Self.key) else { return [:] }
        return try Coding.decode(Directories.self, from: kept)
    }

    private func rooms() throws -> Rooms {
        guard let kept = try store.value(Self.roomsKey) else { return [:] }
        return try Coding.decode(Rooms.self, from: kept)
    }

    private func apply(_ all: Directories, _ rooms: Rooms) {
        guard !all.isEmpty || !rooms.isEmpty else { return }
        var policy = policy
        for (chat, people) in all {
            for (handle, person) in people where policy.people[person]?.handles[chat] == nil {
                policy.people[person]?.handles[chat] = handle
            }
        }
        for (chat, ids) in rooms { policy.call(ids, at: chat) }
        desk.policy = policy
        wording.policy = desk.policy
    }
}
