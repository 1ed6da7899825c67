import Incidents
import Synchronization

/// Pages that Pushover repeats until somebody acknowledges them. A receipt is no secret: without the application's token
/// it opens nothing.
final class PushoverReceipts: Sendable {
    struct Receipt: Hashable, Sendable {
        /// 30 letters and digits.
        var id: String
        /// `PageOrder.dedupKey`
        var page: String
        var expiresAt: Instant
    }

    private struct State {
        var waiting: [Receipt] = []
        /// Changed since it was last written down.
        var isDirty = false
        var bell: AsyncStream<Void>.Continuation?
    }
    private let state = Mutex(State())

    var waiting: [Receipt] { state.withLock { $0.waiting } }

    func add(_ receipt: Receipt) {
        change { waiting in
            if !waiting.contains(where: { $0.id == receipt.id }) { waiting.append(receipt) }
        }
    }
    func remove(_ receipt: Receipt) { change { $0.removeAll { $0.id == receipt.id } } }
    func remove(page: String) { change { $0.removeAll { $0.page == page } } }

    /// Rings after each change, and at once.
    func changes() -> AsyncStream<Void> {
        let (stream, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        state.withLock { $0.bell = bell }
        bell.yield()
        return stream
    }

    /// What is to be written down, where that has changed.
    func unwritten() -> String? {
        state.withLock { state in
            guard state.isDirty else { return nil }
            state.isDirty = false
            return state.waiting.map { "\($0.id) \($0.expiresAt.milliseconds) \($0.page)" }.joined(separator: "\n")
        }
    }
    func wasNotWritten() { state.withLock { $0.isDirty = true } }

    /// Takes up what was written down before a restart.
    func read(_ text: String) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard parts.count == 3, Self.isReceipt(parts[0]), let end = Int64(parts[1]) else { continue }
            add(Receipt(id: parts[0], page: parts[2], expiresAt: Instant(milliseconds: end)))
        }
    }

    static func isReceipt(_ text: String) -> Bool {
        text.utf8.count == 30 && text.utf8.allSatisfy { MailAddress.letters.contains($0) }
    }

    private func change(_ body: (inout [Receipt]) -> Void) {
        state.withLock { state in
            let before = state.waiting
            body(&state.waiting)
            guard state.waiting != before else { return }
            state.isDirty = true
            state.bell?.yield()
        }
    }
}
