import Delivery
import Incidents
import Synchronization
import Testing

/// A drill rings at nobody, whatever becomes of its rows.
@Suite struct PretendedPageTests {
    private final class CountingPager: Pager {
        let name = "email"
        let foldsRepeats = true
        let calls = Mutex(0)
        func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
            calls.withLock { $0 += 1 }
            return PageAnswer(.delivered)
        }
    }

    private func errand(pretended: Bool) -> ReadyErrand {
        var order = PageOrder(
            action: .trigger, incident: IncidentID(1), page: 2,
            way: Way(pager: "email", address: "ana@example.org", isShared: false), person: PersonID("ana"),
            dedupKey: "k", severity: Severity(rank: 1, label: "P1"), summary: "s", details: [], isNotice: false)
        if pretended { order.isPretended = true }
        return ReadyErrand(
            row: OutboxRow(
                key: "e2/page/0", lane: "page", priority: .page, errand: .page(order),
                createdAt: Instant(seconds: 1)))
    }

    @Test func `a page of a drill does not reach the pager`() async throws {
        let pager = CountingPager()
        let courier = Courier(chats: [], pagers: [pager], monitors: [])
        guard case .paged(let answer) = await courier.carry(errand(pretended: true)) else {
            Issue.record("no answer")
            return
        }
        #expect(answer.reach == .accepted)
        #expect(pager.calls.withLock { $0 } == 0)
        guard case .paged = await courier.carry(errand(pretended: false)) else {
            Issue.record("no answer")
            return
        }
        #expect(pager.calls.withLock { $0 } == 1)
    }

    @Test func `what the script wants comes instead of the pager's answer`() async {
        let pager = CountingPager()
        var ready = errand(pretended: false)
        ready.pretence = .failed(DeliveryFailure(.later, "down, by the script"))
        let courier = Courier(chats: [], pagers: [pager], monitors: [])
        guard case .failed(let failure) = await courier.carry(ready) else {
            Issue.record("it did not fail")
            return
        }
        #expect(failure.sentence == "down, by the script")
        #expect(pager.calls.withLock { $0 } == 0)
    }
}
