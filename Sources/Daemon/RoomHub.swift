import Incidents
import Synchronization

/// Tells whoever watches a local room of its new and edited messages.
final class RoomHub: Sendable {
    private struct Watcher {
        var viewer: Viewer
        var feed: AsyncStream<LocalMessage>.Continuation
    }
    private struct State {
        var next = 0
        var watchers: [String: [Int: Watcher]] = [:]
    }
    private let state = Mutex(State())

    func tell(_ messages: [LocalMessage]) {
        guard !messages.isEmpty else { return }
        state.withLock { state in
            guard !state.watchers.isEmpty else { return }
            for message in messages {
                for watcher in (state.watchers[message.room] ?? [:]).values { watcher.feed.yield(message) }
            }
        }
    }

    /// A watcher that does not keep up loses the oldest; it reads the room again from the last seq it has.
    func watch(_ room: String, for viewer: Viewer) -> AsyncStream<LocalMessage> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: LocalMessage.self, bufferingPolicy: .bufferingNewest(256))
        let id = state.withLock { state in
            state.next += 1
            state.watchers[room, default: [:]][state.next] = Watcher(viewer: viewer, feed: continuation)
            return state.next
        }
        // In a task of its own: a reader's cancellation runs this under the runtime's lock on its task, and `tell` wakes
        // readers, which takes that lock, under ours. Both at once would wait for each other for ever.
        continuation.onTermination = { [weak self] _ in Task { self?.forget(id, room) } }
        return stream
    }

    func end() {
        let all = state.withLock { state in
            defer { state.watchers.removeAll() }
            return state.watchers.values.flatMap(\.values)
        }
        for watcher in all { watcher.feed.finish() }
    }

    /// From now on the room is theirs alone: whoever else watches it is cut off.
    func shut(_ room: String, to people: [PersonID]) {
        let allowed = Set(people.map(Viewer.person))
        let others = state.withLock { state in
            (state.watchers[room] ?? [:]).values.filter { !allowed.contains($0.viewer) && $0.viewer != .bot }
        }
        // Outside the lock: its end takes it.
        for watcher in others { watcher.feed.finish() }
    }

    private func forget(_ id: Int, _ room: String) {
        state.withLock { state in
            state.watchers[room]?[id] = nil
            if state.watchers[room]?.isEmpty == true { state.watchers[room] = nil }
        }
    }
}
