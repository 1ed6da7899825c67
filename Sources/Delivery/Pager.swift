import Incidents

/// Something that reaches people who are not looking at a chat.
package protocol Pager: Sendable {
    /// The key under `pagers:`, `email`.
    var name: String { get }
    /// True where the service folds two requests with one dedup key into one: a repeat is harmless.
    var foldsRepeats: Bool { get }
    /// Triggers, acknowledges or resolves. `key` is the outbox key: stable over restarts.
    func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer
}

/// What the service said: taken by it, or (only where it reports that) delivered to the person.
package struct PageAnswer: Hashable, Sendable {
    package enum Reach: Hashable, Sendable { case accepted, delivered }
    package var reach: Reach
    package var detail: String?
    package init(_ reach: Reach, detail: String? = nil) {
        self.reach = reach
        self.detail = detail
    }
}
