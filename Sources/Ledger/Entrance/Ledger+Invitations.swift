import Incidents
import Store

/// The way into the rooms on the web: links that let one person in once, and the sessions that they begin.
extension Ledger {
    /// A link that lets this person in, once. `room` is a room of our own to lead to. May be asked for in a group too.
    package func invite(_ person: PersonID, room: String? = nil, at now: Instant) throws -> String {
        let invitation = Invitation(
            person: person, room: room, made: now, until: now + policy.invitationsLast, nonce: try store.nonce())
        return try invitation.link(base: try webBase()) { text throws(StoreFailure) in try store.seal(text) }
    }

    /// How people reach the pages: the public address, or where the daemon listens.
    package func webBase() throws -> String {
        if let base = policy.publicURL { return base }
        return try store.value(WebWords.base) ?? "http://127.0.0.1:8080"
    }

    /// What a link leads to. Reads only: whoever looks at a link does not use it up.
    package func invitation(token: String, at now: Instant) throws -> Invitation.State {
        let found = Invitation(token: token) { given, text in
            // A seal that cannot be checked is none of ours.
            (try? store.isSeal(given, of: text)) ?? false
        }
        guard let found else { return .notOurs }
        guard policy.people[found.person] != nil else { return .unknownPerson(found) }
        if try store.isKnown(InboxID(found)) { return .used(found) }
        if let revoked = try store.revoked(found.person), revoked >= found.made { return .revoked(found) }
        // What lasts longer than the configuration lets one last was not made here.
        guard found.until - found.made <= policy.invitationsLast, found.until - now <= policy.invitationsLast else {
            return .expired(found)
        }
        return found.until > now ? .good(found) : .expired(found)
    }

    /// Uses a link up and begins a session, as one. `key` is the hash of the new session's secret.
    package func enter(token: String, key: String, at now: Instant) throws -> Invitation.State {
        let state = try invitation(token: token, at: now)
        guard case .good(let invitation) = state else { return state }
        try store.together { () throws(StoreFailure) in
            // Inbox ids are kept for a week, longer than any invitation lasts.
            try store.remember(InboxID(invitation), at: now)
            try store.set(
                SessionRow.storeKey(key), SessionRow(person: invitation.person, made: now, seen: now).value)
        }
        return state
    }

    /// For `sitrep invite`, which only reads: where people come in, who there is, and how long a link lasts.
    package func keepWebWords(address: String) throws {
        try store.together { () throws(StoreFailure) in
            try store.set(WebWords.address, address)
            try store.set(WebWords.base, policy.publicURL ?? address)
            try store.set(WebWords.people, policy.people.keys.map(\.key).sorted().joined(separator: "\n"))
            try store.set(WebWords.lasting, "\(policy.invitationsLast.milliseconds)")
        }
    }
}

/// Small values of the store that tell other processes about this one.
package enum WebWords {
    /// Where the daemon itself listens.
    package static let address = "web/address"
    package static let base = "web/base"
    package static let people = "web/people"
    package static let lasting = "web/lasting"
}

extension InboxID {
    fileprivate init(_ invitation: Invitation) { self.init(source: "invitation", id: invitation.nonce) }
}
