import CCrypto
import Delivery
import Incidents
import Testing

@testable import ChatServices

@Suite("Slack's webhooks")
struct SlackHearingWebhookTests {
    private enum Forged { case no, signature, stale, unsigned }

    private func call(
        _ stage: SlackHearingStage, _ path: String, _ body: [UInt8], _ forged: Forged = .no, retry: Int? = nil
    ) async throws -> Webhook.Answer {
        let hooks = stage.chat().webhooks(into: stage.intake)
        let hook = try #require(hooks.first { $0.path == path })
        let stamp = "\(SlackHearingStage.now.seconds - (forged == .stale ? 301 : 2))"
        let secret = Array((forged == .signature ? "another" : SlackHearingStage.secret).utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        let base = Array("v0:\(stamp):".utf8) + body
        HMAC(EVP_sha256(), secret, Int32(secret.count), base, base.count, &digest, nil)
        let hex = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        var headers: [(name: String, value: String)] = [("X-Slack-Request-Timestamp", stamp)]
        if forged != .unsigned { headers.append(("X-Slack-Signature", "v0=\(hex)")) }
        if let retry { headers += [("X-Slack-Retry-Num", "\(retry)"), ("X-Slack-Retry-Reason", "http_timeout")] }
        return await hook.handle(Webhook.Call(headers: headers, body: body))
    }

    private func form(_ fields: [String: String]) -> [UInt8] {
        Array(
            fields.map { "\($0.key)=\($0.value.percentEncoded.replacing("%20", with: "+"))" }.joined(separator: "&")
                .utf8)
    }
    private func interaction(_ payload: JSONValue) -> [UInt8] { form(["payload": payload.text]) }
    private func command(_ payload: JSONValue) -> [UInt8] { form(payload.object.mapValues { $0.string ?? "" }) }

    @Test("there are three, under the chat's name, and none for a socket")
    func paths() {
        let stage = SlackHearingStage()
        #expect(
            stage.chat().webhooks(into: stage.intake).map(\.path)
                == ["/slack/events", "/slack/commands", "/slack/interactions"])
        #expect(stage.chat(name: "acme").webhooks(into: stage.intake).map(\.path).first == "/acme/events")
        #expect(stage.chat().webhooks(into: stage.intake).allSatisfy { $0.limit == 1 << 20 })
    }

    @Test("what is signed is kept, and then answered")
    func good() async throws {
        let stage = SlackHearingStage()
        let answers = [
            try await call(stage, "/slack/events", SlackSample.message("!status é").bytes),
            try await call(stage, "/slack/commands", command(SlackSample.command("note a+b & c=d é"))),
            try await call(stage, "/slack/interactions", interaction(SlackSample.press("ack INC-3"))),
        ]
        for answer in answers {
            #expect(answer.status == 200)
            #expect(answer.body.isEmpty)
        }
        #expect(await stage.intake.heard.map(\.text) == ["!status é", "note a+b & c=d é", "ack INC-3"])
        #expect(await stage.intake.commits == 3)
    }

    @Test("what is not signed is not looked into", arguments: ["events", "commands", "interactions"])
    func forged(path: String) async throws {
        let stage = SlackHearingStage()
        let bodies = [
            SlackSample.message("!status").bytes, command(SlackSample.command("status")), Array("{".utf8), [],
        ]
        for body in bodies {
            for forged in [Forged.signature, .stale, .unsigned] {
                let answer = try await call(stage, "/slack/\(path)", body, forged)
                #expect(answer.status == 401)
                #expect(answer.body.isEmpty)
            }
        }
        #expect(await stage.intake.commits == 0)
    }

    @Test("the address is proved by repeating the challenge")
    func challenge() async throws {
        let stage = SlackHearingStage()
        let payload: JSONValue = ["token": "t", "challenge": "3eZbrw1aBm2rZgRNFdxV", "type": "url_verification"]
        let answer = try await call(stage, "/slack/events", payload.bytes)
        #expect(answer.status == 200)
        #expect(answer.contentType == "text/plain; charset=utf-8")
        #expect(answer.body == Array("3eZbrw1aBm2rZgRNFdxV".utf8))
        #expect(try await call(stage, "/slack/events", payload.with(["challenge": .int(1)]).bytes).status == 200)
    }

    @Test("a look at the certificate is answered")
    func certificate() async throws {
        for path in ["/slack/commands", "/slack/interactions"] {
            let answer = try await call(SlackHearingStage(), path, form(["ssl_check": "1", "token": "t"]))
            #expect(answer.status == 200)
        }
    }

    @Test("what could not be kept is asked for again, and is then kept once")
    func again() async throws {
        let stage = SlackHearingStage(refusals: 1)
        let body = SlackSample.message("!status").bytes
        #expect(try await call(stage, "/slack/events", body).status == 503)
        #expect(try await call(stage, "/slack/events", body, retry: 1).status == 200)
        #expect(try await call(stage, "/slack/events", body, retry: 2).status == 200)
        #expect(await stage.intake.heard.count == 1)
    }

    @Test("an error of a form is the answer's body")
    func errors() async throws {
        let body = interaction(SlackSample.submission("sitrep:declare", [:]))
        let answer = try await call(SlackHearingStage(), "/slack/interactions", body)
        #expect(answer.status == 200)
        #expect(answer.contentType == "application/json; charset=utf-8")
        #expect(JSONValue(bytes: answer.body)?["response_action"] == "errors")
    }

    @Test("what is malformed is 400")
    func malformed() async throws {
        let stage = SlackHearingStage()
        let deep = Array(String(repeating: "[", count: 100_000).utf8)
        for body in [[], Array("{".utf8), Array("[]".utf8), [0xFF], deep] {
            #expect(try await call(stage, "/slack/events", body).status == 400)
        }
        for text in ["payload=%7", "payload=%zz", "payload=%ff", "payload", "x=1", "payload=[]", "payload=%7B", ""] {
            #expect(try await call(stage, "/slack/interactions", Array(text.utf8)).status == 400, "\(text)")
        }
        #expect(try await call(stage, "/slack/commands", Array("a=%7".utf8)).status == 400)
        #expect(await stage.intake.commits == 0)
    }

    @Test("what is signed and an object is never refused, whatever it lacks")
    func lenient() async throws {
        let stage = SlackHearingStage()
        for body in [
            "{}", "{\"type\":5}", "{\"type\":\"event_callback\"}", "{\"type\":\"event_callback\",\"event\":[]}",
        ] {
            #expect(try await call(stage, "/slack/events", Array(body.utf8)).status == 200, "\(body)")
        }
        for payload in ["{}", "{\"type\":\"view_submission\",\"view\":{\"callback_id\":\"sitrep:declare\"}}"] {
            #expect(try await call(stage, "/slack/interactions", form(["payload": payload])).status == 200)
        }
        for text in ["text=status", ""] {
            #expect(try await call(stage, "/slack/commands", Array(text.utf8)).status == 200)
        }
        #expect(await stage.intake.commits == 0)
    }

    @Test("a form's fields are decoded; the first of two counts")
    func fields() {
        let text = "a=1+2&b=%26%3d%C3%A9&a=3&c&=d&&e=f=g"
        #expect(
            SlackFormBody.fields(Array(text.utf8))
                == ["a": "1 2", "b": "&=é", "c": "", "": "d", "e": "f=g"])
        for odd in ["a=%", "a=%4", "a=%4g", "%zz=1", "a=%C3"] { #expect(SlackFormBody.fields(Array(odd.utf8)) == nil) }
    }
}
