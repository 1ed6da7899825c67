import Synchronization

/// The calls that Twilio said it took, by the page each is for: to stop the ringing when the page is taken, and to know
/// another page's call when one is looked for. In memory, because neither is worth a write: a call lasts two minutes.
final class TwilioCalls: Sendable {
    private let calls = Mutex<[(page: String, sid: String)]>([])
    private static let limit = 256

    func add(_ sid: String, for page: String) {
        calls.withLock { calls in
            calls.append((page, sid))
            if calls.count > Self.limit { calls.removeFirst() }
        }
    }
    func sid(of page: String) -> String? { calls.withLock { $0.last { $0.page == page }?.sid } }
    /// The page that a call is for, where it is known.
    func page(of sid: String) -> String? { calls.withLock { $0.first { $0.sid == sid }?.page } }
}
