import Delivery
import FoundationEssentials
import HTTPClient
import Incidents
import Testing

@testable import Pagers

@Suite("paging by ntfy")
struct NtfyTests {
    private let mark = PageWords.mark(Pages.order())

    private func order(
        _ action: PageOrder.Action = .trigger, to address: String = "bob", link: String? = nil, rank: Int = 1,
        isNotice: Bool = false, details: [Prose] = []
    ) -> PageOrder {
        var order = Pages.order(
            action, to: address, pager: "ntfy", details: details, rank: rank, isNotice: isNotice)
        order.link = link
        return order
    }

    private func sent(_ order: PageOrder) async throws -> String {
        let exchange = Exchange(200, "{\"id\":\"hwQ2YpKdmg\",\"event\":\"message\"}")
        let answer = try await PagerFault.ntfy(send: exchange.send).send(order, key: "k")
        #expect(answer == PageAnswer(.accepted, detail: "ntfy took the message"))
        let request = try #require(exchange.requests.first)
        #expect(request.method == "POST" && request.url == "https://ntfy.test/")
        #expect(request.header("Authorization") == "Bearer \(PagerFault.secret)")
        return request.text
    }

    /// The JSON with its keys in order.
    private func sorted(_ text: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let message = try JSONDecoder().decode(Sent.self, from: Data(text.utf8))
        return String(decoding: try encoder.encode(message), as: UTF8.self)
    }
    private struct Sent: Codable {
        struct Action: Codable {
            var action, label, url: String
            var method: String?
            var clear: Bool?
        }
        var topic, title, message, sequence: String
        var tags: [String]
        var priority: Int
        var click: String?
        var actions: [Action]?
        private enum CodingKeys: String, CodingKey {
            case topic, title, message, tags, priority, click, actions
            case sequence = "sequence_id"
        }
    }

    @Test("a page has a button that takes it")
    func page() async throws {
        #expect(
            try sorted(try await sent(order(link: "https://s.test/p/abc"))) == """
                {"actions":[{"action":"http","clear":true,"label":"Acknowledge","method":"POST",\
                "url":"https://s.test/p/abc"},{"action":"view","label":"Open","url":"https://s.test/p/abc"}],\
                "click":"https://s.test/p/abc","message":"You are paged.\\nreason: 5xx at 40 %","priority":5,\
                "sequence_id":"\(mark)","tags":["rotating_light"],"title":"[P1] INC-3 checkout is down",\
                "topic":"bobs-pages"}
                """)
    }

    @Test("without a public address the room is where to take it; a notice asks nothing")
    func quiet() async throws {
        let page = try await sent(order())
        #expect(page.contains("Say !ack in the incident's room to take it.") && !page.contains("actions"))
        let notice = try await sent(order(link: "https://s.test/p/abc", isNotice: true))
        #expect(notice.contains("nothing is asked of you") && !notice.contains("actions"))
        #expect(notice.contains("\"priority\":3"))
    }

    @Test("ranks become their five", arguments: [(1, 5), (2, 5), (3, 4), (4, 3), (5, 3)])
    func priorities(rank: Int, priority: Int) {
        #expect(NtfyMessage.priority(Severity(rank: rank, label: "P\(rank)")) == priority)
    }

    @Test("a long page stays a message", arguments: ["ü", "💥", "\""])
    func limits(character: String) async throws {
        let text = String(repeating: character, count: 5000)
        let sent = try JSONDecoder().decode(
            Sent.self, from: Data(try await sent(order(details: [Prose(key: "reason", text: text)])).utf8))
        #expect(sent.message.utf8.count <= 4096 && sent.title.utf8.count <= 1024)
    }

    @Test("a page that was taken is cleared; an older server leaves it", arguments: [200, 404])
    func clear(status: Int) async throws {
        let exchange = Exchange(status)
        let answer = try await PagerFault.ntfy(send: exchange.send).send(order(.acknowledge), key: "k")
        #expect(answer.reach == .accepted)
        let request = try #require(exchange.requests.first)
        #expect(request.method == "PUT" && request.url == "https://ntfy.test/bobs-pages/\(mark)/clear")
        // Theirs: ^[-_A-Za-z0-9]{1,64}$
        #expect(mark.utf8.count <= 64 && mark.utf8.allSatisfy { MailAddress.letters.contains($0) || $0 == 0x2D })
    }

    @Test(
        "what it kept tells whether a page arrived",
        arguments: [
            ("{\"event\":\"open\"}\n{\"event\":\"message\",\"sequence_id\":\"MARK\",\"message\":\"x\"}\n", true),
            // A server that knows no sequence: by what it says.
            (
                "{\"event\":\"message\",\"title\":\"[P1] INC-3 checkout is down\",\"message\":\"WORDS\"}\n", true
            ),
            ("{\"event\":\"message\",\"title\":\"[P1] INC-4 other\",\"message\":\"WORDS\"}\n", false),
            ("{\"event\":\"message_clear\",\"sequence_id\":\"MARK\"}\n", false), ("", false), ("<html>", false),
        ])
    func look(kept: String, isThere: Bool) async throws {
        let words = PageWords(order: order(), acknowledge: "!ack").text(upTo: 3500).replacing("\n", with: "\\n")
        let exchange = Exchange(200, kept.replacing("MARK", with: mark).replacing("WORDS", with: words))
        let pager = PagerFault.ntfy(send: exchange.send)
        let since = Instant(seconds: 1_795_183_327)
        #expect((try await pager.look(for: order(), key: "k", since: since) != nil) == isThere)
        #expect(exchange.requests.first?.url == "https://ntfy.test/bobs-pages/json?poll=1&since=1795183267")
    }

    @Test("a login that may only write cannot look", arguments: [401, 403])
    func writeOnly(status: Int) async throws {
        let pager = PagerFault.ntfy(send: Exchange(status).send)
        #expect(try await pager.look(for: order(), key: "k", since: Pages.now) == nil)
    }

    @Test("a topic that could mean something else in an address is refused, unsaid")
    func topicName() async {
        let pager = NtfyPager(name: "ntfy", topic: { _ in .init("../x?", isSecret: true) }, exchange: Exchange().send)
        let failure = await #expect(throws: DeliveryFailure.self) { try await pager.send(order(), key: "k") }
        #expect(
            failure
                == DeliveryFailure(
                    .never, "ntfy: the topic of bob is no topic; it has letters, digits, - and _ alone, 64 at most"))
    }

    @Test("a refusal says which login")
    func refusal() async {
        let pager = PagerFault.ntfy(send: Exchange(403, "{\"code\":40301,\"http\":403,\"error\":\"forbidden\"}").send)
        let failure = await #expect(throws: DeliveryFailure.self) { try await pager.send(order(), key: "k") }
        #expect(
            failure?.sentence == """
                ntfy: refused the message to bob (403: forbidden); check the login of pagers.ntfy, \
                and that it may write to that topic
                """)
    }

    @Test("a user logs in by Basic authentication")
    func user() async throws {
        let exchange = Exchange()
        let pager = PagerFault.ntfy(login: .user("bot", password: { "pw" }), send: exchange.send)
        _ = try await pager.send(order(), key: "k")
        #expect(exchange.requests.first?.header("Authorization") == "Basic Ym90OnB3")
        #expect(await pager.checkup() == [Finding("the ntfy server takes the login of pagers.ntfy")])
    }
}
