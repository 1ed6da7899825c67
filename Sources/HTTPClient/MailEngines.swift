/// An engine for each mail on its way.
///
/// libcurl's SMTP waits for the reply to the message, and for the one to QUIT, without giving its thread back. On a
/// shared thread one silent mail server would hold up every other request. Mails are few, so each has a thread.
final class MailEngines: Sendable {
    private struct Roster {
        var engines: [ObjectIdentifier: Engine] = [:]
        var isOver = false
    }

    private let roster = Guarded(Roster())

    func run(_ order: Order) async -> Result<Answer, HTTPFailure> {
        let engine = Engine(userAgent: "")
        guard enter(engine) else {
            let message = "nothing was sent to \(order.destination): the client has been shut down"
            return .failure(HTTPFailure(kind: .cancelled, message: message))
        }
        defer { leave(engine) }
        return await engine.run(order)
    }

    private func enter(_ engine: Engine) -> Bool {
        roster.withLock { roster in
            if !roster.isOver { roster.engines[ObjectIdentifier(engine)] = engine }
            return !roster.isOver
        }
    }

    private func leave(_ engine: Engine) {
        roster.withLock { $0.engines[ObjectIdentifier(engine)] = nil }
        engine.stop(nil)
    }

    /// Ends every mail; a thread that waits for its server notices within a second.
    func stop() async {
        let engines = roster.withLock { roster in
            roster.isOver = true
            return Array(roster.engines.values)
        }
        for engine in engines { engine.stop(nil) }
        for engine in engines { await engine.stop() }
    }
}
