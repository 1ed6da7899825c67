import Incidents
import Ledger
import Store
import Synchronization
import WebServer
import Wording

/// The rooms that the daemon serves, as the web server sees them.
final class LocalRooms: RoomBackend {
    let ledger: LedgerThread
    private let reader: StoreReader
    private let hub: RoomHub
    private let counts: DaemonCounts
    private let state: DaemonState
    private let disk: DiskWatch

    init(
        ledger: LedgerThread, reader: StoreReader, hub: RoomHub, counts: DaemonCounts, state: DaemonState,
        disk: DiskWatch
    ) {
        self.ledger = ledger
        self.reader = reader
        self.hub = hub
        self.counts = counts
        self.state = state
        self.disk = disk
    }

    func rooms(for viewer: Viewer, after: String, limit: Int, standing: Bool) async throws -> [LocalRoom] {
        var found: [LocalRoom] = []
        var last = after
        // Those of others are passed by, so that a page is full as long as there are more.
        while found.count < limit {
            let page = try reader.rooms(after: last, limit: limit, standing: standing)
            guard let end = page.last else { break }
            last = end.name
            found += await ledger.read { ledger in page.filter { ledger.mayEnter($0, viewer) } }
            guard page.count == limit else { break }
        }
        return Array(found.prefix(limit))
    }

    func room(_ name: String, for viewer: Viewer) async throws -> LocalRoom? {
        let room = try reader.room(name)
        return await ledger.read { ledger in room.flatMap { ledger.mayEnter($0, viewer) ? $0 : nil } }
    }

    func makeRoom(
        _ name: String, topic: String, for viewer: Viewer
    ) async throws -> (room: LocalRoom, isNew: Bool) {
        switch await ledger.submit(.openLocalRoom(name, topic: topic, for: viewer)) {
        case .room(let room, let isNew): return (room, isNew)
        case .noSuchRoom: throw NoSuchRoom(name)
        case .failed(let why): throw SubmitRefusal.failed(why)
        case .kept, .message, .conflict, .badAuthor: throw SubmitRefusal.failed("the room could not be made")
        }
    }

    func submit(_ message: SubmittedMessage) async throws(SubmitRefusal) -> Submitted {
        let submission = LocalSubmission(
            room: message.room, author: message.author, text: message.text, thread: message.thread,
            id: message.id ?? Self.freshID(), viewer: message.viewer)
        switch await ledger.submit(.local(submission)) {
        case .message(let kept, let isRepeat): return Submitted(message: kept, isRepeat: isRepeat)
        case .conflict: throw .conflict
        case .noSuchRoom: throw .noSuchRoom
        case .badAuthor(let why): throw .badAuthor(why)
        case .failed(let why): throw .failed(why)
        case .kept, .room: throw .failed("the message could not be kept")
        }
    }

    private static func freshID() -> String {
        let bits = UInt64.random(in: .min ... .max)
        return "m-" + String(bits, radix: 36)
    }

    func messages(room: String, after: Int, limit: Int, for viewer: Viewer) async throws -> [LocalMessage] {
        try await read(room, viewer) { try reader.messages(room: room, after: after, limit: limit) }
    }

    func lastMessages(room: String, limit: Int, for viewer: Viewer) async throws -> [LocalMessage] {
        try await read(room, viewer) { try reader.lastMessages(room: room, limit: limit) }
    }

    /// Asked before the reading, so that a room that is not for them takes as long as one that is not there; and after
    /// it: whoever may see it then may see what was there before.
    private func read(
        _ name: String, _ viewer: Viewer, _ messages: () throws -> [LocalMessage]
    ) async throws -> [LocalMessage] {
        try await check(name, viewer)
        let found = try messages()
        try await check(name, viewer)
        return found
    }

    private func check(_ name: String, _ viewer: Viewer) async throws {
        let room = try reader.room(name)
        // A room of people's own is everybody's, and answers without waiting for the ledger. One that is not there asks
        // it like one that is not for them.
        if let room, room.incident == nil { return }
        let mayEnter = await ledger.read { ledger in room.map { ledger.mayEnter($0, viewer) } ?? false }
        guard mayEnter else { throw NoSuchRoom(name) }
    }

    func changes(in room: String, for viewer: Viewer) -> AsyncStream<LocalMessage> { hub.watch(room, for: viewer) }

    func openIncidents(for viewer: Viewer) async throws -> [IncidentView] {
        await ledger.read { ledger in
            ledger.desk.incidents.values.filter { $0.phase.isActive && $0.isVisible(to: viewer) }
                .sorted { $0.id < $1.id }.map { Self.view($0, ledger) }
        }
    }

    func lastIncidents(for viewer: Viewer, limit: Int) async throws -> [IncidentView] {
        let phases = Set(Phase.allCases).subtracting(.open)
        return try await gather(limit, phases, viewer, from: IncidentID(.max)) { last, count in
            try reader.incidents(limit: count, before: last)
        }
    }

    func incidents(
        for viewer: Viewer, in phases: Set<Phase>, after: Int, limit: Int
    ) async throws -> [IncidentView] {
        guard !phases.isSubset(of: .open) else {
            let open = try await openIncidents(for: viewer)
            return Array(open.filter { phases.contains($0.phase) && $0.id.number > after }.prefix(limit))
        }
        return try await gather(limit, phases, viewer, from: IncidentID(after)) { last, count in
            try reader.incidents(after: last.number, limit: count)
        }
    }

    /// Reads on until there are enough of them: what is not for this viewer, or not asked for, ends nothing.
    private func gather(
        _ limit: Int, _ phases: Set<Phase>, _ viewer: Viewer, from start: IncidentID,
        _ page: (IncidentID, Int) throws -> [Incident]
    ) async throws -> [IncidentView] {
        var found: [IncidentView] = []
        var last = start
        var count = max(limit, 20)
        while found.count < limit {
            let stored = try page(last, count)
            guard let end = stored.last else { break }
            last = end.id
            found += await ledger.read { ledger in
                // What is open is freshest in memory; the rest comes from its last snapshot.
                stored.map { ledger.desk.incidents[$0.id] ?? $0 }
                    .filter { phases.contains($0.phase) && $0.isVisible(to: viewer) }.map { Self.view($0, ledger) }
            }
            count = min(count * 2, 1000)
        }
        return Array(found.prefix(limit))
    }

    func incident(_ id: IncidentID, for viewer: Viewer) async throws -> IncidentView? {
        let (isHeld, view) = await ledger.read { ledger in
            let held = ledger.desk.incidents[id]
            return (held != nil, held.flatMap { $0.isVisible(to: viewer) ? Self.view($0, ledger) : nil })
        }
        // Read from the file where it is not in memory: its events since the last snapshot may be many.
        guard !isHeld, let stored = try reader.incident(id) else { return view }
        return await ledger.read { ledger in
            let incident = ledger.desk.incidents[id] ?? stored
            return incident.isVisible(to: viewer) ? Self.view(incident, ledger) : nil
        }
    }

    private static func view(_ incident: Incident, _ ledger: Ledger) -> IncidentView {
        let dues = incident.deadlines(under: ledger.policy).filter { !$0.rule.isSurprise }
        let next = dues.first
        var view = IncidentView(incident, nextDue: next?.due, nextRule: next?.rule) { ledger.policy.name(of: $0) }
        view.stands = ledger.wording.stands(incident, now: WallClock.now())
        if let by = view.standing.nextActionBy { view.standing.nextActionBy = ledger.wording.calledInText(by) }
        view.add(dues, of: incident, under: ledger.policy)
        return view
    }

    func timeline(of id: IncidentID, _ part: TimelinePart, for viewer: Viewer) async throws -> [TimelineRow]? {
        guard try await isVisible(id, to: viewer) else { return nil }
        let events = try events(of: id, part)
        // Only the wording is the ledger's; its thread is not kept with a long timeline.
        let wording = await ledger.read { $0.wording }
        return events.map { event in
            TimelineRow(
                seq: event.seq, at: event.at, by: event.by, kind: event.fact.kind.name,
                text: wording.record(event), deadline: event.deadlineKey, isForReaders: event.isForReaders)
        }
    }

    private func isVisible(_ id: IncidentID, to viewer: Viewer) async throws -> Bool {
        if let held = await ledger.read({ $0.desk.incidents[id]?.isVisible(to: viewer) }) { return held }
        return try reader.incident(id)?.isVisible(to: viewer) == true
    }

    private func events(of id: IncidentID, _ part: TimelinePart) throws -> [Event] {
        switch part {
        case .last(let count, let upTo): try reader.events(of: id, last: count, upTo: upTo)
        case .after(let seq, nil): try reader.events(of: id, after: seq)
        case .after(let seq, let limit?): try reader.events(of: id, first: limit, after: seq)
        }
    }

    func metrics() async -> [MetricFamily] {
        let (open, drills, byRank, outbox) = await ledger.read { ledger in
            let all = ledger.desk.open()
            let open = all.filter { !$0.isDrill }
            return (
                open.count, all.count - open.count, Dictionary(grouping: open, by: \.severity.rank).mapValues(\.count),
                ledger.waitingErrands
            )
        }
        return counts.families + [
            MetricFamily(
                "sitrep_open_incidents",
                help: "Incidents that are not over, by rank of severity; private ones are not counted.",
                kind: .gauge,
                samples: (1...max(5, byRank.keys.max() ?? 0)).map {
                    MetricFamily.Sample(Double(byRank[$0] ?? 0), labels: [MetricFamily.Label("rank", String($0))])
                }),
            MetricFamily(
                "sitrep_incidents_open", help: "All open incidents that are not private.", kind: .gauge, Double(open)),
            MetricFamily(
                "sitrep_drills_open", help: "Drills under way, which count nowhere else.", kind: .gauge, Double(drills)),
            MetricFamily(
                "sitrep_outbox_waiting", help: "Errands that wait to be delivered.", kind: .gauge, Double(outbox)),
        ]
    }

    func readiness() async -> Readiness {
        await disk.look(ledger)
        var readiness = state.readiness
        readiness.troubles += await ledger.read { $0.desk.lostRooms }
        return readiness
    }
}

extension Event {
    /// The identity of the deadline that fired here.
    fileprivate var deadlineKey: String? {
        guard case .fired(let fired) = fact, let incident else { return nil }
        return Deadline(
            incident: incident, rule: fired.rule, since: fired.since, ordinal: fired.ordinal, due: fired.due
        ).key
    }
}
