import Delivery
import FoundationEssentials
import Incidents
import Testing

@testable import Pagers

@Suite("what Twilio calls back with")
struct TwilioWebhookTests {
    private let intake = RecordingIntake()
    private let key = "sitrep/5f3a/INC-3/17/ana"
    private let base = "https://sitrep.example.org"

    /// Calls as Twilio does, signed as it does.
    private func call(
        _ by: TwilioPager.By, _ leaf: String, query: String? = nil, _ fields: [String: String],
        token: String = PagerFault.secret
    ) async throws -> (status: Int, text: String) {
        let pager = PagerFault.twilio(by, send: Exchange().send)
        let path = "/pagers/\(pager.name)/\(leaf)"
        let webhook = try #require(pager.webhooks(into: intake).first { $0.path == path })
        let query = query ?? "page=\(Base64URL.encode(key))&said=\(Base64URL.encode("A & B."))&at=5"
        let signed =
            base + path + (query.isEmpty ? "" : "?\(query)")
            + fields.sorted { $0.key < $1.key }.map { $0 + $1 }.joined()
        var form = WebForm()
        for field in fields { form[field.key] = field.value }
        let signature = Data(MessageCode.sha1(Array(signed.utf8), key: token)).base64EncodedString()
        let answer = await webhook.handle(
            Webhook.Call(headers: [("X-Twilio-Signature", signature)], body: Array(form.text.utf8), query: query))
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    private func word(_ pager: String, _ id: String, _ kind: PagerWord.Kind) -> PagerWord {
        PagerWord(pager: pager, id: id, dedupKey: key, kind: kind, who: .addressee)
    }

    @Test("1 acknowledges, also when it comes twice")
    func pressed() async throws {
        for _ in 1...2 {
            let answer = try await call(.voice, "voice", ["CallSid": "CA1", "Digits": "1"])
            #expect(answer.status == 200)
            #expect(answer.text.contains("<Response><Say>Acknowledged, thank you.</Say><Hangup/></Response>"))
        }
        #expect(intake.words == [word("twilio-voice", "CA1/acknowledged", .acknowledged)])
    }

    @Test("another key hears it again, from the same address", arguments: ["2", "*", "", nil])
    func otherKey(digits: String?) async throws {
        var fields = ["CallSid": "CA1"]
        fields["Digits"] = digits
        let answer = try await call(.voice, "voice", fields)
        #expect(answer.status == 200 && intake.words.isEmpty)
        #expect(answer.text.contains("<Say>A &amp; B. Press 1 to acknowledge.</Say>"))
        #expect(
            answer.text.contains("action=\"\(base)/pagers/twilio-voice/voice?page=\(Base64URL.encode(key))&amp;said="))
    }

    @Test("what could not be kept is no acknowledgement")
    func broken() async throws {
        intake.setBroken(true)
        #expect(try await call(.voice, "voice", ["CallSid": "CA1", "Digits": "1"]).status == 503)
        #expect(try await call(.sms, "status", ["MessageSid": "SM1", "MessageStatus": "failed"]).status == 503)
        #expect(
            try await call(.sms, "status", ["MessageSid": "SM1", "MessageStatus": "sent", "To": "+49"]).status == 503)
    }

    @Test("a call that is not signed by them changes nothing", arguments: ["voice", "status"])
    func forged(leaf: String) async throws {
        let fields = ["CallSid": "CA1", "Digits": "1", "CallStatus": "busy"]
        #expect(try await call(.voice, leaf, fields, token: "f").status == 401)
        #expect(intake.words.isEmpty && intake.memory.isEmpty)
    }

    @Test(
        "what is no call of ours is refused",
        arguments: [
            ("voice", "", ["CallSid": "CA1", "Digits": "1"]), ("voice", "page=%21", ["CallSid": "CA1", "Digits": "1"]),
            ("voice", "page=WA", ["Digits": "1"]), ("status", "page=WA", ["CallSid": "CA1"]),
            ("status", "page=WA", ["CallStatus": "busy"]),
            ("status", "page=", ["CallSid": "CA1", "CallStatus": "busy"]),
        ])
    func malformed(leaf: String, query: String, fields: [String: String]) async throws {
        #expect(try await call(.voice, leaf, query: query, fields).status == 400)
        #expect(intake.words.isEmpty)
    }

    @Test(
        "what became of a call",
        arguments: [
            (["CallStatus": "busy"], "busy", PagerWord.Kind.failed("+49301000001 was busy")),
            (["CallStatus": "no-answer"], "no-answer", .failed("nobody answered the telephone at +49301000001")),
            (
                ["CallStatus": "failed", "ErrorCode": "13224"], "failed",
                .failed("the call to +49301000001 could not be put through (Twilio's error 13224)")
            ),
            (["AnsweredBy": "human"], "human", .delivered),
            (["AnsweredBy": "machine_start"], "machine", .failed("a voicemail answered the call to +49301000001")),
            (["AnsweredBy": "fax"], "machine", .failed("a fax answered the call to +49301000001")),
        ])
    func calls(fields: [String: String], id: String, kind: PagerWord.Kind) async throws {
        let fields = fields.merging(["CallSid": "CA1", "To": "+49301000001"]) { first, _ in first }
        for _ in 1...2 { #expect(try await call(.voice, "status", fields).status == 204) }
        #expect(intake.words == [word("twilio-voice", "CA1/\(id)", kind)])
    }

    @Test(
        "what tells people nothing is passed over", arguments: [["CallStatus": "completed"], ["AnsweredBy": "unknown"]])
    func quiet(fields: [String: String]) async throws {
        let fields = fields.merging(["CallSid": "CA1"]) { first, _ in first }
        #expect(try await call(.voice, "status", fields).status == 204)
        #expect(intake.words.isEmpty)
    }

    @Test(
        "what became of a message",
        arguments: [
            ("delivered", "", PagerWord.Kind.delivered),
            (
                "undelivered", "30003",
                .failed("the SMS to +49301000001 was not delivered (Twilio's error 30003)")
            ),
            ("failed", "", .failed("the SMS to +49301000001 was not delivered")),
        ])
    func messages(status: String, code: String, kind: PagerWord.Kind) async throws {
        let fields = ["MessageSid": "SM1", "MessageStatus": status, "To": "+49301000001", "ErrorCode": code]
        #expect(try await call(.sms, "status", fields).status == 204)
        #expect(intake.words == [word("twilio-sms", "SM1/\(status)", kind)])
    }

    private func answered(_ body: String, id: String = "SM9") async throws -> String {
        let answer = try await call(.sms, "sms", query: "", ["MessageSid": id, "From": "+49301000001", "Body": body])
        #expect(answer.status == 200)
        return answer.text
    }

    @Test("an answer acknowledges the newest page to that number", arguments: ["1", " 1.\n", "Ack", "!ack", "ACK!"])
    func answers(body: String) async throws {
        // Callbacks of an older page come last, and change nothing.
        for (page, at) in [("old", 5), (key, 7), ("old", 5)] {
            let status = try await call(
                .sms, "status", query: "page=\(Base64URL.encode(page))&at=\(at)",
                ["MessageSid": "SM\(at)", "MessageStatus": "sent", "To": "+49301000001"])
            #expect(status.status == 204)
        }
        #expect(try await answered(body).contains("<Response><Message>Acknowledged, thank you.</Message></Response>"))
        #expect(intake.words == [word("twilio-sms", "SM9", .acknowledged)])
    }

    @Test(
        "other answers are not answered: two machines must not talk", arguments: ["", "I am away", "11", "no", "1 2"])
    func otherAnswers(body: String) async throws {
        try await intake.remember("pagers/twilio-sms/newest/+49301000001", "7 \(key)")
        #expect(try await answered(body).hasSuffix("<Response></Response>"))
        #expect(intake.words.isEmpty)
    }

    @Test("an answer without a page says where to go")
    func noPage() async throws {
        #expect(try await answered("1").contains("No page to this number is known."))
        #expect(intake.words.isEmpty)
    }

    @Test("without a public address nothing is listened to")
    func deaf() {
        #expect(PagerFault.twilio(.sms, publicURL: nil, send: Exchange().send).webhooks(into: intake).isEmpty)
    }
}
