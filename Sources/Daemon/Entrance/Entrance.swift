import Delivery
import Synchronization

/// All the ways in from outside: what calls our web server, and what we listen to. Start and reload make both from the
/// same adapters.
final class Entrance: Sendable {
    let receivers: Receivers
    private let intake: ChatIntake
    private let words: PagerWords
    /// Pages that people open, which no configuration changes.
    private let pages: [Webhook]
    private let current = Mutex<Adapters?>(nil)

    init(intake: ChatIntake, words: PagerWords, receivers: Receivers, pages: [Webhook]) {
        self.intake = intake
        self.words = words
        self.receivers = receivers
        self.pages = pages
    }

    /// Those in force.
    var adapters: Adapters? { current.withLock { $0 } }

    func webhooks(_ adapters: Adapters) -> [Webhook] {
        current.withLock { $0 = adapters }
        return adapters.chats.flatMap { $0.webhooks(into: intake) }
            + adapters.pagers.flatMap { $0.webhooks(into: words) }
            + pages
    }
}
