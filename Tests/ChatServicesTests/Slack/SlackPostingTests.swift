import Delivery
import HTTPClient
import Incidents
import Synchronization
import Testing

@testable import ChatServices

@Suite("posting at Slack") struct SlackPostingTests {
    private static let posted = HTTPResponse.slack(["channel": "C1", "ts": "1.000100"])

    private func failure(_ slack: FakeSlack, _ posting: Posting = FakeSlack.posting()) async -> DeliveryFailure? {
        do throws(DeliveryFailure) {
            _ = try await slack.chat().post(posting)
            return nil
        } catch { return error }
    }

    @Test("a post carries its key, and nothing in it is looked for or unfurled")
    func post() async throws {
        let slack = FakeSlack { _, _ in Self.posted }
        var posting = FakeSlack.posting("see https://a.test")
        posting.thread = "0.5"
        #expect(try await slack.chat().post(posting) == PostedID(room: posting.room, id: "1.000100"))
        let call = try #require(slack.calls("chat.postMessage").first)
        #expect(call["metadata"] == ["event_type": "sitrep_outbox", "event_payload": ["key": "e1/say/0"]])
        #expect(call["thread_ts"] == "0.5")
        #expect(call["parse"] == "none")
        for name in ["link_names", "unfurl_links", "unfurl_media"] { #expect(call[name] == false) }
    }

    @Test(
        "each refusal is told with what to do, and retried only where that helps",
        arguments: [
            ("token_revoked", DeliveryFailure.Retry.later, "new token"), ("is_archived", .never, "archived"),
            ("missing_scope", .never, "OAuth & Permissions"), ("channel_not_found", .never, "/invite @sitrep"),
            ("restricted_action", .never, "admins"), ("fatal_error", .later, "Slack failed"),
            ("msg_too_long", .never, "does not take"), ("never_heard_of", .never, "never_heard_of"),
        ])
    func refusals(code: String, retry: DeliveryFailure.Retry, words: String) async throws {
        let slack = FakeSlack { _, _ in .slackError(code, ["needed": "chat:write"]) }
        let failure = try #require(await failure(slack))
        #expect(failure.retry == retry)
        #expect(failure.sentence.contains(words), "\(failure.sentence)")
        #expect(!failure.sentence.contains("xoxb"))
    }

    @Test("a 429 is waited for, and no call of that method leaves before")
    func limited() async throws {
        let slack = FakeSlack { _, _ in
            .init(status: 429, headers: [("Retry-After", "7")], body: Array("{}".utf8))
        }
        let chat = slack.chat()
        for wanted in [Duration.seconds(7), .seconds(7)] {
            do {
                _ = try await chat.post(FakeSlack.posting())
                Issue.record("it was said all the same")
            } catch { #expect(error.retry == .after(wanted)) }
        }
        #expect(slack.calls.count == 1)
        slack.pass(.seconds(7))
        _ = try? await chat.post(FakeSlack.posting())
        #expect(slack.calls.count == 2)
    }

    @Test("what may have arrived says so", arguments: [true, false])
    func doubt(mayHaveArrived: Bool) async throws {
        let slack = FakeSlack { _, _ throws(HTTPFailure) in
            throw HTTPFailure(kind: .cut, mayHaveArrived: mayHaveArrived, message: "the connection was lost")
        }
        let failure = try #require(await failure(slack))
        #expect(failure.mayHaveArrived == mayHaveArrived)
        #expect(failure.retry == .later)
        let page = FakeSlack { _, _ in .init(status: 502, headers: [], body: Array("<html>".utf8)) }
        #expect(try #require(await self.failure(page)).mayHaveArrived)
    }

    private func history(_ messages: JSONValue...) -> HTTPResponse { .slack(["messages": .array(messages)]) }
    private func message(_ key: String, ts: String, user: String = "UBOT") -> JSONValue {
        [
            "user": .string(user), "ts": .string(ts),
            "metadata": ["event_type": "sitrep_outbox", "event_payload": ["key": .string(key)]],
        ]
    }

    @Test("in doubt the channel is read for the key, once Slack is done with what was cut")
    func look() async throws {
        let found = history(message("other", ts: "1.0"), message("e1/say/0", ts: "2.0"))
        let slack = FakeSlack { _, _ in found }
        let posting = FakeSlack.posting()
        #expect(try await slack.chat().look(for: posting, since: posting.createdAt)?.id == "2.0")
        let call = try #require(slack.calls("conversations.history").first)
        #expect(call["include_all_metadata"] == true, "without it Slack gives no metadata")
        #expect(call["oldest"] == "1763692100.000000", "ten minutes before the row")

        let forged = history(message("e1/say/0", ts: "3.0", user: "UEVE"))
        let stranger = FakeSlack { _, _ in forged }
        let before = stranger.now
        #expect(try await stranger.chat().look(for: posting, since: posting.createdAt) == nil)
        #expect(stranger.calls.count == 1)
        #expect(stranger.now - before == .seconds(3), "Slack may still be at work on what was cut")
    }

    private func doubted(_ slack: FakeSlack, key: String = "e1/say/0") -> Posting {
        var posting = FakeSlack.posting(key: key)
        posting.doubtedAt = slack.now
        return posting
    }

    @Test("what a look did not find is remembered, and a look serves all that wait in the channel")
    func lookOnce() async throws {
        let page = history(message("e2/say/0", ts: "2.0"))
        let slack = FakeSlack { _, _ in page }
        let chat = slack.chat()
        let (first, second, later) = (doubted(slack), doubted(slack, key: "e2/say/0"), doubted(slack, key: "e3/say/0"))
        #expect(try await chat.look(for: first, since: first.createdAt) == nil)
        #expect(try await chat.look(for: first, since: first.createdAt) == nil)
        #expect(try await chat.look(for: second, since: second.createdAt)?.id == "2.0")
        #expect(try await chat.look(for: later, since: later.createdAt) == nil)
        #expect(slack.calls.count == 1)
        slack.pass(.seconds(1))
        let again = doubted(slack)
        #expect(try await chat.look(for: again, since: again.createdAt) == nil)
        #expect(slack.calls.count == 2, "a try that ended after the look began is not in it")
        var thread = doubted(slack)
        thread.thread = "1.5"
        #expect(try await chat.look(for: thread, since: thread.createdAt) == nil)
        #expect(slack.calls("conversations.replies").count == 1, "a thread is read by itself")
    }

    @Test("a look that the budget cuts off goes on where it stopped")
    func lookGoesOn() async throws {
        let pages = Mutex(0)
        let answers = [
            history(message("other", ts: "1.0")).with(cursor: "two"),
            .init(status: 429, headers: [("Retry-After", "60")], body: []),
            history(message("e1/say/0", ts: "2.0")),
        ]
        let slack = FakeSlack { _, _ in
            answers[
                pages.withLock { count in
                    count += 1
                    return count - 1
                }]
        }
        let chat = slack.chat()
        let posting = doubted(slack)
        await #expect(throws: DeliveryFailure.self) { try await chat.look(for: posting, since: posting.createdAt) }
        slack.pass(.seconds(60))
        #expect(try await chat.look(for: posting, since: posting.createdAt)?.id == "2.0")
        #expect(slack.calls.map { $0.arguments["cursor"].string ?? "" } == ["", "two", "two"])
    }

    @Test("a look waits for its turn in the budget, and reading what was missed leaves it some")
    func lookInTurn() async throws {
        let empty = history()
        let slack = FakeSlack { _, _ in empty }
        let chat = slack.chat()
        for number in 0..<60 {
            var posting = doubted(slack, key: "e\(number)/say/0")
            posting.room = RoomRef(chat: "slack", room: "C\(number)")
            #expect(try await chat.look(for: posting, since: posting.createdAt) == nil)
        }
        #expect(slack.calls.count == 60)
        let other = FakeSlack { _, _ in empty }
        let budget = SlackBudget(now: { other.now })
        for _ in 0..<30 { #expect(budget.wait(for: "conversations.history", keeping: 20) == nil) }
        #expect(budget.wait(for: "conversations.history", keeping: 20) != nil)
        #expect(budget.wait(for: "conversations.history") == nil)
    }

    @Test("a thread is read where it was to stand in one")
    func thread() async throws {
        let found = history(message("e1/say/0", ts: "2.0"))
        let slack = FakeSlack { _, _ in found }
        var posting = FakeSlack.posting()
        posting.thread = "1.5"
        _ = try await slack.chat().look(for: posting, since: posting.createdAt)
        #expect(slack.calls("conversations.replies").first?["ts"] == "1.5")
    }

    @Test("of a message in parts only those that are missing are said")
    func parts() async throws {
        var posting = FakeSlack.posting()
        posting.message = Message()
        for number in 0..<60 { posting.message.blocks.append(.code("block \(number)")) }
        let first = history(message("e1/say/0", ts: "2.0"))
        let slack = FakeSlack { method, _ in method == "chat.postMessage" ? Self.posted : first }
        let chat = slack.chat()
        #expect(try await chat.look(for: posting, since: posting.createdAt) == nil, "half of it is not it")
        #expect(try await chat.post(posting).id == "2.0")
        let keys = slack.calls("chat.postMessage").map { $0["metadata"]["event_payload"]["key"].string }
        #expect(keys == ["e1/say/0#2"])
    }

    @Test("a message of more than three parts is a short one and a file")
    func snippet() async throws {
        var posting = FakeSlack.posting()
        posting.message = Message("the beginning")
        for number in 0..<200 { posting.message.blocks.append(.code("block \(number)")) }
        let slack = FakeSlack { method, _ in
            switch method {
            case "files.getUploadURLExternal": .slack(["upload_url": "https://files.test/up", "file_id": "F1"])
            case "chat.postMessage": Self.posted
            default: .slack()
            }
        }
        _ = try await slack.chat().post(posting)
        #expect(
            slack.calls.map(\.method)
                == ["files.getUploadURLExternal", "up", "files.completeUploadExternal", "chat.postMessage"])
        #expect(slack.calls("files.completeUploadExternal").first?["channel_id"] == "C1")
    }

    @Test("what concerns one person is shown to them alone")
    func ephemeral() async throws {
        let slack = FakeSlack { _, _ in .slack(["message_ts": "9.0"]) }
        var posting = FakeSlack.posting()
        posting.onlyFor = PersonID("ana")
        _ = try await slack.chat(handles: ["ana": "U0ANA"]).post(posting)
        #expect(slack.calls.map(\.method) == ["chat.postEphemeral"])
        #expect(slack.calls("chat.postEphemeral").first?["user"] == "U0ANA")
        #expect(try await slack.chat().look(for: posting, since: posting.createdAt) == nil)
    }

    @Test("a public channel is joined, and posted in again")
    func join() async throws {
        let tried = Mutex(0)
        let slack = FakeSlack { method, _ in
            guard method == "chat.postMessage" else { return .slack() }
            return tried.withLock { count in
                count += 1
                return count == 1 ? .slackError("not_in_channel") : Self.posted
            }
        }
        _ = try await slack.chat().post(FakeSlack.posting())
        #expect(slack.calls.map(\.method) == ["chat.postMessage", "conversations.join", "chat.postMessage"])
    }

    @Test("a failed pin fails nothing")
    func pin() async throws {
        let slack = FakeSlack { method, _ in method == "pins.add" ? .slackError("not_pinnable") : Self.posted }
        var posting = FakeSlack.posting()
        posting.isPinned = true
        _ = try await slack.chat().post(posting)
        #expect(slack.calls.last?.method == "pins.add")
    }

    @Test(
        "an edit that Slack will never make is refused for good, so that it is said anew",
        arguments: ["message_not_found", "cant_update_message", "edit_window_closed", "msg_too_long"])
    func finalEdit(code: String) async throws {
        let slack = FakeSlack { _, _ in .slackError(code) }
        let posted = PostedID(room: RoomRef(chat: "slack", room: "C1"), id: "1.0")
        do {
            try await slack.chat().edit(posted, to: FakeSlack.posting())
            Issue.record("it was edited")
        } catch { #expect(error.retry == .never) }
    }

    @Test(
        "what may not stand in a thread stands in the channel",
        arguments: ["thread_not_found", "cannot_reply_to_message", "restricted_action_thread_locked"])
    func noThread(code: String) async throws {
        let slack = FakeSlack { _, arguments in
            arguments["thread_ts"].string == nil ? Self.posted : .slackError(code)
        }
        var posting = FakeSlack.posting()
        posting.thread = "0.5"
        #expect(try await slack.chat().post(posting).id == "1.000100")
        #expect(slack.calls.count == 2)
    }

    @Test(
        "what Slack says it did not do is not in doubt",
        arguments: [
            (500, "", false, true), (502, "", false, true), (504, "", true, true), (503, "", false, true),
            (503, "", true, false), (503, "service_unavailable", false, false), (500, "internal_error", false, true),
            (200, "service_unavailable", false, false), (200, "fatal_error", false, true), (403, "", false, false),
        ])
    func whatIsInDoubt(status: Int, code: String, saysWhen: Bool, isInDoubt: Bool) async throws {
        let body = code.isEmpty ? "<html>" : "{\"ok\":false,\"error\":\"\(code)\"}"
        let headers = saysWhen ? [("Retry-After", "2")] : []
        let slack = FakeSlack { _, _ in .init(status: status, headers: headers, body: Array(body.utf8)) }
        let failure = try #require(await failure(slack))
        #expect(failure.mayHaveArrived == isInDoubt)
        #expect(failure.retry != .never)
    }

    @Test("where a part of several was said and the next was not, what stands is in doubt")
    func half() async throws {
        var posting = FakeSlack.posting()
        posting.message = Message()
        for number in 0..<60 { posting.message.blocks.append(.code("block \(number)")) }
        let slack = FakeSlack { _, arguments in
            arguments["metadata"]["event_payload"]["key"] == "e1/say/0"
                ? Self.posted : .init(status: 429, headers: [("Retry-After", "1")], body: [])
        }
        #expect(try #require(await failure(slack, posting)).mayHaveArrived)
    }

    @Test("a channel's 429 rests that channel; several rest the method")
    func restByChannel() {
        let clock = Mutex(Instant(seconds: 1_000_000))
        let budget = SlackBudget(now: { clock.withLock { $0 } })
        budget.rest("chat.postMessage", in: "C1", for: .seconds(30))
        #expect(budget.wait(for: "chat.postMessage", in: "C1") == .seconds(30))
        #expect(budget.wait(for: "chat.postMessage", in: "C2") == nil)
        budget.rest("chat.postMessage", in: "C2", for: .seconds(30))
        #expect(budget.wait(for: "chat.postMessage", in: "C3") == nil)
        budget.rest("chat.postMessage", in: "C3", for: .seconds(20))
        #expect(budget.wait(for: "chat.postMessage", in: "C4") == .seconds(20))
        clock.withLock { $0 = $0 + .seconds(31) }
        for channel in ["C1", "C2", "C3", "C4"] { #expect(budget.wait(for: "chat.postMessage", in: channel) == nil) }
        budget.rest("chat.update", in: "C1", for: .seconds(5))
        #expect(budget.wait(for: "chat.update", in: "C2") == .seconds(5), "that one Slack limits as a whole")
    }

    @Test("each tier's allowance is kept without a request, and comes back with time")
    func budget() {
        let clock = Mutex(Instant(seconds: 1_000_000))
        let budget = SlackBudget(now: { clock.withLock { $0 } })
        for _ in 0..<20 { #expect(budget.wait(for: "conversations.create") == nil) }
        let wait = budget.wait(for: "conversations.create")
        #expect(wait != nil)
        #expect(budget.wait(for: "chat.update") == nil, "each method has its own")
        clock.withLock { $0 = $0 + (wait ?? .zero) }
        #expect(budget.wait(for: "conversations.create") == nil)
        #expect(SlackBudget.tiers["chat.postMessage"] == .special)
    }
}

extension HTTPResponse {
    fileprivate func with(cursor: String) -> HTTPResponse {
        .json((JSONValue(bytes: body) ?? .null).with("response_metadata", ["next_cursor": .string(cursor)]))
    }
}
