import Incidents
import Ledger
import Store
import Testing

@Suite struct BrokenStartTests {
    @Test func `what is kept beside the incidents and cannot be read stops the start with remedies`() throws {
        let bench = try Bench()
        try bench.ledger.store.set("desk", "{}")
        let failed = #expect(throws: StoreFailure.self) { try bench.ledger.open(at: bench.now) }
        #expect(failed?.kind == .broken)
        #expect(failed?.sentence.contains("1. Stop here and copy everything aside") == true)
    }
}
