import Delivery
import HTTPClient
import Incidents
import Synchronization
import Testing

@testable import Pagers

/// Calls in the shape of https://developer.pagerduty.com/docs/webhooks-overview; ids are invented.
@Suite("PagerDuty's webhooks")
struct PagerDutyWebhookTests {
    private let service = FakePagerDuty()
    private let intake = HeardWords()
    private static let secret = "GReaTsEcReT"
    private static let key = "sitrep/5f3a/INC-3/17"

    /// Of the pager that opens incidents; `old` is a secret that is going out.
    private func incidents(secrets: String = secret) throws -> Webhook {
        let pager = PagerFault.incidents(service, webhookSecrets: { secrets })
        return try #require(pager.webhooks(into: intake).first)
    }
    /// Of the pager that sends events, whose alerts carry the whole key.
    private func events(withToken: Bool) throws -> Webhook {
        let rest = PagerDutyREST(
            apiBase: "http://pd.test", token: { "t" },
            exchange: { request throws(HTTPFailure) in try service.answer(request) })
        let door = PagerDutyDoor(
            pager: "pd", secrets: { Self.secret }, accounts: PagerDutyAccounts([PersonID("ana"): "PANA123"]),
            rest: withToken ? rest : nil)
        return door.webhook(into: intake)
    }

    private static func user(_ id: String, _ name: String) -> String {
        "{\"id\":\"\(id)\",\"type\":\"user_reference\",\"summary\":\"\(name)\",\"html_url\":\"https://acme.pagerduty.com\"}"
    }
    private static let ana = user("PANA123", "Ana R.")
    private static let dana = user("PDANA99", "Dana Roy")

    private static func body(
        _ type: String, agent: String = ana,
        data: String = "{\"id\":\"Q1\",\"type\":\"incident\",\"incident_key\":\"\(key)\"}",
        id: String = "01DRF6BV56"
    ) -> String {
        """
        {"event":{"id":"\(id)","event_type":"\(type)","resource_type":"incident",\
        "occurred_at":"2026-11-20T14:05:07.500Z","agent":\(agent),"client":null,"data":\(data)}}
        """
    }
    private static func responder(_ state: String, user: String = ana) -> String {
        "{\"incident\":{\"id\":\"Q1\",\"type\":\"incident_reference\"},\"user\":\(user),\"state\":\"\(state)\"}"
    }
    private static func signature(_ body: String, _ secret: String = secret) -> String {
        let hex = Array("0123456789abcdef")
        let digest = KeyedDigest.sha256(Array(body.utf8), key: Array(secret.utf8))
        return "v1=" + String(digest.flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] })
    }
    private func call(_ webhook: Webhook, _ body: String, signature: String? = nil) async -> Int {
        let header = signature ?? Self.signature(body)
        return await webhook.handle(
            .init(headers: [("x-pagerduty-signature", header)], body: Array(body.utf8))
        ).status
    }

    @Test("who acknowledges over there has acknowledged; the same call again changes nothing")
    func acknowledged() async throws {
        let door = try incidents()
        #expect(door.path == "/pagers/pd" && door.limit == 262_144)
        for _ in 0..<2 { #expect(await call(door, Self.body("incident.acknowledged")) == 202) }
        let at = Instant(milliseconds: 1_795_183_507_500)
        #expect(
            intake.words == [
                PagerWord(
                    pager: "pd", id: "01DRF6BV56", dedupKey: "\(Self.key)/PANA123", kind: .acknowledged,
                    who: .person(PersonID("ana")), at: at)
            ])
    }

    @Test(
        "each event is its word",
        arguments: [
            ("incident.unacknowledged", "null", PagerWord.Kind.unacknowledged, PagerWord.Who.addressee, "service"),
            (
                "incident.acknowledged", dana, .acknowledged, .account("PDANA99", email: nil, name: "Dana Roy"),
                "PDANA99"
            ),
            ("incident.resolved", ana, .resolved, .person(PersonID("ana")), "PANA123"),
            ("incident.resolved", "null", .noted("PagerDuty: resolved there by itself"), .addressee, "service"),
            (
                "incident.reopened", ana, .noted("PagerDuty: reopened there (by Ana R.)"), .person(PersonID("ana")),
                "PANA123"
            ),
        ] as [(String, String, PagerWord.Kind, PagerWord.Who, String)])
    func kinds(type: String, agent: String, kind: PagerWord.Kind, who: PagerWord.Who, address: String) async throws {
        #expect(await call(try incidents(), Self.body(type, agent: agent)) == 202)
        let word = try #require(intake.words.first)
        #expect(word.kind == kind && word.who == who && word.dedupKey == "\(Self.key)/\(address)")
    }

    @Test(
        "what belongs on the timeline is a sentence",
        arguments: [
            ("incident.escalated", "\"assignees\":[\(dana)]", "escalated to Dana Roy"),
            ("incident.reassigned", "\"assignees\":[]", "reassigned to nobody"),
            (
                "incident.delegated", "\"escalation_policy\":{\"id\":\"P\",\"summary\":\"Data\"}",
                "handed to the escalation policy Data"
            ),
            ("incident.priority_updated", "\"priority\":{\"summary\":\"P1\"}", "priority there is now P1"),
            ("incident.annotated", "\"content\":\"it is\\nthe disk\"", "note there: it is the disk"),
            ("incident.responder.added", "\"user\":\(dana)", "asked Dana Roy to join"),
        ])
    func notes(type: String, field: String, sentence: String) async throws {
        let data = "{\"id\":\"Q1\",\"incident_key\":\"\(Self.key)\",\(field)}"
        #expect(await call(try incidents(), Self.body(type, agent: "null", data: data)) == 202)
        #expect(intake.words.first?.kind == .noted("PagerDuty: \(sentence)"))
    }

    @Test(
        "a responder who joins has the page, one who declines has not",
        arguments: [("joined", PagerWord.Kind.acknowledged), ("declined", .failed("declined at PagerDuty"))])
    func replied(state: String, kind: PagerWord.Kind) async throws {
        service.state.withLock { $0.incidents = [.init(id: "Q1", key: Self.key)] }
        let body = Self.body("incident.responder.replied", data: Self.responder(state))
        #expect(await call(try incidents(), body) == 202)
        #expect(intake.words.first?.kind == kind)
        #expect(intake.words.first?.dedupKey == "\(Self.key)/PANA123")
        // What the incident is was asked once, and is kept.
        #expect(intake.memory == ["pagerduty/pd/Q1": Self.key])
        #expect(await call(try incidents(), body) == 202)
        #expect(service.asked.count { $0.hasPrefix("GET /incidents/") } == 1)
    }

    @Test("an alert's incident without a key is asked for its alerts, where there is a token")
    func alerts() async throws {
        service.fail(
            "GET /incidents/Q1",
            .success(
                FakePagerDuty.json(200, "{\"incident\":{\"id\":\"Q1\",\"status\":\"triggered\",\"incident_key\":null}}")
            ))
        let alert = "{\"alerts\":[{\"alert_key\":\"other\"},{\"alert_key\":\"\(Self.key)/checkout\"}]}"
        service.fail("GET /incidents/Q1/alerts", .success(FakePagerDuty.json(200, alert)))
        let body = Self.body("incident.acknowledged", data: "{\"id\":\"Q1\",\"incident_key\":null}")
        #expect(await call(try events(withToken: false), body) == 202)
        #expect(intake.words.isEmpty)
        #expect(await call(try events(withToken: true), body) == 202)
        #expect(intake.words.first?.dedupKey == "\(Self.key)/checkout")
        #expect(intake.words.first?.who == .person(PersonID("ana")))
    }

    @Test(
        "what is not ours, what we did ourselves and what nobody uses changes nothing",
        arguments: [
            body("pagey.ping", data: "{\"message\":\"Hello from your friend Pagey!\",\"type\":\"ping\"}"),
            body(
                "incident.acknowledged", data: "{\"id\":\"Q9\",\"incident_key\":\"d3640fbd41094207a1c11e58e46b1662\"}"),
            body("incident.acknowledged", data: "{\"id\":\"Q9\",\"incident_key\":null}"),
            body("incident.acknowledged", agent: "{\"id\":\"PX\",\"type\":\"inbound_integration_reference\"}"),
            body("incident.resolved", agent: "{\"id\":\"PX\",\"type\":\"inbound_integration_reference\"}"),
            body("incident.triggered"), body("incident.workflow.started"), body("service.updated"),
            body("incident.responder.replied", data: "{\"incident\":{\"id\":\"Q1\"}}"),
            body("incident.acknowledged", data: "null"),
        ])
    func passedOver(body: String) async throws {
        #expect(await call(try incidents(), body) == 202)
        #expect(intake.words.isEmpty)
    }

    @Test("what we did there in a user's name is not heard as theirs")
    func own() async throws {
        let pager = PagerFault.incidents(service, webhookSecrets: { Self.secret })
        _ = try await pager.send(Pages.order(to: "PANA123", pager: "pd"), key: "k")
        let door = try #require(pager.webhooks(into: intake).first)
        let own = Self.body("incident.acknowledged", agent: Self.user("PBOT123", "Bot"))
        #expect(await call(door, own) == 202)
        // After a start it is asked who that is, once.
        let fresh = try incidents()
        for _ in 0..<2 { #expect(await call(fresh, own) == 202) }
        #expect(intake.words.isEmpty)
        #expect(service.asked.count { $0.hasPrefix("GET /users") } == 2)
    }

    /// Python's hmac made the signature.
    @Test("a signature that somebody else made is good")
    func vector() async throws {
        let body = #"{"event":{"id":"01F","event_type":"pagey.ping"}}"#
        let signature = "v1=4675bb148c8e6b3e9e2420bd78001a4e5f40bde4dfb4fd2ff81251d5c5e8baee"
        #expect(await call(try incidents(secrets: "sig-secret"), body, signature: signature) == 202)
    }

    @Test("two secrets, and two signatures, while one takes the place of the other")
    func rotation() async throws {
        let body = Self.body("incident.acknowledged")
        let both = "\(Self.signature(body, "new")),\(Self.signature(body))"
        #expect(await call(try incidents(), body, signature: both) == 202)
        #expect(await call(try incidents(secrets: "new\n\(Self.secret)"), body) == 202)
    }

    @Test(
        "nothing is looked into without a good signature",
        arguments: [
            "", "v1=", "v1=00", "v0=" + String(repeating: "0", count: 64), "v1=" + String(repeating: "0", count: 64),
            "v1=" + String(repeating: "Z", count: 64), String(repeating: "v1=0,", count: 1000),
        ])
    func forged(signature: String) async throws {
        #expect(await call(try incidents(), Self.body("incident.acknowledged"), signature: signature) == 401)
        #expect(intake.words.isEmpty)
    }

    @Test("a body that was changed on its way is forged; a secret that cannot be read is our trouble")
    func changed() async throws {
        let body = Self.body("incident.acknowledged")
        #expect(await call(try incidents(), body + " ", signature: Self.signature(body)) == 401)
        #expect(await call(try incidents(secrets: "\n"), body) == 503)
    }

    @Test(
        "kinds that change nothing cost no look-up, and are not asked for again while their API is away",
        arguments: [
            "incident.workflow.started", "incident.workflow.completed", "incident.service_updated",
            "incident.status_update_published", "incident.custom_field_values.updated",
            "incident.action_invocation.created",
            "incident.conference_bridge.updated", "incident.incident_type.changed", "incident.triggered",
            "incident.annotated", "incident.priority_updated", "incident.responder.replied", "incident.of_tomorrow",
        ])
    func free(type: String) async throws {
        service.fail("GET /incidents/Q7", .success(FakePagerDuty.json(503, "")))
        let data = "{\"incident\":{\"id\":\"Q7\",\"type\":\"incident_reference\"}}"
        #expect(await call(try incidents(), Self.body(type, data: data)) == 202)
        #expect(service.asked.isEmpty)
        #expect(intake.words.isEmpty)
    }

    @Test(
        "a signed object of another shape is passed over",
        arguments: [
            "{}", "{\"event\":[]}", "{\"event\":{\"id\":7}}", "{\"event\":{\"id\":\"1\",\"event_type\":[]}}",
            body("incident.acknowledged", id: ""), body("incident.acknowledged", data: "[7]"),
        ])
    func odd(body: String) async throws {
        #expect(await call(try incidents(), body) == 202)
        #expect(intake.words.isEmpty)
    }

    @Test(
        "fields of another type are as if missing",
        arguments: ["\"assignees\":[7,null]", "\"priority\":3", "\"user\":[]"])
    func lenient(field: String) async throws {
        let data = "{\"id\":\"Q1\",\"incident_key\":\"\(Self.key)\",\(field)}"
        #expect(await call(try incidents(), Self.body("incident.acknowledged", data: data)) == 202)
        #expect(intake.words.map(\.kind) == [.acknowledged])
    }

    @Test(
        "a signed body that is no object is 400", arguments: ["", "[]", "\u{0}", String(repeating: "[", count: 5000)])
    func malformed(body: String) async throws {
        #expect(await call(try incidents(), body) == 400)
        #expect(intake.words.isEmpty)
    }

    @Test("what could not be kept, or looked up, is asked for again")
    func full() async throws {
        intake.fill()
        #expect(await call(try incidents(), Self.body("incident.acknowledged")) == 503)
        service.fail("GET /incidents/Q1", .success(FakePagerDuty.json(500, "")))
        #expect(
            await call(try incidents(), Self.body("incident.responder.replied", data: Self.responder("joined"))) == 503)
    }

    @Test(
        "times as they write them",
        arguments: [
            ("2026-11-20T14:02:07.120Z", 1_795_183_327_120), ("2026-11-20T09:02:07-05:00", 1_795_183_327_000),
            ("2026-11-20T14:02:07.1234567+00:00", 1_795_183_327_123),
        ] as [(String, Int64)])
    func times(text: String, milliseconds: Int64) {
        #expect(Instant(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(
        "what is no time is none",
        arguments: [
            "", "2026-11-20", "2026-11-20T14:02:07", "2026-13-20T14:02:07Z", "2026-11-20T14:02:07.Z",
            "2026-11-20T14:02:07+5:00",
        ])
    func noTimes(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }
}
