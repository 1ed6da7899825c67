import Delivery
import Incidents

extension PushoverPager {
    /// What a receipt says. https://pushover.net/api/receipts
    private struct Status: Decodable {
        var acknowledged: Int
        /// Seconds since 1970, or 0.
        var acknowledgedAt: Int64?
        var expired: Int?
        private enum CodingKeys: String, CodingKey {
            case acknowledged, expired
            case acknowledgedAt = "acknowledged_at"
        }
    }

    /// Asks for each page that waits, every 5 s while any does; nothing is asked while none does.
    package func watch(into intake: any PagerIntake) async {
        let place = "pagers/\(name)/receipts"
        if let kept = await intake.remembered(place) { receipts.read(kept) }
        for await _ in receipts.changes() {
            repeat {
                await write(place, intake)
                for receipt in receipts.waiting { await look(at: receipt, intake) }
                await write(place, intake)
                guard !receipts.waiting.isEmpty else { break }
                // Cancelled: the loop ends.
                do { try await pause() } catch { return }
            } while !Task.isCancelled
        }
    }

    /// A restart takes them up again.
    private func write(_ place: String, _ intake: any PagerIntake) async {
        guard let text = receipts.unwritten() else { return }
        do { try await intake.remember(place, text) } catch { receipts.wasNotWritten() }
    }

    /// One receipt. What cannot be asked or kept now is asked again in the next round, until it is long over.
    private func look(at receipt: PushoverReceipts.Receipt, _ intake: any PagerIntake) async {
        let isLongOver = receipt.expiresAt + .minutes(10) < now()
        do {
            let answer = try await api.get("receipts/\(receipt.id)", for: "the receipt of a page")
            guard let status = answer.decoded(Status.self) else {
                if isLongOver { receipts.remove(receipt) }
                return
            }
            if status.acknowledged == 1 {
                try await intake.take(
                    PushoverDoor.word(name, receipt.id, page: receipt.page, at: status.acknowledgedAt))
                receipts.remove(receipt)
            } else if status.expired == 1 || isLongOver {
                let sentence = "Pushover repeated the page for an hour, and nobody acknowledged it there"
                // It may have been taken elsewhere meanwhile, which has removed it.
                guard receipts.waiting.contains(receipt) else { return }
                try await intake.take(
                    PagerWord(
                        pager: name, id: "\(receipt.id)/expired", dedupKey: receipt.page, kind: .failed(sentence),
                        who: .addressee))
                receipts.remove(receipt)
            }
        } catch {
            let isRefused = (error as? DeliveryFailure)?.retry == .never
            if isRefused || isLongOver { receipts.remove(receipt) }
        }
    }

    /// Pushover calls as soon as a page is acknowledged, where there is a public address.
    package func webhooks(into intake: any PagerIntake) -> [Webhook] {
        guard publicURL != nil else { return [] }
        let door = PushoverDoor(pager: name, path: callbackPath, token: api.token, intake: intake)
        return [Webhook(path: callbackPath, limit: PushoverDoor.largest) { await door.acknowledged($0) }]
    }
}
