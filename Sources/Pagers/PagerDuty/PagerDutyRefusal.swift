import Delivery
import FoundationEssentials
import HTTPClient
import Incidents

/// An answer of PagerDuty's REST API that is no success, by their table of codes.
/// https://developer.pagerduty.com/docs/rest-api-errors
struct PagerDutyRefusal: Sendable {
    private struct Body: Decodable {
        struct Trouble: Decodable {
            var message: String?
            var code: Int?
            var errors: [String]?
            private enum CodingKeys: String, CodingKey { case message, code, errors }
        }
        var error: Trouble?
        private enum CodingKeys: String, CodingKey { case error }
    }
    let status: Int
    private let code: Int?
    private let said: String
    private let what: String
    private let isWrite: Bool
    private let wait: Duration?

    /// Their words may quote what they were sent, so the token is taken out of them.
    init(_ response: HTTPResponse, hiding secret: String, doing what: String, isWrite: Bool) {
        status = response.status
        self.what = what
        self.isWrite = isWrite
        // `ratelimit-reset` is in seconds from now: https://developer.pagerduty.com/docs/rest-api-rate-limits
        let seconds = (response.header("ratelimit-reset") ?? response.header("Retry-After")).flatMap { Int($0) }
        wait = seconds.map { .seconds(min(max($0, 1), 600)) }
        // An answer that is no JSON (a proxy's page) has nothing to say to people.
        let trouble = (try? JSONDecoder().decode(Body.self, from: Data(response.body)))?.error
        code = trouble?.code
        let words = [trouble?.message ?? "", (trouble?.errors ?? []).prefix(5).joined(separator: "; ")]
        let spoken = words.filter { !$0.isEmpty }.joined(separator: ": ")
        said = String(PagerDutyAnswer.withoutKeys(MailHeader.oneLine(spoken.replacing(secret, with: "…"))).prefix(300))
    }

    /// An open incident has this key already. 400, code 2002, and these words; a code alone says only "arguments".
    var saysKeyIsTaken: Bool { status == 400 && said.lowercased().contains("matching dedup key already exists") }
    /// Somebody was faster, and all is as we want it: 1001 "Incident Already Resolved", 1002 "… Acknowledged".
    var saysAlreadyDone: Bool { code == 1001 || code == 1002 }

    var failure: DeliveryFailure {
        let words = said.isEmpty ? "" : ": \(said)"
        let sentence = "PagerDuty: could not \(what) (\(status)\(words))"
        switch status {
        case 401: return DeliveryFailure(.never, "\(sentence); the API token is not accepted: check api_token_file")
        case 402:
            return DeliveryFailure(
                .never, "\(sentence); the account's plan does not have that: page through routing keys instead")
        case 403:
            return DeliveryFailure(
                .never, "\(sentence); the API token may not do that: give it full access, not read-only")
        case 404: return DeliveryFailure(.never, "\(sentence); check the ids of the service and the users")
        case 408: return DeliveryFailure(.later, mayHaveArrived: isWrite, sentence)
        case 429: return DeliveryFailure(.after(wait ?? .seconds(15)), "PagerDuty: too many requests (429)")
        case 500...: return DeliveryFailure(.later, mayHaveArrived: isWrite, sentence)
        // 1005 "Data Updated Since Last Request": somebody else changed it at the same moment.
        case _ where code == 1005: return DeliveryFailure(.later, sentence)
        default: return DeliveryFailure(.never, "\(sentence); check the settings of this pager")
        }
    }
}
