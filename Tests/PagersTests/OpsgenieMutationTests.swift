import Delivery
import HTTPClient
import Testing

@testable import Pagers

@Suite("Opsgenie's webhooks, bent")
struct OpsgenieMutationTests {
    /// Of a fixed seed, so that a failure can be seen again.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64 = 20_261_120
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test("whatever its bytes are, a call is heard, passed over or refused, and changes nothing but by a word")
    func bent() async throws {
        let intake = RecordingIntake()
        let pager = PagerFault.opsgenie { _ throws(HTTPFailure) in HTTPResponse(status: 500) }
        let door = try #require(pager.webhooks(into: intake).first)
        let headers = [(name: OpsgeniePager.secretHeader, value: PagerFault.secret)]
        let sample = Array(OpsgenieWebhookTests.sample("Acknowledge", more: ",\"note\":\"n\"").utf8)
        let pieces = ["null", "{}", "[]", "\"", "\\u0000", "1e999", "-1", "}", ",", "\u{FFFD}"].map { Array($0.utf8) }
        var dice = Dice()
        for _ in 0..<3000 {
            var body = sample
            for _ in 0...Int.random(in: 0..<3, using: &dice) {
                let at = Int.random(in: 0..<body.count, using: &dice)
                switch Int.random(in: 0..<4, using: &dice) {
                case 0: body[at] = UInt8.random(in: 0...255, using: &dice)
                case 1: body.insert(contentsOf: pieces.randomElement(using: &dice) ?? [], at: at)
                case 2: body.removeSubrange(at..<min(body.count, at + Int.random(in: 1..<40, using: &dice)))
                default: body = Array(body.prefix(at))
                }
                if body.isEmpty { body = [0x7B] }
            }
            let before = intake.words.count
            let status = await door.handle(Webhook.Call(headers: headers, body: body)).status
            #expect([200, 400].contains(status))
            if status != 200 { #expect(intake.words.count == before) }
        }
        #expect(!intake.words.isEmpty)
    }
}
