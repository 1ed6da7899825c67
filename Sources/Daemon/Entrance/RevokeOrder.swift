import Incidents

/// What `sitrep invite --revoke` tells the running daemon: sealed with the store's key, which only whoever may read the
/// data directory has, and good for five minutes.
struct RevokeOrder {
    private static let lasting = Duration.minutes(5)

    var person: PersonID
    var made: Instant
    var seal = ""

    init(_ person: PersonID, made: Instant) {
        self.person = person
        self.made = made
    }

    init?(_ word: String) {
        let parts = word.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let made = Int64(parts[1]) else { return nil }
        self.init(PersonID(parts[0]), made: Instant(milliseconds: made))
        seal = parts[2]
    }

    /// What is sealed.
    var text: String { "revoke/\(person.key)~\(made.milliseconds)" }
    /// What the daemon seals when it is done: nobody else who listens at its old address can say so.
    var doneText: String { "revoked/\(person.key)~\(made.milliseconds)" }
    func word(sealed seal: String) -> String { "\(person.key)~\(made.milliseconds)~\(seal)" }

    /// A clock that was set back between the two is no reason to refuse.
    func isFresh(at now: Instant) -> Bool { abs((now - made).milliseconds) < Self.lasting.milliseconds }
}
