import Delivery
import HTTPClient
import Incidents
import Synchronization

/// Socket Mode: Slack's events, commands and clicks over a socket that we open, so that no address of ours need be
/// public. The plan decides; here it is done.
///
/// An envelope is acknowledged when it was committed. Without that Slack sends it again, over whichever socket is
/// there, so that what comes twice is not told apart here: `take` knows it by its id.
struct SlackSocketReceiver: Sendable {
    /// Opens a socket at the `wss:` address that Slack named; the address holds a secret.
    typealias Opener = @Sendable (String) async throws(HTTPFailure) -> any SlackSocketLine
    typealias Take = @Sendable (SlackPayloadKind, JSONValue) async -> SlackAnswer

    private let chat: SlackChat
    private let intake: any Intake
    private let appToken: @Sendable () throws -> String
    private let opener: Opener
    private let jitter: @Sendable () -> Double
    private let take: Take
    private let lines = SlackSocketLines()
    private let signals: AsyncStream<SlackSocketPlan.Signal>
    private let bell: AsyncStream<SlackSocketPlan.Signal>.Continuation
    private let envelopes: AsyncStream<Received>
    private let tray: AsyncStream<Received>.Continuation

    private struct Received: Sendable {
        var envelope: SlackEnvelope
        var line: any SlackSocketLine
    }

    init(
        chat: SlackChat, intake: any Intake, appToken: @escaping @Sendable () throws -> String,
        opener: @escaping Opener, jitter: @escaping @Sendable () -> Double = { .random(in: 0.5...1) },
        take: @escaping Take
    ) {
        self.chat = chat
        self.intake = intake
        self.appToken = appToken
        self.opener = opener
        self.jitter = jitter
        self.take = take
        (signals, bell) = AsyncStream.makeStream()
        // What does not fit is not acknowledged: Slack sends it again when there is room.
        (envelopes, tray) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1000))
    }

    init(
        chat: SlackChat, intake: any Intake, appToken: @escaping @Sendable () throws -> String, http: HTTPClient,
        take: @escaping Take
    ) {
        let opener: Opener = { url throws(HTTPFailure) in try await http.webSocket(url) }
        self.init(chat: chat, intake: intake, appToken: appToken, opener: opener, take: take)
    }

    /// Listens until the task is cancelled or the HTTP client is shut down; once for each receiver. Returns when its
    /// sockets are closed.
    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { for await received in envelopes { await handle(received) } }
            var plan = SlackSocketPlan(jitter: jitter)
            for step in plan.start() { await obey(step, in: &group) }
            for await signal in signals {
                for step in plan.next(signal, at: chat.now()) { await obey(step, in: &group) }
            }
            group.cancelAll()
        }
    }

    private func obey(_ step: SlackSocketPlan.Step, in group: inout DiscardingTaskGroup) async {
        switch step {
        case .open(let number):
            group.addTask { await follow(number) }
        case .close(let number):
            // Its reader then sees the end, and leaves.
            group.addTask { await lines[number]?.close() }
        case .pause(let duration, let signal):
            group.addTask {
                // Only a cancellation ends the pause early, and then nobody listens to the bell.
                try? await chat.pause(duration)
                bell.yield(signal)
            }
        case .report(let trouble):
            await intake.report(chat: chat.name, trouble: trouble)
        case .caughtUp:
            await intake.caughtUp(chat: chat.name)
        }
    }

    /// The life of one socket.
    private func follow(_ number: Int) async {
        do throws(Stop) {
            let line = try await open()
            lines[number] = line
            bell.yield(.opened(number))
            let trouble = await read(number, line)
            await line.close()
            lines[number] = nil
            bell.yield(.ended(number, trouble))
        } catch {
            switch error {
            case .trouble(let trouble): bell.yield(.openFailed(trouble))
            case .shutDown: bell.finish()
            }
        }
    }

    private enum Stop: Error {
        case trouble(SlackSocketTrouble)
        case shutDown

        init(_ failure: HTTPFailure) {
            self = failure.kind == .cancelled ? .shutDown : .trouble(SlackSocketTrouble(failure))
        }

        init(_ failure: SlackFailure) {
            if case .unreachable(let failure) = failure {
                self.init(failure)
            } else {
                self = .trouble(SlackSocketTrouble(failure))
            }
        }
    }

    private func open() async throws(Stop) -> any SlackSocketLine {
        let url = try await address()
        do { return try await opener(url) } catch { throw Stop(error) }
    }

    private func address() async throws(Stop) -> String {
        let answer: JSONValue
        do {
            answer = try await chat.api.call("apps.connections.open", [:], token: appToken)
        } catch {
            throw Stop(error)
        }
        // The address holds a secret: it goes over plain ws: only where the Web API's own secrets go over plain http:.
        guard let url = answer["url"].string, url.hasPrefix("wss://") || chat.api.base.hasPrefix("http://") else {
            throw .trouble(.noURL)
        }
        return url
    }

    /// Reads to the end, and answers why it came.
    private func read(_ number: Int, _ line: any SlackSocketLine) async -> SlackSocketTrouble {
        do throws(HTTPFailure) {
            while true {
                guard case .text(let text) = try await line.receive() else { return .closed }
                switch SlackSocketMessage(text) {
                case .hello: bell.yield(.hello(number))
                case .disconnect(let reason): bell.yield(.disconnect(number, reason: reason))
                case .envelope(let envelope): tray.yield(Received(envelope: envelope, line: line))
                case .other: break
                }
            }
        } catch {
            return SlackSocketTrouble(error)
        }
    }

    private func handle(_ received: Received) async {
        let envelope = received.envelope
        guard let kind = envelope.kind else { return await acknowledge(received, nil) }
        switch await take(kind, envelope.payload) {
        case .kept(let answer): await acknowledge(received, answer)
        // The same again would be refused again.
        case .refused: await acknowledge(received, nil)
        case .notKept: break
        }
    }

    private func acknowledge(_ received: Received, _ answer: JSONValue?) async {
        // A socket that is gone takes no word: Slack sends the envelope again, and it is known by then.
        try? await received.line.send(received.envelope.acknowledgement(answer))
    }
}

/// The sockets that are open, by the plan's numbers.
private final class SlackSocketLines: Sendable {
    private let lines = Mutex<[Int: any SlackSocketLine]>([:])

    subscript(number: Int) -> (any SlackSocketLine)? {
        get { lines.withLock { $0[number] } }
        set { lines.withLock { $0[number] = newValue } }
    }
}
