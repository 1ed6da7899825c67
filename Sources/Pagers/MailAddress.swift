/// A mail address that can stand in a header and an envelope without meaning anything else.
struct MailAddress: Hashable, Sendable {
    let text: String
    let domain: String

    /// Takes the plain form (`ana@example.org`) in ASCII; no quotes, comments or lists, so that nothing can be smuggled
    /// into a header or a second recipient. 254 characters at most (RFC 5321, 4.5.3.1.3).
    init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, !parts[0].isEmpty, !parts[1].isEmpty,
            parts[0].utf8.allSatisfy({ Self.local.contains($0) }),
            parts[1].utf8.allSatisfy({ Self.host.contains($0) }), !parts[0].hasPrefix("-")
        else { return nil }
        self.text = text
        domain = String(parts[1])
    }

    static let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    private static let host = letters.union(".-".utf8)
    /// What RFC 5322 lets stand in a name without quotes.
    static let local = letters.union(".!#$%&'*+-/=?^_`{|}~".utf8)
}
