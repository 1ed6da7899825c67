import Delivery
import HTTPClient
import Incidents

extension NtfyPager {
    /// Reads what the server kept of the topic (12 hours, by default).
    package func look(
        for order: PageOrder, key: String, since: Instant
    ) async throws(DeliveryFailure) -> PageAnswer? {
        guard order.action == .trigger else { return nil }
        let topic = try topic(for: order.way.address)
        // A minute for clocks that differ.
        let from = (since - .minutes(1)).seconds
        let what = "what it kept for \(order.way.address)"
        let answer = try await api.ask(
            HTTPRequest(url: "\(api.base)/\(topic.name)/json?poll=1&since=\(from)"), for: what, topic)
        // A login that may only write sees nothing; and twice is better than never, whatever is refused.
        guard answer.status == 429 || answer.status == 408 || !(400..<500).contains(answer.status) else { return nil }
        try api.check(answer, what)
        let wanted = NtfyMessage(order, topic: topic.name, acknowledge: acknowledge)
        let isThere = answer.body.split(separator: UInt8(ascii: "\n")).contains {
            NtfyKept($0)?.matches(wanted) == true
        }
        return isThere ? PageAnswer(.accepted, detail: "ntfy has taken the message before") : nil
    }

    package func checkup() async -> [Finding] {
        let what = "the ntfy server takes the login of pagers.\(name)"
        do {
            let answer = try await api.ask(HTTPRequest(url: "\(api.base)/v1/account"), for: "the account", nil)
            try api.check(answer, "the account")
            return [Finding(what)]
        } catch { return [Finding(what, trouble: error.sentence)] }
    }
}
