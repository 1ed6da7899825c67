import Incidents
import Synchronization
import WebServer

/// Rooms in memory, with the promises that the daemon gives: a message is there when `submit` returns, seqs have no
/// gaps, and `changes` hears everything that happens after it was called.
final class MemoryBackend: RoomBackend {
    struct State {
        var rooms: [String: LocalRoom] = [:]
        var messages: [String: [LocalMessage]] = [:]
        var listeners: [Int: (room: String, feed: AsyncStream<LocalMessage>.Continuation)] = [:]
        var lastListener = 0
        var incidents: [IncidentView] = []
        var timelines: [IncidentID: [TimelineRow]] = [:]
        /// How much of a timeline was read, each time that one was.
        var askedParts: [TimelinePart] = []
        var readiness = Readiness(ready: true)
        var refusal: SubmitRefusal?
        var delay: Duration?
        /// Posts that are being delayed, or were.
        var delayed = 0
        var now = Instant(milliseconds: 1_795_000_000_120)
    }
    private let state = Mutex(State())

    init(rooms: [String] = ["ops"]) {
        for room in rooms { state.withLock { _ = $0.makeRoom(room) } }
    }

    func change(_ body: (inout sending State) -> Void) { state.withLock { body(&$0) } }

    func rooms(for viewer: Viewer, after: String, limit: Int, standing: Bool) async throws -> [LocalRoom] {
        state.withLock { state in
            let all = state.rooms.keys.sorted().compactMap { state.room($0) }
            return Array(all.filter { $0.name > after && (!standing || $0.incident == nil) }.prefix(limit))
        }
    }

    func room(_ name: String, for viewer: Viewer) async throws -> LocalRoom? { state.withLock { $0.room(name) } }

    func makeRoom(
        _ name: String, topic: String, for viewer: Viewer
    ) async throws -> (room: LocalRoom, isNew: Bool) {
        if let refusal = state.withLock({ $0.refusal }) { throw refusal }
        return state.withLock { $0.makeRoom(name, topic: topic) }
    }

    func submit(_ message: SubmittedMessage) async throws(SubmitRefusal) -> Submitted {
        let delay = state.withLock { state in
            if state.delay != nil { state.delayed += 1 }
            return state.delay
        }
        if let delay {
            // A test that ends early cancels this; the answer is then nobody's.
            try? await Task.sleep(for: delay)
        }
        let result: Result<Submitted, SubmitRefusal> = state.withLock { $0.submit(message) }
        return try result.get()
    }

    func messages(room: String, after: Int, limit: Int, for viewer: Viewer) async throws -> [LocalMessage] {
        try state.withLock { state in
            guard let messages = state.messages[room] else { throw NoSuchRoom(room) }
            return Array(messages.filter { $0.seq > after }.prefix(limit))
        }
    }

    func lastMessages(room: String, limit: Int, for viewer: Viewer) async throws -> [LocalMessage] {
        try state.withLock { state in
            guard let messages = state.messages[room] else { throw NoSuchRoom(room) }
            return messages.suffix(limit)
        }
    }

    func changes(in room: String, for viewer: Viewer) -> AsyncStream<LocalMessage> {
        let (stream, feed) = AsyncStream.makeStream(of: LocalMessage.self)
        let number = state.withLock { state in
            state.lastListener += 1
            state.listeners[state.lastListener] = (room, feed)
            return state.lastListener
        }
        // In a task of its own, as the daemon's room hub does and for its reason.
        feed.onTermination = { [weak self] _ in
            Task {
                self?.state.withLock { state in
                    _ = state.listeners.removeValue(forKey: number)
                }
            }
        }
        return stream
    }

    var delayedCount: Int { state.withLock { $0.delayed } }

    var listenerCount: Int { state.withLock { $0.listeners.count } }

    func openIncidents(for viewer: Viewer) async throws -> [IncidentView] {
        state.withLock { $0.visible(to: viewer) }.filter(\.phase.isActive)
    }
    func lastIncidents(for viewer: Viewer, limit: Int) async throws -> [IncidentView] {
        let over = state.withLock { $0.visible(to: viewer) }.filter { !$0.phase.isActive }
        return Array(over.sorted { $0.id > $1.id }.prefix(limit))
    }
    func incidents(
        for viewer: Viewer, in phases: Set<Phase>, after: Int, limit: Int
    ) async throws -> [IncidentView] {
        let all = state.withLock { $0.visible(to: viewer) }.sorted { $0.id < $1.id }
        return Array(all.filter { phases.contains($0.phase) && $0.id.number > after }.prefix(limit))
    }
    func incident(_ id: IncidentID, for viewer: Viewer) async throws -> IncidentView? {
        state.withLock { $0.visible(to: viewer).first { $0.id == id } }
    }
    func timeline(of id: IncidentID, _ part: TimelinePart, for viewer: Viewer) async throws -> [TimelineRow]? {
        state.withLock { state in
            guard state.visible(to: viewer).contains(where: { $0.id == id }) else { return nil }
            state.askedParts.append(part)
            let rows = state.timelines[id] ?? []
            switch part {
            case .last(let count, let upTo): return rows.filter { $0.seq <= upTo ?? .max }.suffix(count)
            case .after(let seq, let limit): return Array(rows.filter { $0.seq > seq }.prefix(limit ?? .max))
            }
        }
    }

    func vocabulary() async -> Vocabulary {
        Vocabulary(
            commands: [.init("help", meaning: "Shows help.", syntax: "!help [command]")],
            people: [.init("ana", meaning: "Ana Ruiz")])
    }

    func metrics() async -> [MetricFamily] {
        [
            MetricFamily(
                "sitrep_commands_total", help: "Commands taken in.", kind: .counter,
                samples: [.init(3, labels: [.init("room", "a\"b\\c\nd")])]),
            MetricFamily("sitrep_incidents_open", help: "Open incidents\nnow.", kind: .gauge, 1.5),
        ]
    }
    func readiness() async -> Readiness { state.withLock { $0.readiness } }
}

extension MemoryBackend.State {
    func room(_ name: String) -> LocalRoom? {
        guard var room = rooms[name] else { return nil }
        room.lastSeq = messages[name]?.last?.seq ?? 0
        return room
    }

    mutating func makeRoom(_ name: String, topic: String = "") -> (room: LocalRoom, isNew: Bool) {
        if let room = rooms[name] { return (room, false) }
        let room = LocalRoom(name: name, topic: topic, createdAt: now)
        rooms[name] = room
        messages[name] = []
        return (room, true)
    }

    mutating func submit(_ message: SubmittedMessage) -> Result<Submitted, SubmitRefusal> {
        if let refusal { return .failure(refusal) }
        guard let known = messages[message.room] else { return .failure(.noSuchRoom) }
        if let id = message.id, let old = known.first(where: { $0.id == id && $0.author == message.author }) {
            return old.text == message.text ? .success(Submitted(message: old, isRepeat: true)) : .failure(.conflict)
        }
        let taken = say(message.text, by: message.author, in: message.room, id: message.id, thread: message.thread)
        return .success(Submitted(message: taken, isRepeat: false))
    }

    @discardableResult
    mutating func say(
        _ text: String, by author: String, in room: String, id: String? = nil, thread: String? = nil,
        inReplyTo: String? = nil, kind: String = "message"
    ) -> LocalMessage {
        let seq = (messages[room]?.last?.seq ?? 0) + 1
        now = now + .seconds(1)
        let message = LocalMessage(
            seq: seq, room: room, id: id ?? "m\(seq)-\(room)", author: author, text: text, thread: thread, at: now,
            inReplyTo: inReplyTo, kind: kind)
        messages[room, default: []].append(message)
        tell(message)
        return message
    }

    mutating func edit(seq: Int, in room: String, to text: String) {
        guard let index = messages[room]?.firstIndex(where: { $0.seq == seq }) else { return }
        now = now + .seconds(1)
        messages[room]?[index].text = text
        messages[room]?[index].editedAt = now
        if let message = messages[room]?[index] { tell(message) }
    }

    private func tell(_ message: LocalMessage) {
        for listener in listeners.values where listener.room == message.room { listener.feed.yield(message) }
    }

    func visible(to viewer: Viewer) -> [IncidentView] {
        incidents.filter { !$0.isPrivate || viewer == .person(PersonID("ana")) || viewer == .bot }
    }
}
