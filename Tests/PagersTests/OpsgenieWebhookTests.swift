import Delivery
import HTTPClient
import Incidents
import Testing

@testable import Pagers

@Suite("what Opsgenie's webhooks say")
struct OpsgenieWebhookTests {
    private let intake = RecordingIntake()
    private var door: Webhook {
        get throws {
            let pager = PagerFault.opsgenie { _ throws(HTTPFailure) in HTTPResponse(status: 500) }
            return try #require(pager.webhooks(into: intake).first)
        }
    }

    /// Of their documentation, with our alias.
    static func sample(
        _ action: String, username: String = "ana@example.org", updatedAt: Int64 = 1_420_452_224_764_002_246,
        more: String = "", outside: String = ""
    ) -> String {
        """
        {"source":{"name":"","type":"web"},"alert":{"updatedAt":\(updatedAt),"tags":["tag1","tag2"],\
        "message":"test alert","username":"\(username)","alertId":"052652ac-5d1c-464a-812a-7dd18bbfba8c",\
        "source":"fili@ifountain.com","alias":"sitrep~15f3a~1INC-3~117~1ana","tinyId":"23",\
        "createdAt":1420452191104,"userId":"","entity":""\(more)},"action":"\(action)",\
        "integrationId":"37c8f316-17c6-49d7-899b-9c7e540c048d","integrationName":"Integration1"\(outside)}
        """
    }

    private func call(_ body: String, secret: String? = PagerFault.secret) async throws -> Int {
        let headers = secret.map { [(name: "x-sitrep-secret", value: $0)] } ?? []
        return await (try door).handle(Webhook.Call(headers: headers, body: Array(body.utf8))).status
    }

    @Test("an acknowledgement is of the page, of the person, and of its time")
    func acknowledge() async throws {
        #expect(try door.path == "/pagers/opsgenie")
        #expect(try await call(Self.sample("Acknowledge")) == 200)
        #expect(
            intake.words == [
                PagerWord(
                    pager: "opsgenie",
                    id: "052652ac-5d1c-464a-812a-7dd18bbfba8c/acknowledge/1420452224764002246",
                    dedupKey: "sitrep/5f3a/INC-3/17/ana", kind: .acknowledged,
                    who: .account("ana@example.org", email: "ana@example.org", name: nil),
                    at: Instant(milliseconds: 1_420_452_224_764))
            ])
    }

    @Test("the same delivery twice is one word; out of order each keeps its time")
    func order() async throws {
        for (action, at) in [("UnAcknowledge", 2), ("Acknowledge", 1), ("UnAcknowledge", 2), ("Acknowledge", 3)] {
            #expect(try await call(Self.sample(action, updatedAt: 1_420_452_224_764 + Int64(at))) == 200)
        }
        let inOrder = intake.words.sorted { ($0.at ?? .distantPast) < ($1.at ?? .distantPast) }
        #expect(inOrder.map(\.kind) == [.acknowledged, .unacknowledged, .acknowledged])
    }

    @Test("a rule that acknowledges or closes has seen nothing", arguments: ["Acknowledge", "Close"])
    func machines(action: String) async throws {
        #expect(try await call(Self.sample(action, username: "System")) == 200)
        let said = action == "Close" ? "closed" : "acknowledged"
        #expect(intake.words.map(\.kind) == [.noted("at Opsgenie: \(said) (by System)")])
    }

    @Test("what we asked for ourselves is no news", arguments: ["Acknowledge", "Close", "Create", "UnAcknowledge"])
    func ours(action: String) async throws {
        #expect(try await call(Self.sample(action, username: "Sitrep")) == 200)
        #expect(intake.words.isEmpty)
    }

    @Test(
        "other actions stand on the timeline, or are passed over",
        arguments: [
            (Self.sample("Close"), PagerWord.Kind.resolved),
            (
                Self.sample("AddNote", more: ",\"note\":\"db is\\nfull\""),
                .noted("at Opsgenie: commented db is full (by ana@example.org)")
            ),
            (
                Self.sample("AssignOwnership", more: ",\"owner\":\"dana@example.org\""),
                .noted("at Opsgenie: assigned to dana@example.org (by ana@example.org)")
            ),
            (
                Self.sample(
                    "Escalate", username: "", outside: ",\"escalationNotify\":{\"name\":\"Managers\",\"type\":\"team\"}"
                ),
                .noted("at Opsgenie: escalated to Managers")
            ),
            (Self.sample("Delete"), .noted("at Opsgenie: deleted (by ana@example.org)")),
        ])
    func others(body: String, kind: PagerWord.Kind) async throws {
        #expect(try await call(body) == 200)
        #expect(intake.words.map(\.kind) == [kind])
    }

    @Test(
        "actions that change nothing about a page are passed over", arguments: ["Create", "AddTags", "RestartServer"])
    func passedOver(action: String) async throws {
        #expect(try await call(Self.sample(action)) == 200)
        #expect(intake.words.isEmpty)
    }

    @Test("who does not know the secret is not heard", arguments: [nil, "", "0123", PagerFault.secret + "0", "x"])
    func forged(secret: String?) async throws {
        #expect(try await call("no JSON at all", secret: secret) == 401)
        #expect(try await call(Self.sample("Acknowledge"), secret: secret) == 401)
        #expect(intake.words.isEmpty)
    }

    @Test("what is no JSON object is refused", arguments: ["", "[]", "7", String(repeating: "[", count: 100_000)])
    func malformed(body: String) async throws {
        #expect(try await call(body) == 400)
        #expect(intake.words.isEmpty)
    }

    @Test(
        "what is missing or of another type is no reason to refuse a call",
        arguments: [
            "{}", "{\"action\":\"Acknowledge\"}", "{\"action\":\"Acknowledge\",\"alert\":[]}", "{\"action\":7}",
            "{\"action\":\"Escalate\",\"alert\":{\"alertId\":\"052652ac\"},\"escalationNotify\":{\"name\":\"Managers\"}}",
            "{\"action\":\"Escalate\",\"alert\":{\"alertId\":\"052652ac\"},\"escalationNotify\":[1],\"escalation\":null}",
            Self.sample("Acknowledge").replacing("\"alias\":\"sitrep~15f3a~1INC-3~117~1ana\"", with: "\"alias\":7"),
            Self.sample(""),
        ])
    func lenient(body: String) async throws {
        #expect(try await call(body) == 200)
        #expect(intake.words.isEmpty)
    }

    @Test("an acknowledgement without its time counts all the same", arguments: [true, false])
    func timeless(isNegative: Bool) async throws {
        let body =
            isNegative
            ? Self.sample("Acknowledge", updatedAt: -5)
            : Self.sample("Acknowledge").replacing("updatedAt", with: "updated")
        for _ in 0..<2 { #expect(try await call(body) == 200) }
        #expect(intake.words.map(\.kind) == [.acknowledged])
        #expect(intake.words.map(\.at) == [nil])
    }

    @Test("an escalation that names its alert alone is of the page for which the alert was made")
    func escalated() async throws {
        #expect(try await call(Self.sample("Create")) == 200)
        let body =
            #"{"action":"Escalate","alert":{"alertId":"052652ac-5d1c-464a-812a-7dd18bbfba8c"},"#
            + #""escalationNotify":{"name":"Managers","type":"escalation"}}"#
        #expect(try await call(body) == 200)
        #expect(intake.words.map(\.dedupKey) == ["sitrep/5f3a/INC-3/17/ana"])
        #expect(intake.words.map(\.kind) == [.noted("at Opsgenie: escalated to Managers")])
    }

    @Test("what is not kept is asked for again")
    func broken() async throws {
        intake.setBroken(true)
        #expect(try await call(Self.sample("Acknowledge")) == 503)
        intake.setBroken(false)
        #expect(try await call(Self.sample("Acknowledge")) == 200)
        #expect(intake.words.count == 1)
    }

    @Test("without a secret nobody may call, and one that cannot be read lets nobody in")
    func noSecret() async throws {
        struct Gone: Error {}
        let api = OpsgenieAPI(key: { "k" }, exchange: { _ throws(HTTPFailure) in HTTPResponse(status: 500) })
        #expect(OpsgeniePager(name: "o", api: api, source: "s").webhooks(into: intake).isEmpty)
        let door = try #require(
            OpsgeniePager(name: "o", api: api, source: "s", webhookSecret: { throw Gone() }).webhooks(into: intake)
                .first)
        let headers = [(name: OpsgeniePager.secretHeader, value: "")]
        #expect(await door.handle(Webhook.Call(headers: headers, body: [])).status == 503)
    }
}
