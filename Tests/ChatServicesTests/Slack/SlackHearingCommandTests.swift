import Delivery
import Incidents
import Testing

@testable import ChatServices

@Suite("hearing Slack's slash command")
struct SlackHearingCommandTests {
    private let id = "slash.13345224609.738474920.8088930838d88f008e0"

    @Test("it is what would be typed after the prefix, asked by one person alone")
    func command() async throws {
        let stage = SlackHearingStage()
        #expect(await stage.hearing.take(.command, SlackSample.command("ic handoff <@U2|ben>")).word == "kept")
        let heard = try #require(await stage.intake.heard.first)
        #expect(heard.id == id)
        #expect(heard.room == RoomRef(chat: "slack", room: "C1"))
        #expect(heard.sender == "U1")
        #expect(heard.text == "ic handoff @U2")
        #expect(heard.mentioned == ["U2"])
        #expect(heard.isAddressed && heard.isUnseen)
        #expect(heard.at == SlackHearingStage.now)
        let memory = await stage.intake.memory
        #expect(memory == ["slack/reply/\(id)": "1763692750 https://hooks.slack.com/commands/T1/123/abc"])
    }

    @Test("nothing typed asks for help")
    func empty() async {
        for text in ["", "  ", "\n"] {
            #expect(await SlackHearingStage.heard(.command, SlackSample.command(text)).map(\.text) == ["help"])
        }
    }

    @Test("an answer goes to Slack alone")
    func replyURLs() {
        let rows = [
            ("https://hooks.slack.com/commands/x", true), ("https://slack.com/x", true),
            ("https://HOOKS.slack.com/x", true),
            ("https://hooks.slack.com:443/x", true), ("http://hooks.slack.com/x", false),
            ("https://evil.test/x", false),
            ("https://slack.com.evil.test/x", false), ("https://evilslack.com/x", false),
            ("https://hooks.slack.com@evil.test/x", false), ("https://evil.test/?https://slack.com/", false),
            ("https://evil.test\\@slack.com/", false), ("https://hooks.slack.com/a b", false), ("//slack.com/x", false),
            ("https://", false), ("", false), ("https://slack.test/reply", true), ("http://slack.test/reply", false),
            ("https://slack.com/" + String(repeating: "a", count: 1000), false), ("https://slack.com/\n", false),
        ]
        for (url, isGood) in rows {
            #expect(SlackReplyURL.isGood(url, apiBase: "https://slack.test/api") == isGood, "\(url)")
        }
        #expect(SlackReplyURL.isGood("http://127.0.0.1:8080/r", apiBase: "http://127.0.0.1:8080/api"))
    }

    @Test("a foreign answer address is not remembered")
    func foreign() async {
        let stage = SlackHearingStage()
        let payload = SlackSample.command("status").with(["response_url": "https://evil.test/x"])
        #expect(await stage.hearing.take(.command, payload).word == "kept")
        #expect(await stage.intake.memory.isEmpty)
    }

    @Test(
        "declare and update alone open a form",
        arguments: [
            ("declare", "sitrep:declare"), (" !Declare ", "sitrep:declare"), ("update", "sitrep:update"),
            ("update INC-3", "sitrep:update"),
        ])
    func forms(typed: String, callback: String) async {
        let stage = SlackHearingStage()
        #expect(await stage.hearing.take(.command, SlackSample.command(typed)).word == "kept")
        #expect(stage.methods == ["views.open"])
        let arguments = stage.calls.first?.arguments ?? .null
        #expect(arguments["trigger_id"] == "13345224609.738474920.8088930838d88f008e0")
        #expect(arguments["view"]["callback_id"].string == callback)
        #expect(await stage.intake.heard.isEmpty)
    }

    @Test("where the form cannot be opened the plain command answers")
    func noForm() async {
        let stage = SlackHearingStage([:])
        #expect(await stage.hearing.take(.command, SlackSample.command("declare")).word == "kept")
        #expect(await stage.intake.heard.map(\.text) == ["declare"])
        #expect(stage.methods == ["views.open"])
    }

    @Test("with more to say no form is opened")
    func noFormNeeded() async {
        for typed in ["declare P1 down", "update db restarted", "updates", "update 3", "status"] {
            let stage = SlackHearingStage()
            _ = await stage.hearing.take(.command, SlackSample.command(typed))
            #expect(stage.calls.isEmpty, "\(typed)")
            #expect(await stage.intake.heard.map(\.text) == [typed])
        }
    }

    @Test("a command without its ids is refused")
    func malformed() async {
        let hearing = SlackHearingStage().hearing
        for key in ["user_id", "channel_id"] {
            for odd: JSONValue in [.null, .int(1), "", "a/b", .string(String(repeating: "x", count: 300))] {
                let payload = SlackSample.command("status").with([key: odd])
                #expect(await hearing.take(.command, payload).word == "refused")
            }
        }
    }

    @Test("without a trigger that can be read it is a command all the same, and no form")
    func triggerless() async {
        for odd: JSONValue in [.null, .int(1), "", "a/b", .string(String(repeating: "x", count: 255))] {
            let stage = SlackHearingStage()
            let payload = SlackSample.command("declare").with(["trigger_id": odd])
            #expect(await stage.hearing.take(.command, payload).word == "kept")
            #expect(await stage.intake.heard.map(\.text) == ["declare"])
            #expect(stage.calls.isEmpty)
        }
    }
}
