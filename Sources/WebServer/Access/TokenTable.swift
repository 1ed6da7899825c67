import CCrypto
import Incidents

/// The secrets that open the API. Only their SHA-256 is kept; a presented one is compared with every row, each in
/// constant time, so that the time of an answer tells nothing about how much of it was right.
package struct TokenTable: Sendable {
    let holders: [TokenHolder]

    package init(_ tokens: [(secret: String, person: PersonID?, maySpeakFor: Voices)] = []) {
        holders = tokens.map {
            TokenHolder(person: $0.person, maySpeakFor: $0.maySpeakFor, key: Self.digest(of: $0.secret))
        }
    }

    /// Tokens are asked for, and nobody has one.
    package static let shut = TokenTable([(secret: shutSecret(), person: PersonID(""), maySpeakFor: .nobodyElse)])

    /// Random, and forgotten here.
    private static func shutSecret() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in String(generator.next(), radix: 16) }.joined()
    }

    package var isEmpty: Bool { holders.isEmpty }

    func holder(of secret: some StringProtocol) -> TokenHolder? {
        let presented = Self.digest(of: String(secret))
        var found: TokenHolder?
        for holder in holders where CRYPTO_memcmp(presented, holder.key, presented.count) == 0 { found = holder }
        return found
    }

    private static func digest(of secret: String) -> [UInt8] {
        let bytes = Array(secret.utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        // Without SHA-256 every digest would be the same zeros and any token would open the door: stop instead.
        let isDone = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil) == 1
        precondition(isDone, "libcrypto has no SHA-256")
        return digest
    }
}

/// Whose a token is, and as whom it may speak.
struct TokenHolder: Hashable, Sendable {
    var person: PersonID?
    var maySpeakFor: Voices
    /// The digest of its secret.
    var key: [UInt8] = []

    func maySpeak(as author: PersonID) -> Bool { author == person || maySpeakFor.include(author) }
}
