import FoundationEssentials
import Incidents

/// What one call of their webhook says. Nothing is required: what is missing, or of another type, is empty (an `Escalate`
/// says no more of its alert than the id). https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/
struct OpsgenieCall: Sendable {
    var action: String
    var alertID: String
    var alias: String
    /// As they count it, for the id of the word: of two actions on one alert it differs.
    var updatedAt: Int64
    /// Who did it: the login of a user, an e-mail address; `System` or `Alert API` where nobody did.
    var username: String
    var userID: String
    var note: String
    /// Whom it concerns: the new owner, the escalation's target, the added team.
    var target: String

    /// Tells two calls apart that have no time.
    private(set) var fingerprint = ""

    /// Nil where the bytes are no JSON object.
    init?(_ body: [UInt8]) {
        // Why is nobody's business but the sender's, who gets a 400.
        guard let call = try? JSONDecoder().decode(Body.self, from: Data(body)) else { return nil }
        action = Self.short(call.action)
        alertID = Self.short(call.alert.id)
        alias = Self.short(call.alert.alias)
        updatedAt = max(0, call.alert.updatedAt)
        username = call.alert.text[.username] ?? ""
        userID = call.alert.text[.userId] ?? ""
        note = call.alert.text[.note] ?? ""
        let alert = call.alert.text
        target =
            alert[.owner] ?? call.escalation ?? alert[.recipient] ?? alert[.responder] ?? alert[.team]
            ?? alert[.priority] ?? ""
        if updatedAt == 0 { fingerprint = "-\(MessageCode.hex(MessageCode.sha256(body, key: "call")).prefix(16))" }
    }

    private static func short(_ text: String) -> String { text.utf8.count <= 2048 ? text : "" }

    /// Samples of theirs have milliseconds or nanoseconds since 1970, by the age of the action.
    var at: Instant? {
        guard updatedAt > 0 else { return nil }
        var count = updatedAt
        // Milliseconds have 13 digits until the year 2286.
        while count >= 100_000_000_000_000 { count /= 1000 }
        return Instant(milliseconds: count)
    }

    private struct Body: Decodable {
        var action: String
        var alert: Alert
        var escalation: String?

        private enum CodingKeys: String, CodingKey { case action, alert, escalationNotify, escalation }
        private struct Named: Decodable {
            var name: String
            private enum CodingKeys: String, CodingKey { case name }
        }

        init(from decoder: any Decoder) throws {
            let body = try decoder.container(keyedBy: CodingKeys.self)
            action = (try? body.decode(String.self, forKey: .action)) ?? ""
            alert = (try? body.decode(Alert.self, forKey: .alert)) ?? Alert()
            // Of another shape it is as good as not there: the action itself must still be heard.
            escalation =
                (try? body.decode(Named.self, forKey: .escalationNotify))?.name
                ?? (try? body.decode(Named.self, forKey: .escalation))?.name
        }
    }

    private struct Alert: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case alertId, alias, updatedAt, username, userId, note, owner, recipient, responder, team, priority
        }
        var id = ""
        var alias = ""
        var updatedAt: Int64 = 0
        var text: [CodingKeys: String] = [:]

        init() {}

        init(from decoder: any Decoder) throws {
            let alert = try decoder.container(keyedBy: CodingKeys.self)
            id = (try? alert.decode(String.self, forKey: .alertId)) ?? ""
            alias = (try? alert.decode(String.self, forKey: .alias)) ?? ""
            updatedAt = (try? alert.decode(Int64.self, forKey: .updatedAt)) ?? 0
            for key in CodingKeys.allCases {
                // A field of another type is as good as not there.
                if let found = try? alert.decode(String.self, forKey: key), !found.isEmpty { text[key] = found }
            }
        }
    }
}
