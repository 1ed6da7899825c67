import CCrypto
import Incidents

/// The secrets that open the API. Only their SHA-256 is kept; a presented one is compared with every row, each in
/// constant time, so that the time of an answer tells nothing about how much of it was right.
package struct TokenTable: Sendable {
    private struct Row: Sendable {
        var digest: [UInt8]
        var holder: TokenHolder
    }
    private let rows: [Row]

    package init(_ tokens: [(secret: String, person: PersonID?, maySpeakFor: Voices)] = []) {
        rows = tokens.map {
            Row(
                digest: Self.digest(of: $0.secret),
                holder: TokenHolder(person: $0.person, maySpeakFor: $0.maySpeakFor))
        }
    }

    /// Tokens are asked for, and nobody has one.
    package static let shut = TokenTable([(secret: shutSecret(), person: PersonID(""), maySpeakFor: .nobodyElse)])

    /// Random, and forgotten here.
    private static func shutSecret() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in String(generator.next(), radix: 16) }.joined()
    }

    package var isEmpty: Bool { rows.isEmpty }

    func holder(of secret: some StringProtocol) -> TokenHolder? {
        let presented = Self.digest(of: String(secret))
        var found: TokenHolder?
        for row in rows where CRYPTO_memcmp(presented, row.digest, presented.count) == 0 { found = row.holder }
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

    func maySpeak(as author: PersonID) -> Bool { author == person || maySpeakFor.include(author) }
}
