import Incidents

/// Why something could not be delivered, and whether a retry helps. The only thing an adapter throws.
package struct DeliveryFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Retry: Hashable, Sendable {
        /// It will never work: bad address, refused content, no permission.
        case never
        /// It may work soon: back off.
        case later
        /// The service said when.
        case after(Duration)
    }
    package var retry: Retry
    /// The request may have done its work although no answer came: look before trying again.
    package var mayHaveArrived: Bool
    /// The room itself is not there any more, or not for us: why, which completes "it …". Nil where only this failed.
    package var roomLost: String?
    /// For the person in the room: what failed, what to do. Never holds a secret.
    package var sentence: String

    package init(_ retry: Retry, mayHaveArrived: Bool = false, _ sentence: String) {
        self.retry = retry
        self.mayHaveArrived = mayHaveArrived
        self.sentence = sentence
    }
    package var description: String { sentence }
}
