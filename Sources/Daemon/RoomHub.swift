import Incidents
import Synchronization

/// Tells whoever watches a local room of its new and edited messages.
final class RoomHub: Sendable {
    private struct State {
        var next = 0
        var watchers: [String: [Int: AsyncStream<LocalMessage>.Continuation]] = [:]
    }
    private let state = Mutex(State())

    func tell(_ messages: [LocalMessage]) {
        guard !messages.isEmpty else { return }
        state.withLock { state in
            guard !state.watchers.isEmpty else { return }
            for message in messages {
                for watcher in (state.watchers[message.room] ?? [:]).values { watcher.yield(message) }
            }
        }
    }

    /// A watcher that does not keep up loses the oldest; it reads the room again from the last seq it has.
    func watch(_ room: String) -> AsyncStream<LocalMessage> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: LocalMessage.self, bufferingPolicy: .bufferingNewest(256))
        let id = state.withLock { state in
            state.next += 1
            state.watchers[room, default: [:]][state.next] = continuation
            return state.next
        }
        continuation.onTermination = { [weak self] _ in self?.forget(id, room) }
        return stream
    }

    func end() {
        let all = state.withLock { state in
            defer { state.watchers.removeAll() }
            return state.watchers.values.flatMap(\.values)
        }
        for watcher in all { watcher.finish() }
    }

    private func forget(_ id: Int, _ room: String) {
        state.withLock { state in
            state.watchers[room]?[id] = nil
            if state.watchers[room]?.isEmpty == true { state.watchers[room] = nil }
        }
    }
}
