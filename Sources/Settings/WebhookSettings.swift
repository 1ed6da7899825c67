import Incidents

/// A webhook of the team's own that takes pages.
package struct WebhookSettings: Hashable, Sendable {
    /// An address that everybody may see, or one that is itself a secret.
    package enum Address: Hashable, Sendable {
        case plain(String)
        case secret(SecretSource)
    }

    /// The address under which `policy.pagers` knows the one way for everybody.
    package static let sharedAddress = "shared"

    package var name: String
    package var url: Address
    /// `whsec_…`, one a line.
    package var secret: SecretSource
    /// Certificates to trust instead of the system's.
    package var caFile: String?

    package init(name: String, url: Address, secret: SecretSource, caFile: String? = nil) {
        self.name = name
        self.url = url
        self.secret = secret
        self.caFile = caFile
    }
}
