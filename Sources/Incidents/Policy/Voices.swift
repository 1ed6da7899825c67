/// In whose names a token may post, beside its own person's.
package enum Voices: Hashable, Sendable {
    /// A word of its own: no list that happens to be empty ever means everybody.
    case everyone
    case only([PersonID])

    package static let nobodyElse = Voices.only([])

    package func include(_ person: PersonID) -> Bool {
        switch self {
        case .everyone: true
        case .only(let people): people.contains(person)
        }
    }
}
