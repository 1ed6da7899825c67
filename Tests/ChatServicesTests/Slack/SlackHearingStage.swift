import Delivery
import HTTPClient
import Incidents
import Synchronization

@testable import ChatServices

/// A Slack that answers what it is told to, and a chat that hears it. It keeps what it was asked.
final class SlackHearingStage: Sendable {
    static let now = Instant(seconds: 1_763_692_750)
    static let secret = "8f742231b10e8888abcd99yyyzzz85a5"

    let intake: RecordingIntake
    private let asked = Mutex<[(method: String, arguments: JSONValue)]>([])
    private let answers: [String: JSONValue]
    private let isSilent: Bool
    private let knowsItself: Bool

    /// `answers` by method; what has none is refused. A silent one never answers.
    init(
        _ answers: [String: JSONValue] = ["views.open": ["ok": true]], refusals: Int = 0, isSilent: Bool = false,
        knowsItself: Bool = true
    ) {
        self.answers = answers
        self.isSilent = isSilent
        self.knowsItself = knowsItself
        intake = RecordingIntake(refusals: refusals)
    }

    var calls: [(method: String, arguments: JSONValue)] { asked.withLock { $0 } }
    var methods: [String] { calls.map(\.method) }

    @Sendable private func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        let method = String(request.url.dropFirst("https://slack.test/api/".count))
        asked.withLock { $0.append((method, request.json)) }
        if isSilent {
            // Until it is cancelled.
            do { try await Task.sleep(for: .seconds(3600)) } catch {}
            throw HTTPFailure(kind: .cancelled, message: "cancelled")
        }
        return .json(answers[method] ?? ["ok": false, "error": "missing_scope"])
    }

    func chat(name: String = "slack", way: SlackChat.Way? = nil) -> SlackChat {
        let api = SlackAPI(base: "https://slack.test/api", token: { "xoxb-do-not-show" }, exchange: exchange)
        let directory = SlackDirectory()
        if knowsItself { directory.learn(.init(user: "UBOT", bot: "BBOT", team: "T1")) }
        var options = SlackChat.Options()
        options.timelineEmoji = ["pushpin", "+1"]
        options.severities = ["P1", "P2"]
        return SlackChat(
            name: name, api: api, way: way ?? .http(signingSecret: { Self.secret }), options: options,
            directory: directory, handle: { _ in nil }, now: { Self.now }, pause: { _ in await Task.yield() })
    }

    var hearing: SlackHearing { SlackHearing(chat: chat(), intake: intake) }

    /// What is heard of one payload; nothing where it is passed over.
    static func heard(_ kind: SlackPayloadKind, _ payload: JSONValue) async -> [Heard] {
        let stage = SlackHearingStage()
        _ = await stage.hearing.take(kind, payload)
        return await stage.intake.heard
    }
}

extension SlackAnswer {
    /// `kept`, `not kept`, `refused`, or the body of the answer.
    var word: String {
        switch self {
        case .kept(nil): "kept"
        case .kept(let body?): body.text
        case .notKept: "not kept"
        case .refused: "refused"
        }
    }
}

extension JSONValue {
    /// The same with other members.
    func with(_ members: [String: JSONValue]) -> JSONValue { .object(object.merging(members) { _, new in new }) }
    func without(_ key: String) -> JSONValue { .object(object.filter { $0.key != key }) }
}
