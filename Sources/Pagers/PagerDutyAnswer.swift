import Delivery
import FoundationEssentials
import HTTPClient
import Incidents

/// What PagerDuty answered, and what follows from it by their table of response codes.
struct PagerDutyAnswer {
    private struct Body: Decodable {
        var message: String?
        var errors: [String]?
        private enum CodingKeys: String, CodingKey { case message, errors }
    }
    private let status: Int
    private let retryAfter: Duration?
    private let said: String

    /// Their words may quote the event, so the key is taken out of them.
    init(_ response: HTTPResponse, hiding secret: String) {
        status = response.status
        // Seconds; the other form of the header (a date) is not used by them. Never longer than ten minutes.
        retryAfter = response.header("Retry-After").flatMap { Int($0) }.map { .seconds(min(max($0, 1), 600)) }
        // An answer that is no JSON (a proxy's page) has nothing to say to people.
        let body = try? JSONDecoder().decode(Body.self, from: Data(response.body))
        let words = [body?.message ?? "", (body?.errors ?? []).prefix(5).joined(separator: "; ")]
        let spoken = words.filter { !$0.isEmpty }.joined(separator: ": ").replacing(secret, with: "…")
        said = String(Self.withoutKeys(spoken).prefix(300))
    }

    /// It may also quote another key than the one it was sent: whatever looks like one goes.
    static func withoutKeys(_ text: String) -> String {
        var result = ""
        var run = ""
        for character in text + " " {
            if character.isASCII, character.isLetter || character.isNumber || character == "-" || character == "_" {
                run.append(character)
                continue
            }
            result += run.count >= 24 ? "…" : run
            run = ""
            result.append(character)
        }
        return String(result.dropLast())
    }

    func verdict(on order: PageOrder) throws(DeliveryFailure) -> PageAnswer {
        let words = said.isEmpty ? "" : ": \(said)"
        switch status {
        case 200..<300: return PageAnswer(.accepted, detail: "PagerDuty took it")
        case 429:
            throw DeliveryFailure(
                .after(retryAfter ?? .seconds(15)), "PagerDuty: takes no more events at the moment (429)")
        case 500...:
            throw DeliveryFailure(.later, mayHaveArrived: true, "PagerDuty: failed (\(status)\(words))")
        default:
            throw DeliveryFailure(
                .never,
                "PagerDuty: refused the event for \"\(order.way.address)\" (\(status)\(words)); check that routing key")
        }
    }
}
