import Delivery
import Foundation
import HTTPClient
import Incidents
import Synchronization

@testable import ChatServices

/// Slack's Web API as a function of method and arguments; what was asked is kept.
final class FakeSlack: Sendable {
    typealias Answer = @Sendable (_ method: String, _ arguments: JSONValue) throws(HTTPFailure) -> HTTPResponse

    private let asked = Mutex<[(method: String, arguments: JSONValue)]>([])
    private let clock = Mutex(Instant(seconds: 1_763_692_745))
    private let answer: Answer

    init(_ answer: @escaping Answer) { self.answer = answer }

    /// What it answers, for another that differs in little.
    func reply(_ method: String, _ arguments: JSONValue) throws(HTTPFailure) -> HTTPResponse {
        try answer(method, arguments)
    }

    var calls: [(method: String, arguments: JSONValue)] { asked.withLock { $0 } }
    func calls(_ method: String) -> [JSONValue] { calls.filter { $0.method == method }.map(\.arguments) }
    func pass(_ duration: Duration) { clock.withLock { $0 = $0 + duration } }
    var now: Instant { clock.withLock { $0 } }

    func chat(handles: [String: String] = [:], options: SlackChat.Options = .init()) -> SlackChat {
        let chat = SlackChat(
            name: "slack", apiBase: "https://slack.test/api", botToken: { "xoxb-do-not-show" },
            way: .http(signingSecret: { String(repeating: "a", count: 32) }),
            exchange: { [self] request throws(HTTPFailure) in
                let method = String(request.url.split(separator: "/").last ?? "")
                let arguments =
                    request.url.hasPrefix("https://slack.test/api/")
                    ? SlackForms.arguments(request.body ?? []) : JSONValue(bytes: request.body ?? []) ?? .null
                asked.withLock { $0.append((method, arguments)) }
                return try answer(method, arguments)
            },
            handle: { handles[$0.key] }, options: options, now: { [self] in now },
            pause: { [self] in
                pass($0)
                await Task.yield()
            })
        chat.directory.learn(.init(user: "UBOT", bot: "BBOT", team: "T1"))
        return chat
    }

    static func posting(_ text: String = "hello", key: String = "e1/say/0") -> Posting {
        Posting(
            key: key, room: RoomRef(chat: "slack", room: "C1"), message: Message("\(text)"),
            createdAt: Instant(seconds: 1_763_692_700))
    }
}

extension HTTPResponse {
    static func slack(_ members: JSONValue = [:]) -> HTTPResponse { .json(members.with("ok", true)) }
    static func slackError(_ code: String, _ more: JSONValue = [:]) -> HTTPResponse {
        .json(more.with("ok", false).with("error", .string(code)))
    }
}
