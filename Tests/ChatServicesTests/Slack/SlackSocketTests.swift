import Delivery
import HTTPClient
import Incidents
import Testing

@testable import ChatServices

@Suite(.timeLimit(.minutes(1))) struct SlackSocketTests {
    @Test func `the app token opens a socket, and its hello means caught up`() async {
        let stage = SlackSocketStage()
        await stage.run { stage in
            let socket = await stage.socket(0)
            #expect(await stage.intake.caughtUpCount == 0)
            socket.hello()
            await stage.intake.until { $0.caughtUpCount == 1 }
            let request = await stage.opens[0]
            #expect(request.url == "https://slack.test/api/apps.connections.open")
            #expect(request.headers.contains { $0 == ("Authorization", "Bearer \(SlackSocketStage.appToken)") })
            #expect(socket.url.hasSuffix("ticket=do-not-show-1"))
            #expect(await stage.intake.troubles.isEmpty)
        }
        #expect(await stage.sockets.allSatisfy(\.isClosed))
    }

    @Test func `an envelope is acknowledged after the commit, not before`() async {
        let stage = SlackSocketStage(isBusy: true)
        await stage.run { stage in
            let socket = await stage.socket(0)
            socket.hello()
            socket.envelope("Ev1")
            await stage.until { await $0.taken == ["event Ev1"] }
            #expect(socket.sent.isEmpty)
            await stage.setBusy(false)
            await stage.until { _ in !socket.sent.isEmpty }
            #expect(socket.sent == [#"{"envelope_id":"Ev1"}"#])
        }
    }

    @Test func `what is not kept is not acknowledged, and what is refused is`() async {
        let stage = SlackSocketStage(answers: ["1": .notKept("disk full"), "2": .refused("no team")])
        await stage.run { stage in
            let socket = await stage.socket(0)
            for id in ["1", "2", "3"] { socket.envelope(id) }
            await stage.until { _ in socket.sent.count == 2 }
            #expect(socket.sent == [#"{"envelope_id":"2"}"#, #"{"envelope_id":"3"}"#])
            #expect(await stage.taken == ["event 1", "event 2", "event 3"])
        }
    }

    @Test func `an answer goes along where Slack takes one`() async {
        let answer = SlackAnswer.kept(["text": "hello"])
        let stage = SlackSocketStage(answers: ["1": answer, "2": answer, "3": .kept(nil)])
        await stage.run { stage in
            let socket = await stage.socket(0)
            socket.envelope("1", type: "slash_commands", takesAnswer: true)
            socket.envelope("2", type: "interactive")
            socket.envelope("3", type: "interactive", takesAnswer: true)
            await stage.until { _ in socket.sent.count == 3 }
            #expect(
                socket.sent == [
                    #"{"envelope_id":"1","payload":{"text":"hello"}}"#, #"{"envelope_id":"2"}"#,
                    #"{"envelope_id":"3"}"#,
                ])
            #expect(await stage.taken == ["command 1", "interaction 2", "interaction 3"])
        }
    }

    @Test func `what is unknown is acknowledged and passed over, and nothing that comes ends the listening`() async {
        let stage = SlackSocketStage()
        await stage.run { stage in
            let socket = await stage.socket(0)
            socket.envelope("1", type: "workflow_step_of_tomorrow")
            for text in ["", "no JSON", "[]", "{}", #"{"type":7}"#, #"{"type":"events_api"}"#, #"{"envelope_id":7}"#] {
                socket.say(text)
            }
            socket.envelope("2")
            await stage.until { _ in socket.sent.count == 2 }
            #expect(socket.sent == [#"{"envelope_id":"1"}"#, #"{"envelope_id":"2"}"#])
            #expect(await stage.taken == ["event 2"])
            #expect(await stage.intake.troubles.isEmpty)
        }
    }

    @Test func `envelopes are handled in order of arrival while one of them takes its time`() async {
        let stage = SlackSocketStage(isBusy: true)
        await stage.run { stage in
            let socket = await stage.socket(0)
            let names = (0..<50).map(String.init)
            for name in names { socket.envelope(name) }
            socket.hello()
            await stage.intake.until { $0.caughtUpCount == 1 }
            #expect(await stage.taken.count <= 1)
            await stage.setBusy(false)
            await stage.until { _ in socket.sent.count == 50 }
            #expect(await stage.taken == names.map { "event \($0)" })
        }
    }

    @Test func `what comes twice is taken twice: the inbox knows it`() async {
        let stage = SlackSocketStage()
        await stage.run { stage in
            let socket = await stage.socket(0)
            socket.envelope("1")
            socket.envelope("1")
            await stage.until { _ in socket.sent.count == 2 }
            #expect(await stage.taken == ["event 1", "event 1"])
        }
    }

    @Test(arguments: ["refresh_requested", "warning"])
    func `the next socket is open before the last one closes`(reason: String) async {
        let stage = SlackSocketStage()
        await stage.run { stage in
            let old = await stage.socket(0)
            old.hello()
            await stage.intake.until { $0.caughtUpCount == 1 }
            await stage.pass(.hours(5))
            old.disconnect(reason)
            let new = await stage.socket(1)
            #expect(!old.isClosed)
            old.envelope("on the old one")
            await stage.until { _ in old.sent.count == 1 }
            new.hello()
            new.envelope("on the new one")
            old.envelope("late on the old one")
            await stage.until { _ in new.sent.count == 1 && old.sent.count == 2 }
            #expect(!old.isClosed)
            await stage.release(.seconds(30))
            await stage.until { _ in old.isClosed }
            #expect(!new.isClosed)
            #expect(await stage.pauses.filter { ![.seconds(15), .seconds(30)].contains($0) }.isEmpty)
            #expect(await stage.intake.troubles.isEmpty)
            #expect(await stage.intake.caughtUpCount == 1)
            #expect(await stage.sockets.count == 2)
        }
    }

    @Test func `an old socket that Slack closes first is not missed`() async {
        let stage = SlackSocketStage()
        await stage.run { stage in
            let old = await stage.socket(0)
            old.hello()
            await stage.intake.until { $0.caughtUpCount == 1 }
            await stage.pass(.hours(5))
            old.disconnect("refresh_requested")
            old.hangUp()
            let new = await stage.socket(1)
            await stage.until { _ in old.isClosed }
            new.hello()
            new.envelope("1")
            await stage.until { _ in new.sent.count == 1 }
            #expect(await stage.sockets.count == 2)
            #expect(await stage.intake.troubles.isEmpty)
        }
    }

    @Test func `one lost socket is no trouble`() async {
        let stage = SlackSocketStage()
        await stage.run { stage in
            let first = await stage.socket(0)
            first.hello()
            await stage.intake.until { $0.caughtUpCount == 1 }
            await stage.pass(.hours(1))
            first.cut()
            let second = await stage.socket(1)
            second.hello()
            second.envelope("1")
            await stage.until { _ in second.sent.count == 1 }
            #expect(await stage.intake.troubles.isEmpty)
            #expect(await stage.pauses.contains(.milliseconds(400)))
            #expect(first.isClosed)
        }
    }

    @Test func `failures back off, are told once, and are over with the hello`() async {
        let cut = HTTPFailure(kind: .connect, message: "could not connect to wss.slack.test:443")
        let stage = SlackSocketStage(cuts: Array(repeating: cut, count: 9))
        await stage.run { stage in
            let socket = await stage.socket(0)
            let rests = await stage.pauses.filter { $0 != .seconds(15) }.map { $0 / .milliseconds(1) }
            #expect(rests == [400, 800, 1600, 3200, 6400, 12800, 24000, 24000, 24000])
            let trouble = "Slack: could not listen: could not connect to wss.slack.test:443"
            #expect(await stage.intake.troubles == [trouble])
            socket.hello()
            await stage.intake.until { $0.troubles.count == 2 }
            #expect(await stage.intake.troubles == [trouble, nil])
        }
    }

    @Test func `a socket that says nothing is closed, and another one opened`() async {
        let stage = SlackSocketStage()
        await stage.run { stage in
            let mute = await stage.socket(0)
            await stage.release(.seconds(15))
            await stage.until { _ in mute.isClosed }
            let next = await stage.socket(1)
            next.hello()
            await stage.intake.until { $0.caughtUpCount == 1 }
            #expect(await stage.intake.troubles.isEmpty)
        }
    }

    @Test func `Socket Mode switched off is told at once, with where to switch it on`() async {
        let stage = SlackSocketStage()
        await stage.run { stage in
            let socket = await stage.socket(0)
            socket.hello()
            await stage.intake.until { $0.caughtUpCount == 1 }
            socket.disconnect("link_disabled")
            await stage.intake.until { $0.troubles.count == 1 }
            #expect(
                await stage.intake.troubles == [
                    "Slack: Socket Mode is switched off for the app; switch it on at api.slack.com/apps → your app → "
                        + "Settings → Socket Mode, or take `mode: http`"
                ])
            let next = await stage.socket(1)
            #expect(socket.isClosed)
            #expect(await stage.pauses.contains(.seconds(60)))
            next.hello()
            await stage.intake.until { $0.troubles.count == 2 }
            #expect(await stage.intake.troubles.last == .some(nil))
        }
    }

    @Test(arguments: [
        (
            "invalid_auth",
            "Slack does not take the app token (invalid_auth); put a new one in place, from api.slack.com/apps → your app "
                + "→ Settings → Basic Information → App-Level Tokens"
        ),
        (
            "not_allowed_token_type",
            "the app token is a token of another kind (not_allowed_token_type); it begins with xapp- and is made at "
                + "api.slack.com/apps → your app → Settings → Basic Information → App-Level Tokens"
        ),
        (
            "missing_scope",
            "the app token lacks the scope connections:write (missing_scope); make one with it at api.slack.com/apps → "
                + "your app → Settings → Basic Information → App-Level Tokens"
        ),
    ]) func `what only a person can mend is told at the first failure`(code: String, words: String) async {
        let stage = SlackSocketStage(refusals: [["ok": false, "error": .string(code)]])
        await stage.run { stage in
            _ = await stage.socket(0)
            #expect(await stage.intake.troubles == ["Slack: could not listen: \(words)"])
        }
    }

    @Test func `a refusal of no known kind is told when it lasts`() async {
        let refusal: JSONValue = ["ok": false, "error": "internal_error"]
        let stage = SlackSocketStage(refusals: [refusal, refusal])
        await stage.run { stage in
            _ = await stage.socket(0)
            #expect(
                await stage.intake.troubles
                    == ["Slack: could not listen: Slack refused to open a socket (internal_error)"])
        }
    }

    @Test(arguments: [
        (503, "Slack failed (503)"), (404, "what answered (404) is not Slack; check `api_base`"),
    ]) func `an answer that is no answer is told by its status`(status: Int, words: String) {
        #expect(SlackSocketTrouble(.unreadable(status: status)).sentence == "Slack: could not listen: \(words)")
    }

    @Test func `a limited call waits as long as Slack asks for`() async {
        let stage = SlackSocketStage(refusals: [["ok": false, "error": "ratelimited"]])
        await stage.run { stage in
            _ = await stage.socket(0)
            #expect(await stage.pauses == [.seconds(17)])
            #expect(await stage.intake.troubles.isEmpty)
        }
    }

    @Test func `the ticket does not leave over a plain line`() async {
        let plain: JSONValue = ["ok": true, "url": "ws://wss.slack.test/?ticket=do-not-show"]
        let stage = SlackSocketStage(refusals: [plain, plain])
        await stage.run { stage in
            let socket = await stage.socket(0)
            #expect(socket.url.hasPrefix("wss://"))
            #expect(
                await stage.intake.troubles
                    == ["Slack: could not listen: Slack named no address for a socket; check `api_base`"])
        }
        await SlackSocketStage(base: "http://127.0.0.1:1/api").run { stage in
            #expect(await stage.socket(0).url.hasPrefix("ws://"))
        }
    }

    @Test func `a client that was shut down ends the listening`() async {
        let stage = SlackSocketStage(cuts: [HTTPFailure(kind: .cancelled, message: "shut down")])
        await stage.run { stage in
            await stage.until { await $0.isOver }
            #expect(await stage.intake.troubles.isEmpty)
        }
    }
}
