import Delivery
import Incidents

/// The addresses that Twilio calls, and what stands in them. All of it is covered by Twilio's signature, and none of it
/// could be escaped in two ways (`Base64URL`).
struct TwilioCallbacks: Sendable {
    let signature: TwilioSignature
    /// `/pagers/twilio-voice`
    let folder: String

    var voicePath: String { "\(folder)/voice" }
    var statusPath: String { "\(folder)/status" }
    var answerPath: String { "\(folder)/sms" }

    /// A key was pressed. `said` is what to say again after another key.
    func voice(_ order: PageOrder, saying said: String) -> String {
        "\(signature.publicURL)\(voicePath)?page=\(Base64URL.encode(order.dedupKey))&said=\(Base64URL.encode(said))"
    }

    /// What became of a call or a message that was sent at that time.
    func status(_ order: PageOrder, at: Instant) -> String {
        "\(signature.publicURL)\(statusPath)?page=\(Base64URL.encode(order.dedupKey))&at=\(at.milliseconds)"
    }

    /// What one of these addresses says about the page.
    struct Page {
        var key: String
        var said: String?
        var at: Int64?
        /// The query as it came.
        let query: String

        init?(query: String) {
            guard let form = WebForm(query.utf8), let page = form["page"].flatMap(Base64URL.decode), !page.isEmpty
            else {
                return nil
            }
            key = page
            said = form["said"].flatMap(Base64URL.decode)
            at = form["at"].flatMap { Int64($0) }
            self.query = query
        }
    }
}
