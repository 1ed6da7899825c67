import Delivery
import Incidents
import Testing

@testable import ChatServices

@Suite("hearing Slack's reactions")
struct SlackHearingReactionTests {
    private static let message: JSONValue = [
        "type": "message", "user": "U1", "text": "errors &lt; 1 %", "ts": "1763692745.000200",
    ]
    private let history: [String: JSONValue] = ["conversations.history": ["ok": true, "messages": [message]]]

    @Test("a timeline emoji marks the message it stands on")
    func on() async throws {
        let stage = SlackHearingStage(history)
        #expect(await stage.hearing.take(.event, SlackSample.reaction("pushpin")).word == "kept")
        let heard = try #require(await stage.intake.heard.first)
        #expect(heard.id == "reaction.1763692745.000200.pushpin.U2.1763692749.000100")
        #expect(heard.sender == "U2")
        #expect(heard.at == Instant(seconds: 1_763_692_749))
        #expect(
            heard.mark
                == Heard.Mark(
                    message: "1763692745.000200", author: "U1", text: "errors < 1 %",
                    saidAt: Instant(seconds: 1_763_692_745), isOn: true))
        #expect(
            stage.calls.first?.arguments
                == ["channel": "C1", "latest": "1763692745.000200", "inclusive": true, "limit": .int(1)])
    }

    @Test("the tone of a skin does not matter, and a sign in its name does not stop it")
    func names() async {
        let stage = SlackHearingStage(history)
        _ = await stage.hearing.take(.event, SlackSample.reaction("+1::skin-tone-6"))
        #expect(await stage.intake.heard.map(\.id) == ["reaction.1763692745.000200.u2b1.U2.1763692749.000100"])
    }

    @Test("a message in a thread is asked of the thread")
    func threads() async {
        let other = Self.message.with(["ts": "1763692740.000100"])
        let stage = SlackHearingStage([
            "conversations.history": ["ok": true, "messages": [other]],
            "conversations.replies": ["ok": true, "messages": [other, Self.message]],
        ])
        _ = await stage.hearing.take(.event, SlackSample.reaction("pushpin"))
        #expect(await stage.intake.heard.first?.mark?.text == "errors < 1 %")
        #expect(stage.methods == ["conversations.history", "conversations.replies"])
    }

    @Test("taking it off asks nothing")
    func off() async throws {
        let stage = SlackHearingStage([:])
        let payload = SlackSample.reaction("pushpin", type: "reaction_removed")
        #expect(await stage.hearing.take(.event, payload).word == "kept")
        let mark = try #require(await stage.intake.heard.first?.mark)
        #expect(!mark.isOn && mark.text.isEmpty && mark.author.isEmpty && mark.message == "1763692745.000200")
        #expect(stage.calls.isEmpty)
    }

    @Test("other emoji, other things and our own reactions are passed over")
    func ignored() async {
        let stage = SlackHearingStage(history)
        let onFile: JSONValue = [
            "type": "reaction_added", "user": "U2", "reaction": "pushpin", "item": ["type": "file", "file": "F1"],
            "event_ts": "1.2",
        ]
        for payload in [
            SlackSample.reaction("tada"), SlackSample.reaction("pushpin", user: "UBOT"), SlackSample.envelope(onFile),
        ] { #expect(await stage.hearing.take(.event, payload).word == "kept") }
        #expect(await stage.intake.heard.isEmpty)
        #expect(stage.calls.isEmpty)
    }

    @Test(
        "where a person must act Slack is not asked to send it again, and it is said",
        arguments: [
            "missing_scope", "channel_not_found", "not_in_channel", "invalid_auth", "is_archived", "access_denied",
            "some_new_code",
        ])
    func final(code: String) async {
        let stage = SlackHearingStage(["conversations.history": ["ok": false, "error": .string(code)]])
        for _ in 0..<2 { #expect(await stage.hearing.take(.event, SlackSample.reaction("pushpin")).word == "kept") }
        #expect(await stage.intake.heard.isEmpty)
        #expect(
            await stage.intake.remarks["reactions"]?.hasPrefix("Slack: could not read a message that a reaction is on")
                == true)
    }

    @Test("what may pass is asked for again", arguments: ["internal_error", "service_unavailable", "ratelimited"])
    func passing(code: String) async {
        let stage = SlackHearingStage(["conversations.history": ["ok": false, "error": .string(code)]])
        #expect(await stage.hearing.take(.event, SlackSample.reaction("pushpin")).word == "not kept")
        #expect(await stage.intake.remarks.isEmpty)
    }

    @Test("a message that is gone is not asked for again")
    func failures() async {
        let gone: [JSONValue] = [
            ["ok": true, "messages": []], ["ok": false, "error": "thread_not_found"],
        ]
        for answer in gone {
            let stage = SlackHearingStage([
                "conversations.history": ["ok": true, "messages": []], "conversations.replies": answer,
            ])
            #expect(await stage.hearing.take(.event, SlackSample.reaction("pushpin")).word == "kept")
            #expect(await stage.intake.heard.isEmpty)
        }
    }

    @Test("work that takes too long is given up")
    func slow() async {
        await #expect(throws: SlackTooSlow.self) {
            try await SlackHearing.within(.milliseconds(1)) { try await Task.sleep(for: .seconds(3600)) }
        }
    }
}
