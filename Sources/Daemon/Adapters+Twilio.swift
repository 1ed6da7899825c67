import HTTPClient
import Incidents
import Pagers
import Settings

extension Adapters {
    static func twilio(
        _ twilio: TwilioSettings, _ configuration: Configuration, _ http: HTTPClient
    ) throws -> TwilioPager {
        let token = twilio.authToken.map { FreshSecret($0) }
        let keySecret = twilio.apiKeySecret.map { FreshSecret($0) }
        guard let secret = keySecret ?? token else {
            throw Misfit(description: "pagers.\(twilio.name) needs auth_token_file or auth_token_env")
        }
        var account = TwilioAccount(sid: twilio.accountSID, apiKey: twilio.apiKey, secret: { try secret.read() })
        if let token { account.signing = { try token.read() } }
        return TwilioPager(
            name: twilio.name, by: twilio.by == .voice ? .voice : .sms, from: twilio.from, account: account,
            apiBase: twilio.apiBase, publicURL: configuration.server.publicURL,
            acknowledge: "\(configuration.policy.prefix)ack", now: WallClock.now, http: http)
    }
}
