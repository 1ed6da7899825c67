import Delivery
import HTTPClient
import Incidents
import Synchronization

@testable import ChatServices

/// A Slack with sockets that does what a test says, and a receiver that listens to it.
///
/// Pauses before another try pass at once, and with each a minute, so that no budget of calls runs out; those of 15 s
/// (for a hello) and 30 s (beside the next socket) last until `release`. Nothing here sleeps: tests wait for what the
/// receiver does.
actor SlackSocketStage {
    static let appToken = "xapp-1-do-not-show"

    let intake = RecordingIntake()
    private(set) var sockets: [FakeSlackSocket] = []
    /// Calls of `apps.connections.open`.
    private(set) var opens: [HTTPRequest] = []
    private(set) var pauses: [Duration] = []
    /// `kind payload`, in order.
    private(set) var taken: [String] = []
    private(set) var isOver = false
    private let clock = Mutex(Instant(seconds: 1_763_692_750))
    private var refusals: [JSONValue]
    private var cuts: [HTTPFailure]
    private var answers: [String: SlackAnswer]
    private var isBusy: Bool
    private var held: [(duration: Duration, wake: AsyncStream<Void>.Continuation)] = []
    private var waiting: [(until: (SlackSocketStage) async -> Bool, wake: AsyncStream<Void>.Continuation)] = []
    private let base: String

    /// `refusals`: the first answers of `apps.connections.open`; `cuts`: the first failures to open a socket after it.
    /// `answers`: what becomes of a payload, by its text; kept without a body where none is named. While busy, nothing
    /// is committed.
    init(
        refusals: [JSONValue] = [], cuts: [HTTPFailure] = [], answers: [String: SlackAnswer] = [:],
        isBusy: Bool = false, base: String = "https://slack.test/api"
    ) {
        self.refusals = refusals
        self.cuts = cuts
        self.answers = answers
        self.isBusy = isBusy
        self.base = base
    }

    /// Runs the receiver until `body` is through.
    func run(_ body: (SlackSocketStage) async throws -> Void) async rethrows {
        let chat = SlackChat(
            name: "slack", apiBase: base, botToken: { "xoxb-do-not-show" }, way: .http(signingSecret: { "" }),
            exchange: { request throws(HTTPFailure) in try await self.exchange(request) }, handle: { _ in nil },
            now: { self.clock.withLock { $0 } }, pause: { try await self.pause($0) })
        let receiver = SlackSocketReceiver(
            chat: chat, intake: intake, appToken: { Self.appToken },
            opener: { url throws(HTTPFailure) in try await self.open(url) }, jitter: { 0.8 },
            take: { await self.take($0, $1) })
        let task = Task {
            await receiver.run()
            self.end()
        }
        defer { task.cancel() }
        try await body(self)
        task.cancel()
        await task.value
    }

    func pass(_ duration: Duration) { clock.withLock { $0 = $0 + duration } }

    private func exchange(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPResponse {
        opens.append(request)
        defer { changed() }
        if !refusals.isEmpty {
            let refusal = refusals.removeFirst()
            guard refusal["error"] == "ratelimited" else { return .json(refusal) }
            return HTTPResponse(status: 429, headers: [("Retry-After", "17")], body: refusal.bytes)
        }
        let scheme = base.hasPrefix("https") ? "wss" : "ws"
        return .json(["ok": true, "url": .string("\(scheme)://wss.slack.test/link/?ticket=do-not-show-\(opens.count)")])
    }

    private func open(_ url: String) throws(HTTPFailure) -> FakeSlackSocket {
        defer { changed() }
        if !cuts.isEmpty { throw cuts.removeFirst() }
        let socket = FakeSlackSocket(url: url, stage: self)
        sockets.append(socket)
        return socket
    }

    private func take(_ kind: SlackPayloadKind, _ payload: JSONValue) async -> SlackAnswer {
        let name = payload["name"].string ?? payload.text
        taken.append("\(kind) \(name)")
        changed()
        await until { await !$0.isBusy }
        return answers[name] ?? .kept(nil)
    }

    func setBusy(_ isBusy: Bool) {
        self.isBusy = isBusy
        changed()
    }

    private func pause(_ duration: Duration) async throws {
        pauses.append(duration)
        changed()
        guard [.seconds(15), .seconds(30)].contains(duration) else {
            pass(.minutes(1))
            return await Task.yield()
        }
        let (stream, wake) = AsyncStream<Void>.makeStream()
        held.append((duration, wake))
        changed()
        for await _ in stream {}
        try Task.checkCancellation()
    }

    /// The pauses of this length are over.
    func release(_ duration: Duration) async {
        await until { await $0.held.contains { $0.duration == duration } }
        for pause in held where pause.duration == duration { pause.wake.finish() }
        held.removeAll { $0.duration == duration }
    }

    /// The socket that the receiver opens as number `index`, from 0.
    func socket(_ index: Int) async -> FakeSlackSocket {
        await until { await $0.sockets.count > index }
        return sockets[index]
    }

    private func end() {
        isOver = true
        changed()
    }

    /// Waits until something is so. Ends early when the test is cancelled (its time is up).
    func until(_ condition: @escaping @Sendable (SlackSocketStage) async -> Bool) async {
        let (stream, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        wake.yield()
        waiting.append((condition, wake))
        for await _ in stream where await condition(self) { break }
    }

    nonisolated func hasChanged() async { await changed() }
    private func changed() { for waiter in waiting { waiter.wake.yield() } }
}

/// One socket of the fake Slack, seen from both ends.
final class FakeSlackSocket: SlackSocketLine {
    let url: String
    private let stage: SlackSocketStage
    private let messages: AsyncStream<Result<WebSocketMessage, HTTPFailure>>
    private let mouth: AsyncStream<Result<WebSocketMessage, HTTPFailure>>.Continuation
    private let heard = Mutex<(sent: [String], isClosed: Bool)>(([], false))

    init(url: String, stage: SlackSocketStage) {
        self.url = url
        self.stage = stage
        (messages, mouth) = AsyncStream.makeStream()
    }

    var sent: [String] { heard.withLock { $0.sent } }
    var isClosed: Bool { heard.withLock { $0.isClosed } }

    // Slack's end.
    func say(_ text: String) { mouth.yield(.success(.text(text))) }
    func hello() { say(#"{"type":"hello","num_connections":1,"connection_info":{"app_id":"A1"}}"#) }
    func disconnect(_ reason: String) { say(#"{"type":"disconnect","reason":"\#(reason)","debug_info":{}}"#) }
    func envelope(_ id: String, type: String = "events_api", takesAnswer: Bool = false) {
        let payload = #"{"name":"\#(id)"}"#
        say(
            #"{"envelope_id":"\#(id)","type":"\#(type)","payload":\#(payload),"#
                + #""accepts_response_payload":\#(takesAnswer)}"#)
    }
    func hangUp() { mouth.yield(.success(.closed(code: 1000, reason: ""))) }
    func cut() {
        mouth.yield(.failure(HTTPFailure(kind: .cut, message: "the WebSocket with wss.slack.test:443 was cut")))
    }

    // The receiver's end.
    func receive() async throws(HTTPFailure) -> WebSocketMessage {
        for await message in messages { return try message.get() }
        throw HTTPFailure(kind: .cancelled, message: "cancelled")
    }
    func send(_ text: String) async throws(HTTPFailure) {
        guard !isClosed else { throw HTTPFailure(kind: .cut, message: "closed") }
        heard.withLock { $0.sent.append(text) }
        await stage.hasChanged()
    }
    func close() async {
        heard.withLock { $0.isClosed = true }
        hangUp()
        await stage.hasChanged()
    }
}
