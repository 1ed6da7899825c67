import Delivery
import FoundationEssentials
import HTTPClient

/// What a service answered, and what follows from it. Its words are made fit to be said in a room first: they may quote
/// what they were sent.
struct VendorAnswer: Sendable {
    let status: Int
    let body: [UInt8]
    private let vendor: String
    private let retryAfter: Duration?
    private let secrets: [String]

    init(_ response: HTTPResponse, from vendor: String, hiding secrets: [String]) {
        status = response.status
        body = response.body
        self.vendor = vendor
        self.secrets = secrets.filter { !$0.isEmpty }
        // Seconds; a date, the other form of the header, counts as none. Never longer than ten minutes.
        retryAfter = response.header("Retry-After").flatMap { Int($0) }.map { .seconds(min(max($0, 1), 600)) }
    }

    /// Nil where the body is something else: a proxy's page has nothing to say to people.
    func decoded<Body: Decodable>(_ type: Body.Type) -> Body? {
        // Losing the error is right: what follows goes by the status.
        try? JSONDecoder().decode(type, from: Data(body))
    }

    /// Throws unless the status is 2xx.
    /// - Parameters:
    ///   - what: what was asked for, `the call to +49301234567`.
    ///   - said: the service's own words.
    ///   - hint: what to do where it refuses for good.
    func check(_ what: String, said: [String?] = [], hint: String) throws(DeliveryFailure) {
        let words = (["\(status)"] + said.compactMap { $0 }.filter { !$0.isEmpty }.map(tamed)).joined(separator: ": ")
        switch status {
        case 200..<300: return
        case 429:
            throw DeliveryFailure(
                .after(retryAfter ?? .seconds(15)), "\(vendor): takes nothing more at the moment (\(words))")
        case 408: throw DeliveryFailure(.later, mayHaveArrived: true, "\(vendor): gave up on \(what) (\(words))")
        case 500...: throw DeliveryFailure(.later, mayHaveArrived: true, "\(vendor): \(what) failed there (\(words))")
        default: throw DeliveryFailure(.never, "\(vendor): refused \(what) (\(words)); \(hint)")
        }
    }

    /// On one line, short, without our secrets, and without what looks like somebody's key.
    private func tamed(_ text: String) -> String {
        var known = MailHeader.oneLine(text)
        for secret in secrets { known = known.replacing(secret, with: "…") }
        var result = ""
        var run = ""
        for character in known + " " {
            if character.isASCII, character.isLetter || character.isNumber || character == "-" || character == "_" {
                run.append(character)
                continue
            }
            result += run.count >= 24 ? "…" : run
            run = ""
            result.append(character)
        }
        return String(result.dropLast().prefix(300))
    }
}

extension DeliveryFailure {
    /// No answer came at all.
    init(_ failure: HTTPFailure, _ what: String) {
        self.init(
            failure.kind == .badURL ? .never : .later, mayHaveArrived: failure.mayHaveArrived,
            "\(what): \(failure.message)")
    }
}
