import Delivery
import Incidents
import Testing

@testable import ChatServices

/// Slack's two ways in, the socket and the webhooks, have one hearing: whatever comes means the same.
@Suite("one hearing for both of Slack's ways in", .timeLimit(.minutes(1))) struct SlackBothWaysTests {
    private static let answers: [String: JSONValue] = [
        "views.open": ["ok": true],
        "conversations.history": [
            "ok": true,
            "messages": [
                ["type": "message", "user": "U1", "text": "<!subteam^S0DBTEAM1> look", "ts": "1763692745.000200"]
            ],
        ],
        "usergroups.list": ["ok": true, "usergroups": [["id": "S0DBTEAM1", "handle": "db-team"]]],
        "users.info": ["ok": true, "user": ["id": "U2", "team_id": "T9", "is_stranger": false]],
    ]

    /// What is only told apart where a name or a mark is looked up, beside all that does something.
    private static let all: [(SlackPayloadKind, JSONValue)] =
        SlackSample.all + [
            (.event, SlackSample.message("!page <!subteam^S0DBTEAM1> db is down")),
            (.event, SlackSample.message("!page <!subteam^S0DBTEAM1|@db-team>")),
            (.event, SlackSample.message("<!subteam^S0NOBODY1> look")),
            (
                .event,
                SlackSample.message(
                    "", ["blocks": [SlackSample.rich([["type": "usergroup", "usergroup_id": "S0DBTEAM1"]])]])
            ),
            (.event, SlackSample.mention("<@UBOT> page <!subteam^S0DBTEAM1>")),
            (.event, SlackSample.message("!severity P1", ["edited": ["user": "U1", "ts": "1763692799.000000"]])),
            (.event, SlackSample.message("!ic me", ["user_team": "T9", "source_team": "T9"])),
            (.event, SlackSample.message("hello", ["channel_type": "im", "channel": "D1"])),
            (.event, SlackSample.reaction("pushpin").with(["is_ext_shared_channel": true])),
            (.command, SlackSample.command("page <!subteam^S0DBTEAM1|@db-team> now")),
            (.command, SlackSample.command("page <!subteam^S0DBTEAM1>")),
            (.command, SlackSample.command("?")),
            (.command, SlackSample.command("--help")),
        ]

    private func heard(_ way: String, _ kind: SlackPayloadKind, _ payload: JSONValue) async throws -> [String] {
        let stage = SlackHearingStage(Self.answers)
        if way == "socket" {
            let http = SlackChat.Way.http(signingSecret: { SlackHearingStage.secret })
            _ = await stage.chat(way: http).hearing(into: stage.intake).take(kind, payload)
        } else {
            let hooks = stage.chat().webhooks(into: stage.intake)
            let path = ["event": "events", "command": "commands", "interaction": "interactions"]["\(kind)"] ?? ""
            let hook = try #require(hooks.first { $0.path == "/slack/\(path)" })
            let fields =
                switch kind {
                case .event: payload.bytes
                case .command: SlackSigned.form(payload.object.mapValues { $0.string ?? "" })
                case .interaction: SlackSigned.form(["payload": payload.text])
                }
            let answer = await hook.handle(SlackSigned.call(fields))
            #expect(answer.status == 200)
        }
        let moves = await stage.intake.moves.map { "\($0.old) to \($0.new)" }
        return await stage.intake.heard.map { "\($0)" } + moves
    }

    @Test("each kind of message means the same both ways", arguments: all.indices)
    func same(row: Int) async throws {
        let (kind, payload) = Self.all[row]
        let socket = try await heard("socket", kind, payload)
        #expect(try await heard("webhook", kind, payload) == socket)
    }

    @Test("a team that is mentioned is a team, also the first time, and an unknown one is a name and no word")
    func teams() async throws {
        for (text, said) in [
            ("!page <!subteam^S0DBTEAM1>", "!page db-team"), ("!page <!subteam^S0NOBODY1>", "!page @S0NOBODY1"),
        ] {
            let stage = SlackHearingStage(Self.answers)
            let hooks = stage.chat().webhooks(into: stage.intake)
            let hook = try #require(hooks.first)
            _ = await hook.handle(SlackSigned.call(SlackSample.message(text).bytes))
            #expect(await stage.intake.heard.map(\.text) == [said])
            #expect(stage.methods == ["usergroups.list"])
        }
    }

    @Test("a group that nobody knows is not asked for with each message")
    func asksOnce() async {
        let stage = SlackHearingStage(Self.answers)
        let hearing = stage.hearing
        for _ in 0..<3 { _ = await hearing.take(.event, SlackSample.message("<!subteam^S0NOBODY1>")) }
        #expect(stage.methods == ["usergroups.list"])
    }

    @Test("what was edited, who waits for an answer, and who is of another organisation are marked")
    func marks() async {
        func one(_ payload: JSONValue, _ kind: SlackPayloadKind = .event) async -> Heard? {
            let stage = SlackHearingStage(Self.answers)
            _ = await stage.hearing.take(kind, payload)
            return await stage.intake.heard.first
        }
        let edited: [String: JSONValue] = ["edited": ["user": "U1", "ts": "1763692799.000000"]]
        #expect(await one(SlackSample.message("!severity P1", edited))?.isEdited == true)
        #expect(await one(SlackSample.message("!severity P1"))?.isEdited == false)
        #expect(await one(SlackSample.command("?"), .command)?.expectsAnswer == true)
        #expect(await one(SlackSample.message("x", ["channel_type": "im"]))?.expectsAnswer == true)
        #expect(await one(SlackSample.message("!status"))?.expectsAnswer == false)
    }

    @Test("people of other organisations are known by their team, those of a Grid by their account")
    func foreign() async {
        func isForeign(_ event: [String: JSONValue], _ envelope: [String: JSONValue] = [:], _ user: JSONValue = .null)
            async -> Bool?
        {
            let stage = SlackHearingStage(["users.info": ["ok": true, "user": user]])
            let payload = SlackSample.message("!ic me", event).with(envelope)
            _ = await stage.hearing.take(.event, payload)
            return await stage.intake.heard.first?.isForeign
        }
        let shared: [String: JSONValue] = ["is_ext_shared_channel": true]
        #expect(await isForeign([:]) == false)
        #expect(await isForeign([:], shared) == false, "one of ours in a shared channel")
        #expect(await isForeign(["user_team": "T9", "source_team": "T9"], shared) == true)
        #expect(await isForeign(["team": "T9"], shared) == true)
        #expect(await isForeign(["user_team": "T9"]) == true)
        // A Grid: another workspace of the same organisation.
        let grid = shared.merging(["context_enterprise_id": "E1"]) { _, new in new }
        let colleague: JSONValue = ["id": "U1", "team_id": "T9", "enterprise_user": ["enterprise_id": "E1"]]
        #expect(await isForeign(["user_team": "T9"], grid, colleague) == false)
        #expect(await isForeign(["user_team": "T9"], grid, ["id": "U1", "team_id": "T9"]) == true)
        // A workspace's own samples name one team throughout, whatever auth.test said.
        #expect(
            await isForeign(["team": "T061"], ["team_id": "T061", "authorizations": .null, "context_team_id": .null])
                == false)
        #expect(await isForeign(["team": .null, "user_team": .null], shared, ["id": "U1", "team_id": "T9"]) == true)
    }

    @Test("a slash command of another organisation is theirs, and opens no form")
    func foreignCommand() async {
        func stage(_ fields: [String: JSONValue], _ user: JSONValue = .null, text: String = "ic me") async
            -> SlackHearingStage
        {
            let stage = SlackHearingStage(["users.info": ["ok": true, "user": user], "views.open": ["ok": true]])
            _ = await stage.hearing.take(.command, SlackSample.command(text).with(fields))
            return stage
        }
        func isForeign(_ fields: [String: JSONValue], _ user: JSONValue = .null) async -> Bool? {
            await stage(fields, user).intake.heard.first?.isForeign
        }
        #expect(await isForeign([:]) == false)
        #expect(await isForeign(["team_id": "T9", "enterprise_id": .null]) == true)
        #expect(await isForeign(["team_id": "T9", "enterprise_id": "E9"]) == true)
        #expect(await isForeign(["team_id": .null]) == false)
        let theirs = await stage(["team_id": "T9"], text: "declare")
        #expect(await theirs.intake.heard.map(\.isForeign) == [true])
        #expect(await stage([:], text: "declare").intake.heard.isEmpty, "a form was opened")
        // A Grid: another workspace of the same organisation, and another organisation.
        let grid = SlackHearingStage(["users.info": ["ok": true, "user": ["id": "U1", "team_id": "T9"]]])
        let hearing = grid.hearing
        hearing.chat.directory.learn(.init(user: "UBOT", bot: "BBOT", team: "T1", enterprise: "E1"))
        _ = await hearing.take(
            .command, SlackSample.command("ic me").with(["team_id": "T7", "enterprise_id": "E1", "trigger_id": "1.1"]))
        _ = await hearing.take(
            .command, SlackSample.command("ic me").with(["team_id": "T9", "enterprise_id": "E9", "trigger_id": "1.2"]))
        #expect(await grid.intake.heard.map(\.isForeign) == [false, true])
    }

    @Test("a button that somebody of another organisation presses is theirs")
    func foreignPress() async {
        let stage = SlackHearingStage([:])
        let press = SlackSample.press("ic me INC-3")
        _ = await stage.hearing.take(.interaction, press)
        _ = await stage.hearing.take(
            .interaction, press.with(["user": ["id": "U9", "username": "eve", "team_id": "T9"]]))
        #expect(await stage.intake.heard.map(\.isForeign) == [false, true])
    }
}
