import Delivery
import Incidents

extension TwilioPager {
    /// A message is known by what it says (`TwilioText.mark`). A call carries nothing of ours, so any call from our number
    /// to theirs since then counts, unless it is known to be another page's.
    package func look(
        for order: PageOrder, key: String, since: Instant
    ) async throws(DeliveryFailure) -> PageAnswer? {
        guard order.action == .trigger else { return nil }
        var query = WebForm()
        query["To"] = order.way.address
        // A messaging service chooses the number by itself.
        if from.hasPrefix("+") { query["From"] = from }
        query["PageSize"] = "50"
        let answer = try await api.get(by.list, query, for: "the list of what went to \(order.way.address)")
        guard let listing = answer.decoded(TwilioListing.self) else {
            throw DeliveryFailure(.later, "Twilio: its list of what went to \(order.way.address) cannot be read")
        }
        let found = listing.entries.contains { entry in
            guard entry.isOnItsWay, let created = entry.createdAt else { return false }
            switch by {
            // A minute for clocks that differ: the mark tells it from older ones.
            case .sms: return created >= since - .minutes(1) && entry.body?.contains(TwilioText.mark(order)) == true
            // Their dates are whole seconds.
            case .voice:
                let page = calls.page(of: entry.sid)
                return created >= since - .seconds(2) && (page == nil || page == order.dedupKey)
            }
        }
        return found ? PageAnswer(.accepted, detail: "Twilio has taken \(by.what) before") : nil
    }

    package func checkup() async -> [Finding] {
        var findings: [Finding] = []
        do {
            _ = try await api.get("", WebForm(), for: "the account")
            findings.append(Finding("Twilio takes the login of pagers.\(name)"))
        } catch {
            findings.append(Finding("Twilio takes the login of pagers.\(name)", trouble: error.sentence))
        }
        let deaf = "without server.public_url and the auth token nothing comes back: people acknowledge in the room"
        findings.append(Finding("Twilio can call back", trouble: callbacks == nil ? deaf : nil))
        return findings
    }
}
