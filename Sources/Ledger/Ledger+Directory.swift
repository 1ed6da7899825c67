import Incidents
import Store
import Wording

/// Whose accounts are whose, where a chat's own directory knows it and the configuration does not say.
extension Ledger {
    private typealias Directories = [String: [String: PersonID]]
    private static let key = "directories"

    /// Kept, so that a person is the same one after a restart while that chat is down.
    func learn(_ chat: String, _ people: [String: PersonID]) throws {
        var all = try directories()
        guard all[chat] != people else { return }
        all[chat] = people
        try store.set(Self.key, Coding.encode(all))
        apply(all)
    }

    /// Into a policy that was just read from the configuration.
    func recallDirectories() {
        // Without it a person may show under the chat's own handle until the chat is asked again.
        if let all = try? directories() { apply(all) }
    }

    private func directories() throws -> Directories {
        guard let kept = try store.value(Self.key) else { return [:] }
        return try Coding.decode(Directories.self, from: kept)
    }

    private func apply(_ all: Directories) {
        guard !all.isEmpty else { return }
        var policy = policy
        for (chat, people) in all {
            for (handle, person) in people where policy.people[person]?.handles[chat] == nil {
                policy.people[person]?.handles[chat] = handle
            }
        }
        desk.policy = policy
        wording.policy = desk.policy
    }
}
