import Delivery
import Testing

@Suite("pagers under faults")
struct PagerFaultTests {
    @Test("say whether a retry helps, and never a secret", arguments: PagerFault.all)
    func faults(fault: PagerFault) async {
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await fault.pager.send(fault.order, key: "e17/page/0")
        }
        #expect(failure?.retry == fault.retry)
        #expect(failure?.mayHaveArrived == fault.mayHaveArrived)
        #expect(failure?.sentence.contains(PagerFault.secret) == false)
        #expect(failure?.sentence.contains("\n") == false)
    }
}
