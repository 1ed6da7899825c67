import Incidents

/// What a link to the rooms says: whom it lets in, where it leads, until when. Sealed with the store's own key, so that
/// it needs no row of its own; its nonce is kept once it has been used.
package struct Invitation: Hashable, Sendable {
    package var person: PersonID
    package var room: String?
    package var made: Instant
    package var until: Instant
    package var nonce: String

    package init(person: PersonID, room: String?, made: Instant, until: Instant, nonce: String) {
        self.person = person
        self.room = room
        self.made = made
        self.until = until
        self.nonce = nonce
    }

    /// `https://sitrep.example.org/enter?k=…`. `seal` signs a text, as `Store.seal` does.
    package func link<Failure: Error>(
        base: String, seal: (String) throws(Failure) -> String
    ) throws(Failure) -> String {
        "\(base)/enter?k=\("\(text)~\(try seal(sealed))".percentEncoded)"
    }

    private var text: String {
        "\(person.key)~\(room ?? "")~\(made.milliseconds)~\(until.milliseconds)~\(nonce)"
    }
    private var sealed: String { "invite/\(text)" }

    /// Nil where the seal is not ours. Whether it is still good is another question.
    init?(token: String, isSeal: (_ given: String, _ text: String) -> Bool) {
        let parts = token.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        guard token.utf8.count < 600, parts.count == 6, let made = Int64(parts[2]), let until = Int64(parts[3]) else {
            return nil
        }
        self.init(
            person: PersonID(parts[0]), room: parts[1].isEmpty ? nil : parts[1], made: Instant(milliseconds: made),
            until: Instant(milliseconds: until), nonce: parts[4])
        guard isSeal(parts[5], sealed) else { return nil }
    }

    /// What a link leads to at a moment.
    package enum State: Hashable, Sendable {
        case good(Invitation)
        case used(Invitation)
        case expired(Invitation)
        /// The person's ways in were taken back after it was made.
        case revoked(Invitation)
        /// The configuration does not know the person any more.
        case unknownPerson(Invitation)
        /// Cut off, changed, or of another installation.
        case notOurs
    }
}
