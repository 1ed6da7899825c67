import Delivery
import HTTPClient
import Incidents
import Testing

@testable import Pagers

@Suite("paging by Opsgenie")
struct OpsgenieTests {
    private func sent(_ order: PageOrder, status: Int = 202) async throws -> SentRequest {
        try await SentRequest(order, answering: HTTPResponse(status: status, body: Array("{}".utf8))) {
            PagerFault.opsgenie($0)
        }
    }

    @Test("a page is one alert, by the published fields")
    func trigger() async throws {
        var order = Pages.order(pager: "opsgenie")
        order.link = "https://sitrep.test/a/1"
        let sent = try await sent(order)
        #expect(sent.request.method == "POST" && sent.request.url == "http://og.test/v2/alerts")
        #expect(sent.header("Authorization") == "GenieKey \(PagerFault.secret)")
        #expect(sent.answer == PageAnswer(.accepted, detail: "Opsgenie took it"))
        #expect(
            sent.body == """
                {"alias":"sitrep~15f3a~1INC-3~117~1ana",\
                "description":"[P1] INC-3 checkout is down\\n\\nreason: 5xx at 40 %\\nacknowledge: https://sitrep.test/a/1",\
                "details":{"acknowledge":"https://sitrep.test/a/1","reason":"5xx at 40 %"},"entity":"INC-3",\
                "message":"[P1] INC-3 checkout is down","priority":"P1",\
                "responders":[{"type":"user","username":"ana@example.org"}],"source":"sitrep-1",\
                "tags":["sitrep","INC-3"],"user":"Sitrep"}
                """)
    }

    @Test(
        "an address names a user, a team, a schedule or an escalation",
        arguments: [
            ("ana@example.org", OpsgenieResponder.Kind.user, "ana@example.org"), ("team:Ops: A", .team, "Ops: A"),
            ("schedule:Night", .schedule, "Night"), ("escalation:Managers", .escalation, "Managers"),
        ])
    func responders(address: String, kind: OpsgenieResponder.Kind, name: String) async throws {
        let responder = OpsgenieResponder(address: address)
        #expect(responder == OpsgenieResponder(kind: kind, name: name))
        #expect(responder.address == address)
        let body = try await sent(Pages.order(to: address, pager: "opsgenie")).body
        let field = kind == .user ? "username" : "name"
        #expect(body.contains(kind == .user ? "{\"type\":\"user\",\"\(field)\"" : "{\"\(field)\":\"\(name)\",\"type\""))
    }

    @Test(
        "following up names the alert by its alias", arguments: [("acknowledge", 202), ("close", 202), ("close", 404)])
    func followUp(verb: String, status: Int) async throws {
        let order = Pages.order(verb == "close" ? .resolve : .acknowledge, pager: "opsgenie")
        let sent = try await sent(order, status: status)
        #expect(
            sent.request.url
                == "http://og.test/v2/alerts/sitrep~15f3a~1INC-3~117~1ana/\(verb)?identifierType=alias")
        #expect(sent.body == "{\"source\":\"sitrep-1\",\"user\":\"Sitrep\"}")
        #expect(sent.answer.reach == .accepted)
    }

    @Test("an alias is read back as it was", arguments: ["a/b", "a~1b/~0", "sitrep/x/INC-1/2/ü@x", "~"])
    func alias(key: String) {
        let alias = OpsgenieAlias.alias(of: key)
        #expect(!alias.contains("/") && OpsgenieAlias.dedupKey(of: alias) == key)
    }

    @Test("what is too long for them is cut to fit")
    func limits() {
        let long = String(repeating: "🔥ü\n", count: 9000)
        let rows = [Prose(key: "a", text: long), Prose(key: "b", text: "short"), Prose(key: "b", text: "again")]
        let alert = OpsgenieAlert(
            Pages.order(summary: long, details: rows, rank: 9), source: String(repeating: "s", count: 300))
        #expect(alert.message.utf16.count <= 130 && !alert.message.contains("\n"))
        #expect(alert.description.utf16.count <= 15_000 && alert.source.count == 100)
        #expect(alert.details == ["b": "short\nagain"] && alert.priority == "P5")
        #expect(OpsgenieAlert(Pages.order(isNotice: true), source: "s").priority == "P5")
    }

    @Test(
        "severity and incident are said once",
        arguments: [
            ("checkout is down", "[P1] INC-3 checkout is down"),
            ("TEST: [P1] INC-3 checkout\nis down", "TEST: [P1] INC-3 checkout is down"),
            ("INC-3 checkout is down", "[P1] INC-3 checkout is down"),
        ])
    func summaries(summary: String, message: String) {
        #expect(OpsgenieAlert(Pages.order(summary: summary), source: "s").message == message)
    }

    @Test("a refusal says what to mend")
    func refusal() async {
        let words: [(Int, String)] = [
            (401, "check the API key and what its integration may do"), (402, "the account's plan does not allow it"),
            (422, "check who is asked for"),
        ]
        for (status, advice) in words {
            let failure = await #expect(throws: DeliveryFailure.self) {
                try await PagerFault.opsgenie { _ throws(HTTPFailure) in
                    HTTPResponse(
                        status: status, body: Array("{\"message\":\"Not so\",\"errors\":{\"alias\":\"too long\"}}".utf8)
                    )
                }.send(Pages.order(pager: "opsgenie"), key: "k")
            }
            #expect(
                failure?.sentence
                    == "Opsgenie: could not page \"ana@example.org\" (\(status): Not so; alias: too long); \(advice)")
        }
    }

    @Test("a key that cannot be read says so, and what it threw")
    func unreadableKey() async {
        struct Gone: Error, CustomStringConvertible { let description = "the secret file /x cannot be read" }
        let api = OpsgenieAPI(key: { throw Gone() }, exchange: { _ throws(HTTPFailure) in HTTPResponse(status: 202) })
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await OpsgeniePager(name: "opsgenie", api: api, source: "").send(Pages.order(), key: "k")
        }
        #expect(failure?.sentence == "Opsgenie: the API key cannot be read: the secret file /x cannot be read")
    }

    @Test(
        "a look finds what an earlier try did",
        arguments: [
            (PageOrder.Action.trigger, "open", false, true), (.trigger, "closed", true, true),
            (.acknowledge, "open", false, false), (.acknowledge, "open", true, true),
            (.acknowledge, "closed", false, true), (.resolve, "open", true, false), (.resolve, "closed", true, true),
        ])
    func look(action: PageOrder.Action, status: String, isAcknowledged: Bool, isThere: Bool) async throws {
        let pager = PagerFault.opsgenie { _ throws(HTTPFailure) in
            HTTPResponse(
                status: 200,
                body: Array(
                    "{\"data\":{\"id\":\"x\",\"status\":\"\(status)\",\"acknowledged\":\(isAcknowledged)}}".utf8))
        }
        let found = try await pager.look(for: Pages.order(action), key: "k", since: Pages.now)
        #expect((found != nil) == isThere)
    }

    @Test("an alert that is not there was not taken")
    func lookForNone() async throws {
        let pager = PagerFault.opsgenie { _ throws(HTTPFailure) in HTTPResponse(status: 404) }
        #expect(try await pager.look(for: Pages.order(), key: "k", since: Pages.now) == nil)
    }

    @Test("the checkup looks at the key and at everybody who is paged")
    func checkup() async {
        let pager = PagerFault.opsgenie { request throws(HTTPFailure) in
            HTTPResponse(status: request.url.contains("teams") ? 404 : 200, body: Array("{\"data\":{}}".utf8))
        }
        #expect(
            await pager.checkup() == [
                Finding("the API key can read alerts"), Finding("user \"ana@example.org\" exists"),
                Finding(
                    "team \"Checkout\" exists",
                    trouble: "Opsgenie has none of that name: whoever is paged by it is not reached"),
            ])
        let closed = PagerFault.opsgenie { _ throws(HTTPFailure) in HTTPResponse(status: 403) }
        #expect(
            await closed.checkup() == [
                Finding(
                    "the API key can read alerts",
                    trouble: """
                        Opsgenie: could not count alerts (403); check the API key and what its integration may do
                        """)
            ])
    }
}
