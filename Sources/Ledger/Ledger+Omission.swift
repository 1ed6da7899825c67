import Delivery
import Incidents

extension Ledger {
    /// A safeguard that a debug build leaves out, so that `scripts/prove` shows that it would notice.
    package enum Omission: String, Sendable {
        /// Errands are kept in memory alone.
        case outbox
        /// A clock that was set back goes unnoticed.
        case setback
        /// Keys are joined of parts as they are, and whoever cannot be taken takes the group along.
        case alone
        /// Nothing is tried a second time.
        case retry
        /// A service that asks to be left alone for a while is asked again at once.
        case wait
    }

    func replyKey(of message: MessageRef) -> String {
        let key = message.replyKey
        return options.omits == .alone ? key.keyOfBefore ?? key : key
    }

    /// When to try again what has failed; nil: never.
    func delay(after failure: DeliveryFailure, attempt: Int, key: String) -> Duration? {
        let asked: DeliveryFailure.Retry
        switch options.omits {
        case .retry: asked = .never
        case .wait where failure.retry != .never: asked = .later
        case nil, .outbox, .setback, .alone, .wait: asked = failure.retry
        }
        return RetrySchedule.delay(after: asked, attempt: attempt, key: key)
    }
}
