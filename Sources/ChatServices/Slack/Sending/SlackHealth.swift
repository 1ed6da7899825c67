import Synchronization

/// Whether Slack answers: what `SlackOutage` watches. Calls tell it; nothing wakes while all is well.
final class SlackHealth: Sendable {
    private let state = Mutex((isWell: true, watcher: AsyncStream<Bool>.Continuation?.none))

    func note(isWell: Bool) {
        state.withLock { state in
            guard state.isWell != isWell else { return }
            state.isWell = isWell
            state.watcher?.yield(isWell)
        }
    }

    var isWell: Bool { state.withLock { $0.isWell } }

    /// Changes from now on, until the watching task ends.
    func changes() -> AsyncStream<Bool> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            state.withLock { $0.watcher = continuation }
        }
    }
}
