import Incidents

/// What the web server serves, filled by the daemon. Every read takes a viewer: what they may not see does not exist.
package protocol RoomBackend: Sendable {
    /// A page: at most `limit` with a name behind `after`, in the order of their names. `standing`: those of no incident alone.
    func rooms(for viewer: Viewer, after: String, limit: Int, standing: Bool) async throws -> [LocalRoom]
    /// Nil where there is none of that name for this viewer.
    func room(_ name: String, for viewer: Viewer) async throws -> LocalRoom?
    /// Throws `NoSuchRoom` where one of that name is there and not for this viewer.
    func makeRoom(_ name: String, topic: String, for viewer: Viewer) async throws -> (room: LocalRoom, isNew: Bool)
    /// Returns after the commit.
    func submit(_ message: SubmittedMessage) async throws(SubmitRefusal) -> Submitted

    /// At most `limit` messages with a higher seq than `after`, in order. Throws `NoSuchRoom`.
    func messages(room: String, after: Int, limit: Int, for viewer: Viewer) async throws -> [LocalMessage]
    /// The newest messages, in order. Throws `NoSuchRoom`.
    func lastMessages(room: String, limit: Int, for viewer: Viewer) async throws -> [LocalMessage]
    /// New and edited messages of a room, from the moment this returns; ends when the server stops.
    /// It may drop the oldest of what a slow reader has not taken: the reader sees the gap and reads it again.
    /// It ends too when the viewer may not see the room any more.
    func changes(in room: String, for viewer: Viewer) -> AsyncStream<LocalMessage>

    /// Every one that is open, however old.
    func openIncidents(for viewer: Viewer) async throws -> [IncidentView]
    /// The newest of those that are not open, newest first.
    func lastIncidents(for viewer: Viewer, limit: Int) async throws -> [IncidentView]
    /// A page of those in these phases: at most `limit` with a higher number than `after`, in order. As long as there are
    /// more that this viewer may see, it is full.
    func incidents(
        for viewer: Viewer, in phases: Set<Phase>, after: Int, limit: Int
    ) async throws -> [IncidentView]
    func incident(_ id: IncidentID, for viewer: Viewer) async throws -> IncidentView?
    /// Nil where there is no such incident for this viewer.
    func timeline(of id: IncidentID, _ part: TimelinePart, for viewer: Viewer) async throws -> [TimelineRow]?

    /// What the message field completes.
    func vocabulary() async -> Vocabulary

    func metrics() async -> [MetricFamily]
    func readiness() async -> Readiness
}

/// Reads of a room that does not exist throw this; it becomes a 404.
package struct NoSuchRoom: Error, Hashable, Sendable {
    package var room: String
    package init(_ room: String) { self.room = room }
}
