/// Whose account at Twilio it is, and with what we sign in there.
package struct TwilioAccount: Sendable {
    /// `AC…`, not secret.
    package var sid: String
    /// An API key (`SK…`) in the place of the account, where one is used.
    package var apiKey: String?
    /// The auth token, or the secret of the API key. Read for each request; what it throws must hold no secret.
    package var secret: @Sendable () throws -> String
    /// With what Twilio signs its calls: always the auth token. Nil where it is not known: then nothing of what comes in
    /// can be believed.
    package var signing: (@Sendable () throws -> String)?

    package init(
        sid: String, apiKey: String? = nil, secret: @escaping @Sendable () throws -> String,
        signing: (@Sendable () throws -> String)? = nil
    ) {
        self.sid = sid
        self.apiKey = apiKey
        self.secret = secret
        self.signing = signing
    }
}
