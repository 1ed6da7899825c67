import HTTPTypes
import HummingbirdCore
import Incidents
import NIOCore

/// A stream of one room's events that is about to begin.
struct Subscription: Sendable {
    var room: String
    var viewer: Viewer
    /// Its place among the open streams.
    var number: Int
    var signals: AsyncStream<Signal>
    var feed: EventStreams.Feed
    var changes: AsyncStream<LocalMessage>
    /// Where to begin, and the edits that a reader who resumes there has missed.
    var start: Start
    /// The stream ends when they may not stay.
    var caller: Caller

    struct Start: Hashable, Sendable {
        var after: Int
        var edits: [LocalMessage]

        /// How many messages back a missed edit is looked for.
        static let lookBack = 200

        /// `tail` is the newest messages of the room. Nil for `resume` begins with what comes next.
        /// A place beyond the room's end (the data was restored from a backup) begins at the end: else nothing
        /// would be sent until the room has grown so far.
        init(resume: Int?, tail: [LocalMessage]) {
            let end = tail.last?.seq ?? 0
            after = min(resume ?? end, end)
            edits = []
            guard resume != nil, let seen = tail.first(where: { $0.seq == after }) else { return }
            edits = tail.filter { $0.seq <= seen.seq && ($0.editedAt.map { $0 >= seen.at } ?? false) }
        }
    }
}

extension Site {
    /// Listens to the changes before it looks at the room, so that nothing falls between the two.
    func subscribe(
        to room: String, _ path: RequestPath, _ request: Request, _ caller: Caller, _ source: Source
    ) async throws -> Subscription {
        let resume = try resumption(path, request)
        let (number, signals, feed) = try await streams.open(try Here(room: room, path, caller), for: source)
        do {
            let changes = backend.changes(in: room, for: caller.viewer)
            let tail = try await backend.lastMessages(
                room: room, limit: resume == nil ? 1 : Subscription.Start.lookBack, for: caller.viewer)
            return Subscription(
                room: room, viewer: caller.viewer, number: number, signals: signals, feed: feed, changes: changes,
                start: Subscription.Start(resume: resume, tail: tail), caller: caller)
        } catch {
            await streams.close(number)
            throw error
        }
    }

    /// `Last-Event-ID` of a client that comes back; `?after=` of one that has read the room by other means.
    private func resumption(_ path: RequestPath, _ request: Request) throws(Problem) -> Int? {
        if let header = request.headers[.lastEventID], !header.isEmpty {
            guard let seq = Int(header), seq >= 0 else {
                throw .badRequest("Last-Event-ID must be a message's seq; got \(header.prefix(40)).")
            }
            return seq
        }
        guard try path.parameter("after") != nil else { return nil }
        return try path.number("after", in: 0 ... .max, default: 0)
    }
}

extension HTTPField.Name {
    fileprivate static var lastEventID: Self { Self("Last-Event-ID") ?? .eTag }
}
