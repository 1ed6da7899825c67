import Delivery
import FoundationEssentials
import Testing

@testable import Pagers

/// Whatever stands in a call, it is answered and nothing that was not said is believed. Signed, so that the signature does not
/// end it: as if Twilio itself were out of order.
@Suite("webhooks of telephones and broken calls")
struct WebhookMutationTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private let body =
        "CallSid=CA1&Digits=1&CallStatus=busy&MessageSid=SM1&MessageStatus=failed&Body=1&From=%2B49&To=%2B49"

    private func mutated(_ text: String, _ dice: inout Dice) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &dice) {
            let at = Int.random(in: 0...bytes.count, using: &dice)
            switch Int.random(in: 0...3, using: &dice) {
            case 0: bytes.insert(UInt8.random(in: 0...255, using: &dice), at: at)
            case 1: bytes.insert(contentsOf: Array("&%=+;%00".utf8).shuffled(using: &dice), at: at)
            case 2: bytes = Array(bytes.prefix(at))
            default: if at < bytes.count { bytes[at] = UInt8.random(in: 0...255, using: &dice) }
            }
        }
        return bytes
    }

    @Test("are answered, each of them", arguments: [UInt64(1), 2, 3, 4])
    func calls(seed: UInt64) async throws {
        var dice = Dice(state: seed)
        let intake = RecordingIntake()
        let pagers: [any Pager] = [
            PagerFault.twilio(.voice, send: Exchange().send), PagerFault.twilio(.sms, send: Exchange().send),
            PagerFault.pushover(send: Exchange().send),
        ]
        for webhook in pagers.flatMap({ $0.webhooks(into: intake) }) {
            for _ in 0..<250 {
                let body = mutated(body, &dice)
                let query = String(decoding: mutated("page=c2l0cmVw&said=WA&at=5", &dice), as: UTF8.self)
                let fields = Set(WebForm(body)?.fields ?? []).sorted {
                    $0.name == $1.name
                        ? $0.value.unicodeScalars.lexicographicallyPrecedes($1.value.unicodeScalars)
                        : $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars)
                }
                let signed =
                    "https://sitrep.example.org\(webhook.path)\(query.isEmpty ? "" : "?")\(query)"
                    + fields.map { $0.name + $0.value }.joined()
                let code = Data(MessageCode.sha1(Array(signed.utf8), key: PagerFault.secret)).base64EncodedString()
                let answer = await webhook.handle(
                    Webhook.Call(headers: [("X-Twilio-Signature", code)], body: body, query: query))
                #expect([200, 204, 400, 401].contains(answer.status))
            }
        }
        // Pushover's calls carry no code here: none may count.
        #expect(intake.words.allSatisfy { $0.pager != "pushover" && !$0.dedupKey.isEmpty && !$0.id.isEmpty })
        #expect(!intake.words.isEmpty, "some of them are well")
    }
}
