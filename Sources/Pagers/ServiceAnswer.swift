import Delivery
import FoundationEssentials
import HTTPClient
import Incidents

/// What a paging service answered, as far as a sentence for people may repeat it.
struct ServiceAnswer: Sendable {
    let status: Int
    /// How long the service asks us to wait; never longer than ten minutes.
    let retryAfter: Duration?
    /// Its own words after a colon, without anything that looks like a key; empty where it said nothing.
    let words: String

    private struct Body: Decodable {
        var said: [String] = []

        private enum CodingKeys: String, CodingKey { case message, errors, detail }
        private struct Problem: Decodable {
            var message: String
            private enum CodingKeys: String, CodingKey { case message }
        }

        init(from decoder: any Decoder) throws {
            let body = try decoder.container(keyedBy: CodingKeys.self)
            // Each may be missing or of another shape: then it has nothing to say to people.
            for key in [CodingKeys.message, .detail] {
                said += [try? body.decode(String.self, forKey: key)].compactMap { $0 }
            }
            if let errors = try? body.decode([String: String].self, forKey: .errors) {
                said += errors.sorted { $0.key < $1.key }.prefix(5).map { "\($0.key): \($0.value)" }
            } else if let errors = try? body.decode([Problem].self, forKey: .errors) {
                said += errors.prefix(5).map(\.message)
            } else {
                said += ((try? body.decode([String].self, forKey: .errors)) ?? []).prefix(5)
            }
        }
    }

    /// - Parameters:
    ///   - waits: headers that say in seconds when to come again, the first that is there counts.
    ///   - secret: may be quoted in the answer, and is taken out of it.
    init(_ response: HTTPResponse, waits: [String] = ["Retry-After"], hiding secret: String) {
        status = response.status
        let seconds = waits.lazy.compactMap { response.header($0).flatMap { Int($0) } }.first
        retryAfter = seconds.map { .seconds(min(max($0, 1), 600)) }
        // An answer that is no JSON (a proxy's page) has nothing to say to people.
        let said = (try? JSONDecoder().decode(Body.self, from: Data(response.body)))?.said ?? []
        let plain = said.joined(separator: "; ").replacing(secret, with: "…").map { $0.isNewline ? " " : $0 }
        let spoken = Self.withoutKeys(String(plain.prefix(2000)))
        words = spoken.isEmpty ? "" : ": \(spoken.prefix(300))"
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

    /// What every service means by these statuses: busy, or broken. The others are the adapter's to judge.
    func throwIfPassing(_ service: String) throws(DeliveryFailure) {
        switch status {
        case 429:
            throw DeliveryFailure(
                .after(retryAfter ?? .seconds(15)), "\(service): takes no more requests at the moment (429)")
        case 408, 500...:
            throw DeliveryFailure(.later, mayHaveArrived: true, "\(service): failed (\(status)\(words))")
        default: break
        }
    }
}
