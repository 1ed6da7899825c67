import Delivery
import Incidents
import Ledger
import Store

/// What pagers hear goes to the ledger, and is good once it is committed.
struct PagerWords: PagerIntake {
    let ledger: LedgerThread

    private struct NotKept: Error, CustomStringConvertible { let description: String }

    func take(_ word: PagerWord) async throws { try await keep(.pagerWord(word)) }

    func counts(_ word: PagerWord) async -> Bool { await ledger.read { $0.counts(word) } }

    func remember(_ key: String, _ value: String) async throws { try await keep(.remember("pager/\(key)", value)) }

    func remembered(_ key: String) async -> String? {
        // What cannot be read counts as not remembered: a page is then asked about again.
        await ledger.read { try? $0.store.value("pager/\(key)") }
    }

    private func keep(_ entry: Entry) async throws {
        if case .failed(let why) = await ledger.submit(entry) { throw NotKept(description: why) }
    }
}
