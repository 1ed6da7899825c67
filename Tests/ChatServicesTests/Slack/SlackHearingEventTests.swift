import Delivery
import FoundationEssentials
import Incidents
import Testing

@testable import ChatServices

@Suite("hearing Slack's events")
struct SlackHearingEventTests {
    private func heard(_ payload: JSONValue) async -> Heard? {
        await SlackHearingStage.heard(.event, payload).first
    }

    @Test("what somebody said is heard")
    func message() async throws {
        let heard = try #require(await heard(SlackSample.message("!status <@U2>")))
        #expect(heard.room == RoomRef(chat: "slack", room: "C1"))
        #expect(heard.id == "1763692745.000200")
        #expect(heard.sender == "U1")
        #expect(heard.text == "!status @U2")
        #expect(heard.mentioned == ["U2"])
        #expect(heard.thread == nil)
        #expect(heard.at == Instant(milliseconds: 1_763_692_745_000))
        #expect(!heard.isAddressed && !heard.isUnseen)
    }

    @Test("a message and its app_mention are one, in either order")
    func pairs() async {
        let pair = [SlackSample.message("<@UBOT> status"), SlackSample.mention("<@UBOT> status")]
        for order in [pair, pair.reversed()] {
            let stage = SlackHearingStage()
            for payload in order { #expect(await stage.hearing.take(.event, payload).word == "kept") }
            let heard = await stage.intake.heard
            #expect(heard.map(\.text) == ["status"])
            #expect(heard.first?.isAddressed == true)
            #expect(heard.first?.mentioned == [])
        }
    }

    @Test("every subtype is heard, or ignored for a reason")
    func subtypes() async {
        for (subtype, fate) in SlackEventTable.subtypes {
            let heard = await heard(SlackSample.message("!status", ["subtype": .string(subtype)]))
            #expect((heard != nil) == (fate == .said), "\(subtype)")
        }
        let said = SlackEventTable.subtypes.filter { $0.value == .said }.keys.sorted()
        #expect(said == ["file_share", "me_message", "thread_broadcast"])
        #expect(await heard(SlackSample.message("!status", ["subtype": "invented"])) == nil)
    }

    @Test("every type of event is heard, or ignored for a reason")
    func types() async {
        for (type, fate) in SlackEventTable.types {
            let payload = SlackSample.message("!status", ["type": .string(type)])
            let stage = SlackHearingStage()
            #expect(await stage.hearing.take(.event, payload).word == "kept", "\(type)")
            #expect(await stage.intake.heard.isEmpty == (fate != .said), "\(type)")
        }
        #expect(await heard(SlackSample.message("!status", ["type": "invented"])) == nil)
    }

    @Test("the table has every event of Slack's published specification")
    func specification() throws {
        guard let folder = ProcessInfo.processInfo.environment["SITREP_SPECS"] else {
            return print("SKIPPED: SITREP_SPECS is not set, so Slack's published list of events is not compared")
        }
        let data = try Data(contentsOf: URL(filePath: "\(folder)/slack_events.json"))
        let topics = try #require(JSONValue(bytes: [UInt8](data)))["topics"].object.keys
        #expect(topics.count > 50)
        // Not events but an envelope's type; kinds of channel, not of message.
        let others: Set = ["app.rate.limited", "url.verification"]
        for topic in topics where !others.contains(topic) && !topic.hasPrefix("message.") {
            let type = topic.replacing(".", with: "_")
            #expect(SlackEventTable.fate(type: type, subtype: nil) != .ignored("unknown to us"), "\(type)")
        }
    }

    @Test("bots, Slack itself and our own posts are never answered")
    func bots() async {
        let others: [[String: JSONValue]] = [
            ["bot_id": "B2"], ["bot_id": "BBOT", "user": "UBOT"], ["bot_profile": ["id": "B2"]], ["user": "UBOT"],
            ["user": "USLACKBOT"], ["user": .null], ["hidden": true], ["bot_id": .int(5)],
        ]
        for more in others { #expect(await heard(SlackSample.message("!status", more)) == nil, "\(more)") }
    }

    @Test("before auth.test worked the envelope says who we are")
    func unknownOurself() async {
        let stage = SlackHearingStage(knowsItself: false)
        _ = await stage.hearing.take(.event, SlackSample.message("<@UBOT> status"))
        _ = await stage.hearing.take(.event, SlackSample.message("x", ["user": "UBOT", "ts": "1.2"]))
        let heard = await stage.intake.heard
        #expect(heard.map(\.text) == ["status"])
        #expect(heard.first?.isAddressed == true)
    }

    @Test("a direct message needs no mention, one between several does")
    func direct() async {
        #expect(
            await heard(SlackSample.message("status", ["channel_type": "im", "channel": "D1"]))?.isAddressed == true)
        #expect(await heard(SlackSample.message("status", ["channel_type": "mpim"]))?.isAddressed == false)
        #expect(await heard(SlackSample.message("ask <@UBOT> now"))?.isAddressed == false)
    }

    @Test("a reply stands in its thread, the root does not")
    func threads() async {
        let root: JSONValue = "1763692745.000200"
        #expect(
            await heard(SlackSample.message("!ack", ["thread_ts": "1763692600.000100"]))?.thread == "1763692600.000100")
        #expect(await heard(SlackSample.message("!ack", ["thread_ts": root]))?.thread == nil)
        #expect(await heard(SlackSample.message("!ack", ["thread_ts": .int(5)]))?.thread == nil)
    }

    @Test("the time is the message's, to the millisecond; what is none is now")
    func times() async {
        #expect(SlackID.instant("1763692745.123900") == Instant(milliseconds: 1_763_692_745_123))
        #expect(SlackID.instant("1763692745") == Instant(seconds: 1_763_692_745))
        #expect(SlackID.instant("1763692745.5") == Instant(milliseconds: 1_763_692_745_500))
        for odd in ["", ".", "1.x", "-1.0", "99999999999999.1", "1.2.3", "１.2", "1e9"] {
            #expect(SlackID.instant(odd) == nil)
        }
        #expect(await heard(SlackSample.message("!ack", ["ts": "odd-ts"]))?.at == SlackHearingStage.now)
    }

    @Test("a file without words is passed over, and words in blocks are words")
    func blocks() async {
        let none = SlackSample.message(" \n", ["subtype": "file_share", "blocks": [], "files": [["id": "F1"]]])
        #expect(await heard(none) == nil)
        let blocks: JSONValue = [
            SlackSample.rich([["type": "user", "user_id": "UBOT"], ["type": "text", "text": " status"]])
        ]
        let heard = await heard(SlackSample.message("", ["blocks": blocks]))
        #expect(heard?.text == "status")
        #expect(heard?.isAddressed == true)
    }

    @Test("an id that is no id becomes no key")
    func ids() async {
        for odd in ["C1/x", "", "a b", "\u{0}", String(repeating: "C", count: 256), "é"] {
            for key in ["channel", "ts", "user"] {
                #expect(await heard(SlackSample.message("!ack", [key: .string(odd)])) == nil)
            }
        }
    }

    @Test("what was not kept is sent again")
    func notKept() async {
        let stage = SlackHearingStage(refusals: 1)
        let payload = SlackSample.message("!status")
        #expect(await stage.hearing.take(.event, payload).word == "not kept")
        #expect(await stage.hearing.take(.event, payload).word == "kept")
        #expect(await stage.intake.heard.count == 1)
    }

    @Test("that Slack holds back events is said, and that it goes on")
    func rateLimit() async {
        let stage = SlackHearingStage()
        let hearing = stage.hearing
        for _ in 0..<2 { #expect(await hearing.take(.event, ["type": "app_rate_limited"]).word == "kept") }
        _ = await hearing.take(.event, SlackSample.message("hello"))
        let troubles = await stage.intake.troubles
        #expect(troubles == ["Slack holds back events of slack: more than 30,000 came in an hour", nil])
    }

    @Test("a channel with a new id is the same room")
    func moved() async {
        let stage = SlackHearingStage()
        let event: JSONValue = ["type": "channel_id_changed", "old_channel_id": "G1", "new_channel_id": "C9"]
        _ = await stage.hearing.take(.event, SlackSample.envelope(event))
        let moves = await stage.intake.moves
        #expect(moves.map(\.old.room) == ["G1"])
        #expect(moves.map(\.new.room) == ["C9"])
    }

    @Test("an envelope that is none is refused, an unknown one passed over")
    func envelopes() async {
        let hearing = SlackHearingStage().hearing
        for odd: JSONValue in [
            .null, [], [:], ["type": .int(1)], ["type": "event_callback"], SlackSample.envelope(["type": .null]),
        ] {
            #expect(await hearing.take(.event, odd).word == "refused")
        }
        #expect(await hearing.take(.event, ["type": "invented"]).word == "kept")
    }
}
