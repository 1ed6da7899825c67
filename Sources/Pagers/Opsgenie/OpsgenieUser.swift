/// Somebody with a login at Opsgenie. https://docs.opsgenie.com/docs/user-api
package struct OpsgenieUser: Decodable, Hashable, Sendable {
    /// A way to reach them. Of `GET /v2/users/{id}?expand=contact`.
    package struct Contact: Decodable, Hashable, Sendable {
        package var to: String
        /// `email`, `sms`, `voice` or `mobile` (their app).
        package var contactMethod: String
        package var enabled: Bool?
        private enum CodingKeys: String, CodingKey { case to, contactMethod, enabled }
    }

    package var id: String
    /// The login, an e-mail address.
    package var username: String
    package var fullName: String?
    package var blocked: Bool?
    package var userContacts: [Contact]?
    private enum CodingKeys: String, CodingKey { case id, username, fullName, blocked, userContacts }

    package var shownName: String { fullName.flatMap { $0.isEmpty ? nil : $0 } ?? username }
    package var email: String? { username.contains("@") ? username : nil }

    /// Numbers that are in use, as people dial them, each once: `1-5551234567` there is `+1 5551234567`.
    package var phones: [String] {
        var found: [String] = []
        for contact in userContacts ?? [] where contact.contactMethod == "voice" || contact.contactMethod == "sms" {
            guard contact.enabled != false else { continue }
            let number = Self.dialled(contact.to)
            if !found.contains(number) { found.append(number) }
        }
        return found
    }

    private static func dialled(_ text: String) -> String {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let digits = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
        guard digits, parts.count >= 2, (1...3).contains(parts[0].count) else { return text }
        return "+\(parts[0]) \(parts.dropFirst().joined())"
    }
}
