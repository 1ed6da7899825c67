/// A number at Twilio that calls people or sends them messages.
package struct TwilioSettings: Hashable, Sendable {
    package enum By: String, Hashable, Sendable, CaseIterable { case voice, sms }
    package static let standardBase = "https://api.twilio.com"

    package var name: String
    package var by: By
    package var apiBase: String
    /// `AC…`
    package var accountSID: String
    /// There unless `apiKey` is. Without it what comes back cannot be checked, and is not listened to.
    package var authToken: SecretSource?
    /// `SK…`
    package var apiKey: String?
    /// There whenever `apiKey` is.
    package var apiKeySecret: SecretSource?
    /// `+49301234567`; by SMS also `MG…` or a sender's name.
    package var from: String

    package init(
        name: String, by: By, apiBase: String = TwilioSettings.standardBase, accountSID: String,
        authToken: SecretSource? = nil, apiKey: String? = nil, apiKeySecret: SecretSource? = nil, from: String
    ) {
        self.name = name
        self.by = by
        self.apiBase = apiBase
        self.accountSID = accountSID
        self.authToken = authToken
        self.apiKey = apiKey
        self.apiKeySecret = apiKeySecret
        self.from = from
    }
}
