/// The open WebSockets of a client, each with a thread: they are two or three, and a thread that waits costs nothing.
final class WebSockets: Sendable {
    private struct Roster {
        var desks: [ObjectIdentifier: WebSocketDesk] = [:]
        var isOver = false
    }

    private let roster = Guarded(Roster())
    private let userAgent: String

    init(userAgent: String) {
        self.userAgent = userAgent
    }

    func open(_ request: WebSocketRequest) async throws(HTTPFailure) -> WebSocket {
        let handshake = try WebSocketHandshake(request, userAgent: userAgent)
        let desk = WebSocketDesk(place: handshake.place, room: request.limit)
        guard enter(desk) else {
            let message = "no WebSocket with \(handshake.place): the client has been shut down"
            throw HTTPFailure(kind: .cancelled, message: message)
        }
        let failure = await desk.open { multi in
            let loop = WebSocketLoop(multi: multi, request: request, handshake: handshake, desk: desk) { [self] in
                leave(desk)
            }
            return loop.startThread()
        }
        if let failure {
            leave(desk)
            throw failure
        }
        return WebSocket(desk)
    }

    private func enter(_ desk: WebSocketDesk) -> Bool {
        roster.withLock { roster in
            if !roster.isOver { roster.desks[ObjectIdentifier(desk)] = desk }
            return !roster.isOver
        }
    }

    private func leave(_ desk: WebSocketDesk) {
        roster.withLock { $0.desks[ObjectIdentifier(desk)] = nil }
    }

    /// Ends every socket and returns when their threads have let go of the connections.
    func stop() async {
        let desks = roster.withLock { roster in
            roster.isOver = true
            return Array(roster.desks.values)
        }
        for desk in desks { desk.drop("was ended: the client is shutting down") }
        for desk in desks { await desk.untilLetGo() }
    }
}
