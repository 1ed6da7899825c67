import Incidents

/// Something that reaches people who are not looking at a chat.
package protocol Pager: Sendable {
    /// The key under `pagers:`, `email`.
    var name: String { get }
    /// True where the service folds two requests with one dedup key into one: a repeat is harmless.
    var foldsRepeats: Bool { get }
    /// Triggers, acknowledges or resolves. `key` is the outbox key: stable over restarts.
    /// What a service has no word for (a mail cannot be resolved) is accepted and does nothing.
    func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer
    /// Did an earlier try arrive? Asked before a repeat when that is not known, where the service can be asked.
    /// Nil means no, or that it cannot be known: then the page is sent again.
    func look(for order: PageOrder, key: String, since: Instant) async throws(DeliveryFailure) -> PageAnswer?
    /// Where the service calls in: key presses, receipts, acknowledgements made over there.
    func webhooks(into intake: any PagerIntake) -> [Webhook]
    /// Asks the service for news until the task is cancelled, where it does not call us; returns at once where it does.
    func watch(into intake: any PagerIntake) async
    /// Looks at everything that it needs set up, and pages nobody: for `sitrep doctor`.
    func checkup() async -> [Finding]
}

extension Pager {
    package func look(
        for order: PageOrder, key: String, since: Instant
    ) async throws(DeliveryFailure) -> PageAnswer? { nil }
    package func webhooks(into intake: any PagerIntake) -> [Webhook] { [] }
    package func watch(into intake: any PagerIntake) async {}
    package func checkup() async -> [Finding] {
        [Finding("it takes a page", unknown: "it cannot be asked without paging somebody")]
    }
}

/// What the service said: taken by it, or (only where it reports that) delivered to the person.
package struct PageAnswer: Hashable, Sendable {
    package enum Reach: Hashable, Sendable { case accepted, delivered }
    package var reach: Reach
    package var detail: String?
    /// Where the page can be seen at the service, for people to open.
    package var url: String?
    package init(_ reach: Reach, detail: String? = nil, url: String? = nil) {
        self.reach = reach
        self.detail = detail
        self.url = url
    }
}
