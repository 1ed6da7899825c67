import Delivery
import FoundationEssentials
import HTTPClient
import Incidents

/// Pages by a signed POST to an address of the team's own (Standard Webhooks). What it does with it is its own affair:
/// an answer 2xx means taken, 410 that it wants no more.
///
/// At least once: a repeat has the same `webhook-id`, by which the receiver can tell.
package struct WebhookPager: Pager {
    package let name: String
    package let foldsRepeats = false
    private let url: @Sendable () throws -> String
    private let secrets: @Sendable () throws -> String
    private let caFile: String?
    private let person: @Sendable (PersonID) -> Person?
    private let now: @Sendable () -> Instant
    private let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// - Parameters:
    ///   - url: where to post; may be a secret, as many such addresses are. Read for each page.
    ///   - secrets: `whsec_…`, one a line. Read for each page. What either throws must hold no secret.
    package init(
        name: String, url: @escaping @Sendable () throws -> String, secrets: @escaping @Sendable () throws -> String,
        caFile: String? = nil, person: @escaping @Sendable (PersonID) -> Person?,
        now: @escaping @Sendable () -> Instant,
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        self.name = name
        self.url = url
        self.secrets = secrets
        self.caFile = caFile
        self.person = person
        self.now = now
        self.exchange = exchange
    }

    package func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        let address: String
        let signature: WebhookSignature?
        do {
            address = try url()
            signature = WebhookSignature(secrets: try secrets())
        } catch { throw DeliveryFailure(.later, "Webhook \(name): \(error)") }
        guard let signature else {
            throw DeliveryFailure(
                .never,
                "Webhook \(name): its secret is no signing secret; make one with `echo whsec_$(openssl rand -base64 32)`"
            )
        }
        let at = now()
        let body: [UInt8]
        do { body = try PageDocument(order, person: order.person.flatMap(person), at: at).bytes() } catch {
            throw DeliveryFailure(.never, "Webhook \(name): the page cannot be written as JSON: \(error)")
        }
        let request = HTTPRequest(
            method: "POST", url: address,
            headers: [("Content-Type", "application/json")]
                + signature.headers(id: WebhookSignature.id(order), at: at, body: body),
            // The specification asks for a limit of 15 to 30 s.
            body: body, timeout: .seconds(20), limit: 1 << 20, caFile: caFile)
        let response: HTTPResponse
        do { response = try await exchange(request) } catch {
            throw DeliveryFailure(
                error.kind == .badURL ? .never : .later, mayHaveArrived: error.mayHaveArrived,
                "Webhook \(name): could not post the page: \(error.message)")
        }
        return try verdict(response)
    }

    /// Posts nothing: the other side would page.
    package func checkup() async -> [Finding] {
        let what = "\(name): its address and its secret can be read"
        do {
            _ = try url()
            let isGood = WebhookSignature(secrets: try secrets()) != nil
            return [Finding(what, trouble: isGood ? nil : "the secret is not whsec_ and 24 bytes or more in base64")]
        } catch {
            return [Finding(what, trouble: "\(error)")]
        }
    }

    /// The answer's own words are not repeated: whoever answers may quote what it was sent.
    private func verdict(_ response: HTTPResponse) throws(DeliveryFailure) -> PageAnswer {
        let status = response.status
        // Seconds; never longer than ten minutes. The other form of the header, a date, counts as not said.
        let wait = response.header("Retry-After").flatMap { Int($0) }.map { Duration.seconds(min(max($0, 1), 600)) }
        switch status {
        case 200..<300: return PageAnswer(.accepted, detail: "\(name) took it")
        case 300..<400:
            throw DeliveryFailure(
                .never,
                "Webhook \(name): has moved (\(status)), and a page does not follow; correct `pagers.\(name).url`")
        case 410:
            throw DeliveryFailure(
                .never, "Webhook \(name): wants no pages any more (410); take `pagers.\(name)` away, or correct its url"
            )
        case 408, 425: throw DeliveryFailure(.later, "Webhook \(name): not now (\(status))")
        case 429:
            throw DeliveryFailure(
                .after(wait ?? .seconds(15)), "Webhook \(name): takes no more pages at the moment (429)")
        case 500...:
            throw DeliveryFailure(
                wait.map { .after($0) } ?? .later, mayHaveArrived: true, "Webhook \(name): failed (\(status))")
        default:
            throw DeliveryFailure(
                .never,
                "Webhook \(name): refused the page (\(status)); its own log says why, or check its url and secret")
        }
    }
}
