import Delivery
import FoundationEssentials
import HTTPClient
import Incidents
import Synchronization
import Testing

@testable import Pagers

@Suite("paging by PagerDuty")
struct PagerDutyTests {
    private func sent(_ order: PageOrder) async throws -> (url: String, body: String) {
        let kept = Mutex<HTTPRequest?>(nil)
        let pager = PagerFault.pagerDuty { request throws(HTTPFailure) in
            kept.withLock { $0 = request }
            return HTTPResponse(status: 202, body: Array("{\"status\":\"success\",\"dedup_key\":\"x\"}".utf8))
        }
        let answer = try await pager.send(order, key: "e17/page/0")
        #expect(answer == PageAnswer(.accepted, detail: "PagerDuty took it"))
        let request = try #require(kept.withLock { $0 })
        #expect(request.method == "POST")
        let value = try JSONDecoder().decode([String: Field].self, from: Data(request.body ?? []))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (request.url, String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Enough of JSON to put an event's keys in order.
    private indirect enum Field: Codable {
        case text(String)
        case list([Field])
        case members([String: Field])
        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                self = .text(text)
            } else if let list = try? value.decode([Field].self) {
                self = .list(list)
            } else {
                self = .members(try value.decode([String: Field].self))
            }
        }
        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .text(let text): try value.encode(text)
            case .list(let list): try value.encode(list)
            case .members(let members): try value.encode(members)
            }
        }
    }

    @Test("a page is one event, by the published fields")
    func trigger() async throws {
        let details = [Prose(key: "room", text: "https://chat.test/r"), Prose(key: "reason", text: "5xx")]
        let (url, body) = try await sent(Pages.order(to: "checkout", details: details))
        #expect(url == "http://pd.test/v2/enqueue")
        #expect(
            body == """
                {"client":"Sitrep","dedup_key":"sitrep/5f3a/INC-3/17/ana","event_action":"trigger",\
                "links":[{"href":"https://chat.test/r","text":"room"}],\
                "payload":{"class":"P1","custom_details":{"reason":"5xx","room":"https://chat.test/r"},"group":"INC-3",\
                "severity":"critical","source":"sitrep-1","summary":"[P1] INC-3 checkout is down",\
                "timestamp":"2026-11-20T14:02:07.120Z"},\
                "routing_key":"0123456789abcdef0123456789abcdef"}
                """)
    }

    @Test("following up needs only the keys", arguments: [PageOrder.Action.acknowledge, .resolve])
    func followUp(action: PageOrder.Action) async throws {
        #expect(
            try await sent(Pages.order(action, to: "checkout")).body == """
                {"client":"Sitrep","dedup_key":"sitrep/5f3a/INC-3/17/ana","event_action":"\(action.rawValue)",\
                "routing_key":"0123456789abcdef0123456789abcdef"}
                """)
    }

    @Test(
        "ranks become their four words",
        arguments: [(1, "critical"), (2, "error"), (3, "warning"), (4, "info"), (5, "info")])
    func severities(rank: Int, word: String) {
        #expect(PagerDutyEvent.severity(Severity(rank: rank, label: "P\(rank)")) == word)
    }

    @Test("what is too long for them is cut to fit")
    func limits() {
        var order = Pages.order(summary: String(repeating: "ü", count: 3000))
        order.dedupKey = String(repeating: "k", count: 300) + "/17"
        let event = PagerDutyEvent(order, routingKey: "r", source: "s", at: Pages.now)
        #expect(event.payload?.summary.unicodeScalars.count == 1024)
        #expect(event.dedupKey.count == 255 && event.dedupKey.hasSuffix("/17"))
    }

    @Test("a name without a key is refused with the place to add it")
    func unknownKey() async {
        let failure = await #expect(throws: DeliveryFailure.self) { try await sent(Pages.order(to: "login")) }
        #expect(
            failure
                == DeliveryFailure(
                    .never, "PagerDuty: no routing key has the name \"login\"; add it under `pagers.pagerduty`"))
    }

    @Test("a refusal is said in their words")
    func refusal() async {
        let pager = PagerFault.pagerDuty { _ throws(HTTPFailure) in
            HTTPResponse(
                status: 400,
                body: Array("{\"message\":\"Event object is invalid\",\"errors\":[\"'payload' is missing\"]}".utf8))
        }
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await pager.send(Pages.order(to: "checkout"), key: "k")
        }
        #expect(
            failure?.sentence == """
                PagerDuty: refused the event for "checkout" (400: Event object is invalid: 'payload' is missing); \
                check that routing key
                """)
        #expect(pager.foldsRepeats)
    }
}
