import Incidents

/// Who has signed in with a browser: kept by the daemon, so that it survives a restart. A session is named by its key,
/// the hash of the cookie's secret; the secret itself is only ever in the browser.
package protocol SessionPort: Sendable {
    /// On the path of every request: from memory.
    func holder(of key: String) -> SessionHolder?
    /// What a link leads to. Changes nothing: previewers of links open every one.
    func look(_ token: String) async throws -> InvitationView
    /// Uses the link up and begins a session under this key, where the link is good.
    func enter(_ token: String, key: String) async throws -> InvitationView
    func end(_ key: String) async throws
    /// A word that `sitrep invite --revoke` has sealed: whose ways in end. Nil where it is not good.
    func revoke(_ word: String) async throws -> Revocation?
}

/// Somebody's ways in have ended.
package struct Revocation: Hashable, Sendable {
    package var person: PersonID
    /// Sealed: shows whoever asked that it was us.
    package var proof: String
    package init(person: PersonID, proof: String) {
        self.person = person
        self.proof = proof
    }
}

package struct SessionHolder: Hashable, Sendable {
    package var person: PersonID
    /// As people say it: `Ana Ruiz`.
    package var name: String
    package init(person: PersonID, name: String) {
        self.person = person
        self.name = name
    }
}

/// A link as the page shows it.
package struct InvitationView: Hashable, Sendable {
    package enum State: Hashable, Sendable { case good, used, expired, revoked, unknownPerson, notOurs }
    package var state: State
    /// Nil where the link says nothing that can be believed.
    package var holder: SessionHolder?
    package var room: String?
    package var until: Instant?
    package init(_ state: State, holder: SessionHolder? = nil, room: String? = nil, until: Instant? = nil) {
        self.state = state
        self.holder = holder
        self.room = room
        self.until = until
    }
}

/// Nobody signs in here: for servers without a store behind them.
struct NoSessions: SessionPort {
    func holder(of key: String) -> SessionHolder? { nil }
    func look(_ token: String) async throws -> InvitationView { InvitationView(.notOurs) }
    func enter(_ token: String, key: String) async throws -> InvitationView { InvitationView(.notOurs) }
    func end(_ key: String) async throws {}
    func revoke(_ word: String) async throws -> Revocation? { nil }
}
