import Incidents

/// Where pagers hand in what they hear of a page. The daemon fills it with the ledger.
package protocol PagerIntake: Sendable {
    /// Commits it, or throws and nothing is kept. The same word twice changes nothing; words may come in any order.
    /// Returns after the commit: only then may the service be told "got it".
    func take(_ word: PagerWord) async throws
    /// Does the word count now? Not of somebody who left, or who may not see the incident any more: they hear what
    /// somebody hears who was never paged.
    func counts(_ word: PagerWord) async -> Bool
    /// What was remembered under a key, also over a restart.
    func remembered(_ key: String) async -> String?
    func remember(_ key: String, _ value: String) async throws
}

/// What a paging service says about one page.
package struct PagerWord: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case acknowledged
        /// The service took the acknowledgement back (its own time for it ran out, or somebody undid it).
        case unacknowledged
        /// Ended over there. Whoever did it has seen the page; the incident is not touched by it.
        case resolved
        case delivered
        /// A sentence: why this way did not reach the person.
        case failed(String)
        /// Something that belongs on the timeline and changes nothing, in a sentence: "escalated to Dana Roy".
        case noted(String)
    }

    /// Who did it, as the service knows them.
    package enum Who: Hashable, Sendable {
        case person(PersonID)
        /// The handle of somebody at this pager (`people.<p>.handles.<pager>`), with the address and name that the
        /// service has for them.
        case account(String, email: String?, name: String?)
        /// Whoever the page was for.
        case addressee
    }

    /// The pager's key under `pagers:`.
    package var pager: String
    /// The service's own id of this word, as long as it is told apart by it; a second delivery has the same.
    package var id: String
    /// `PageOrder.dedupKey` of the page. One of another installation is ignored.
    package var dedupKey: String
    package var kind: Kind
    package var who: Who
    /// By the service's clock; nil for now.
    package var at: Instant?

    package init(pager: String, id: String, dedupKey: String, kind: Kind, who: Who, at: Instant? = nil) {
        self.pager = pager
        self.id = id
        self.dedupKey = dedupKey
        self.kind = kind
        self.who = who
        self.at = at
    }
}
