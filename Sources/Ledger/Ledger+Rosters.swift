import Incidents
import Store
import Wording

/// Schedules kept elsewhere. They are kept here too, with names and contacts, and a reading that fails takes nobody off.
extension Ledger {
    private static func key(_ source: String) -> String { "roster/\(source)" }

    func take(_ reading: RosterReading, from source: String) throws {
        var kept: KeptRoster
        switch reading {
        case .read(let roster):
            kept = KeptRoster(roster: roster, readAt: group.now)
        case .failed(let why):
            var old = policy.book.rosters[source] ?? KeptRoster(roster: Roster(accounts: [], turns: []), readAt: nil)
            guard old.trouble != why else { return }
            old.trouble = why
            kept = old
        }
        try store.set(Self.key(source), Coding.encode(kept))
        apply(&kept, source)
    }

    /// Into a policy that was just read from the configuration.
    func recallRosters() {
        let sources = Set(policy.book.schedules.compactMap { policy.book.source(of: $0) })
        for source in sources.sorted() {
            // Without it nobody is known from there until it is read again, and `!oncall` says so.
            guard let text = try? store.value(Self.key(source)),
                var kept = try? Coding.decode(KeptRoster.self, from: text)
            else { continue }
            apply(&kept, source)
        }
    }

    /// Whoever the configuration knows by id there, address or name is that person; the others get names and contacts
    /// from there.
    private func apply(_ kept: inout KeptRoster, _ source: String) {
        var policy = policy
        kept.people = [:]
        // A name of no letters is nobody's, and would be found by every empty word.
        for account in kept.roster.accounts where !Policy.normalise(account.id).isEmpty {
            let person = policy.owner(of: account, at: source)
            kept.people[account.id] = person
            var known =
                policy.people[person]
                ?? Person(
                    id: person, name: Policy.normalise(account.name).isEmpty ? account.id : account.name)
            known.handles[source] = known.handles[source] ?? account.id
            known.email = known.email ?? account.email
            if known.phones.isEmpty { known.phones = account.phones }
            policy.people[person] = known
        }
        policy.book.rosters[source] = kept
        desk.policy = policy
        wording.policy = desk.policy
    }
}

extension Policy {
    fileprivate func owner(of account: Roster.Account, at source: String) -> PersonID {
        let everyone = people.values.sorted { $0.id < $1.id }
        if let known = everyone.first(where: { $0.handles[source] == account.id }) { return known.id }
        if let email = account.email?.lowercased(),
            let known = everyone.first(where: { $0.email?.lowercased() == email })
        {
            return known.id
        }
        let wanted = Policy.normalise(account.name)
        guard !wanted.isEmpty else { return .stranger(chat: source, handle: account.id) }
        let named = everyone.filter { Policy.normalise($0.name) == wanted || Policy.normalise($0.id.key) == wanted }
        if let only = named.first, named.count == 1 { return only.id }
        return .stranger(chat: source, handle: account.id)
    }
}
