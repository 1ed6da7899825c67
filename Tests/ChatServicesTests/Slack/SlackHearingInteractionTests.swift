import Delivery
import Incidents
import Testing

@testable import ChatServices

@Suite("hearing Slack's buttons and forms")
struct SlackHearingInteractionTests {
    private func heard(_ payload: JSONValue) async -> Heard? {
        await SlackHearingStage.heard(.interaction, payload).first
    }

    @Test("a button is the command that it stands for")
    func button() async throws {
        let heard = try #require(await heard(SlackSample.press("ic me INC-3")))
        #expect(heard.id == "button.1763692749.626585.U1")
        #expect(heard.room == RoomRef(chat: "slack", room: "C1"))
        #expect(heard.thread == "1763692600.000100")
        #expect(heard.text == "ic me INC-3")
        #expect(heard.sender == "U1")
        #expect(heard.isAddressed && heard.isUnseen)
        #expect(heard.at == Instant(milliseconds: 1_763_692_749_626))
    }

    @Test("a button under the first message of a thread is answered in the channel")
    func root() async {
        let payload = SlackSample.press("ack").with([
            "message": ["ts": "5.1", "thread_ts": "5.1"], "container": ["message_ts": "5.1", "channel_id": "C1"],
        ])
        let heard = await heard(payload)
        #expect(heard != nil && heard?.thread == nil)
    }

    @Test("an ephemeral message says its channel in the container alone")
    func ephemeral() async {
        let payload = SlackSample.press("ack").without("channel").without("message")
        #expect(await heard(payload)?.room.room == "C1")
        #expect(await heard(payload)?.thread == "1763692600.000100")
    }

    @Test("a button may open a form, with where it was pressed")
    func form() async {
        let stage = SlackHearingStage()
        #expect(await stage.hearing.take(.interaction, SlackSample.press(":update INC-3")).word == "kept")
        #expect(await stage.intake.heard.isEmpty)
        let view = stage.calls.first?.arguments["view"] ?? .null
        #expect(view["callback_id"] == "sitrep:update")
        #expect(view["title"]["text"] == "Update INC-3")
        #expect(view["private_metadata"] == #"{"incident":"INC-3","room":"C1","thread":"1763692600.000100"}"#)
    }

    @Test("buttons of others, and what is no button, are passed over")
    func foreign() async {
        #expect(await heard(SlackSample.press("ack", action: "other")) == nil)
        #expect(await heard(SlackSample.press("")) == nil)
        for type in [
            "view_closed", "block_suggestion", "workflow_step_edit", "interactive_message", "dialog_submission",
            "dialog_cancellation", "dialog_suggestion", "invented",
        ] {
            let stage = SlackHearingStage()
            let payload = SlackSample.press("ack").with(["type": .string(type)])
            #expect(await stage.hearing.take(.interaction, payload).word == "kept")
            #expect(await stage.intake.heard.isEmpty)
        }
        #expect(await SlackHearingStage().hearing.take(.interaction, [:]).word == "refused")
    }

    @Test("the declare form is the declare command")
    func declare() async throws {
        let values: JSONValue = [
            "title": SlackSample.value("checkout\nis  down"), "severity": SlackSample.choice("P1"),
            "impact": SlackSample.value("12 % of cards"),
        ]
        let heard = try #require(await heard(SlackSample.submission("sitrep:declare", values)))
        #expect(heard.id == "view.VNHU13V36")
        #expect(heard.text == "declare P1 checkout is down (12 % of cards)")
        #expect(heard.room.room == "C1")
        #expect(heard.thread == "1763692600.000100")
        #expect(heard.isAddressed && heard.isUnseen)
        let short: JSONValue = ["title": SlackSample.value("!close"), "severity": SlackSample.choice("P9")]
        #expect(await self.heard(SlackSample.submission("sitrep:declare", short))?.text == "declare !close")
    }

    @Test("the update form is the update command, on one line")
    func update() async {
        let values: JSONValue = [
            "status": SlackSample.value("db restarted\n!resolved\r\n\u{2028}done"), "impact": SlackSample.value("none"),
            "theory": SlackSample.value("pool"), "next": SlackSample.value("raise it"), "eta": SlackSample.value("20"),
        ]
        let metadata = #"{"room":"C1","incident":"INC-3"}"#
        let heard = await heard(SlackSample.submission("sitrep:update", values, metadata: metadata))
        #expect(
            heard?.text
                == "update INC-3 status: db restarted !resolved done impact: none theory: pool next: raise it eta: 20m")
        #expect(heard?.thread == nil)
        let one: JSONValue = ["impact": SlackSample.value("INC-5 too")]
        #expect(await self.heard(SlackSample.submission("sitrep:update", one))?.text == "update impact: INC-5 too")
    }

    @Test("what is missing or too long is said beside its field, and nothing is kept")
    func errors() async {
        let long = String(repeating: "x", count: 201)
        let rows: [(String, JSONValue, String)] = [
            ("declare", [:], "title"), ("declare", ["title": SlackSample.value(" \n")], "title"),
            ("declare", ["title": SlackSample.value(long)], "title"),
            ("declare", ["title": SlackSample.value("a"), "impact": SlackSample.value(long)], "impact"),
            ("declare", ["title": .int(5)], "title"), ("update", [:], "status"),
            ("update", ["eta": SlackSample.value("5")], "status"),
            ("update", ["status": SlackSample.value("a"), "eta": SlackSample.value("0")], "eta"),
            ("update", ["status": SlackSample.value("a"), "eta": SlackSample.value("10081")], "eta"),
            ("update", ["status": SlackSample.value("a"), "eta": SlackSample.value("5m ack")], "eta"),
            ("update", ["status": SlackSample.value(String(repeating: "x", count: 4000))], "status"),
        ]
        for (form, values, field) in rows {
            let stage = SlackHearingStage()
            let answer = await stage.hearing.take(.interaction, SlackSample.submission("sitrep:\(form)", values))
            guard case .kept(let body?) = answer else {
                Issue.record("\(answer) for \(values.text)")
                continue
            }
            #expect(body["response_action"] == "errors")
            #expect(Array(body["errors"].object.keys) == [field])
            #expect(await stage.intake.heard.isEmpty)
        }
    }

    @Test("a form whose place is not known is answered to whoever sent it")
    func places() async {
        let values: JSONValue = ["title": SlackSample.value("down")]
        for metadata in ["", "x", "[]", #"{"room":5}"#, #"{"room":"a/b"}"#, String(repeating: "[", count: 5000)] {
            let heard = await heard(SlackSample.submission("sitrep:declare", values, metadata: metadata))
            #expect(heard?.room.room == "U1")
        }
        #expect(await heard(SlackSample.submission("other", values)) == nil)
    }

    @Test("the declare shortcut opens the form, from a message too")
    func shortcuts() async {
        for (type, room) in [("shortcut", "U1"), ("message_action", "C1")] {
            let stage = SlackHearingStage()
            #expect(await stage.hearing.take(.interaction, SlackSample.shortcut(type)).word == "kept")
            #expect(stage.calls.first?.arguments["view"]["private_metadata"].string == "{\"room\":\"\(room)\"}")
            let other = SlackSample.shortcut(type, callback: "other")
            #expect(await stage.hearing.take(.interaction, other).word == "kept")
            #expect(stage.calls.count == 1)
            #expect(await stage.intake.heard.isEmpty)
        }
    }

    @Test("forms keep within Slack's limits")
    func limits() {
        let many = (0..<200).map { "P\($0)" } + ["", String(repeating: "x", count: 76)]
        for form in [SlackForm.declare, .update(nil), .update(IncidentID(.max))] {
            let view = form.view(room: "C1", thread: "1.2", severities: many)
            #expect((view["title"]["text"].string ?? "").count <= 24)
            #expect(view["blocks"].array.count <= 100)
            for block in view["blocks"].array {
                #expect(block["element"]["options"].array.count <= 100)
                #expect((block["label"]["text"].string ?? "").count <= 2000)
            }
        }
        let none = SlackForm.declare.view(room: "C1", thread: nil, severities: [])
        #expect(none["blocks"].array.map { $0["block_id"].string } == ["title", "impact"])
    }
}
