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

    @Test("in doubt the channel is read for the key, twice before it counts as not there")
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
        #expect(stranger.calls.count == 2)
        #expect(stranger.now - before == .seconds(2), "Slack may still be at work on what was cut")
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
        #expect(try await slack.chat().look(for: posting, since: posting.createdAt) == nil, "half of it is not it")
        #expect(try await slack.chat().post(posting).id == "2.0")
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

    @Test("an edit of a message that is gone is said anew; a failed pin fails nothing")
    func gone() async throws {
        let slack = FakeSlack { method, _ in
            switch method {
            case "chat.update": .slackError("message_not_found")
            case "pins.add": .slackError("not_pinnable")
            default: Self.posted
            }
        }
        try await slack.chat().edit(
            PostedID(room: RoomRef(chat: "slack", room: "C1"), id: "1.0"), to: FakeSlack.posting())
        #expect(slack.calls.map(\.method).filter { $0.hasPrefix("chat.") } == ["chat.update", "chat.postMessage"])
        var posting = FakeSlack.posting()
        posting.isPinned = true
        _ = try await slack.chat().post(posting)
        #expect(slack.calls.last?.method == "pins.add")
    }

    @Test("an edit that was said anew, and whose answer was lost, is not said once more")
    func goneTwice() async throws {
        let posting = FakeSlack.posting()
        let mark: JSONValue = ["event_type": "sitrep_outbox", "event_payload": ["key": .string(posting.key)]]
        let slack = FakeSlack { method, _ in
            switch method {
            case "chat.update": .slackError("message_not_found")
            case "conversations.history": .slack(["messages": [["ts": "2.0", "user": "UBOT", "metadata": mark]]])
            default: Self.posted
            }
        }
        try await slack.chat().edit(PostedID(room: RoomRef(chat: "slack", room: "C1"), id: "1.0"), to: posting)
        #expect(slack.calls("chat.postMessage").isEmpty)
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
