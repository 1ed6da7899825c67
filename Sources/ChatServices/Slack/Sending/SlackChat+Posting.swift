import Delivery
import HTTPClient
import Incidents

extension SlackChat {
    static let eventType = "sitrep_outbox"

    package func post(_ posting: Posting) async throws(DeliveryFailure) -> PostedID {
        do throws(SlackFailure) {
            return try await send(posting)
        } catch {
            throw error.delivery("post in \(posting.room.room)")
        }
    }

    package func edit(_ posted: PostedID, to posting: Posting) async throws(DeliveryFailure) {
        // What a first message was split into stays; the board that is edited is far below that.
        let part = SlackBlocks(posting.message, markup: markup).parts[0]
        do throws(SlackFailure) {
            _ = try await api.call(
                "chat.update",
                arguments(part, to: posted.room.room, key: posting.key).with("ts", .string(posted.id)))
        } catch {
            throw error.delivery("change a message in \(posted.room.room)")
        }
    }

    private func send(_ posting: Posting) async throws(SlackFailure) -> PostedID {
        let parts = SlackBlocks(posting.message, markup: markup).parts
        if let person = posting.onlyFor, let user = handle(person), SlackMarkup.isUser(user) {
            return try await whisper(parts[0], posting, to: user)
        }
        if parts.count > Self.mostParts { return try await snippet(parts[0], posting) }
        // The look before this try saw which of several parts stand already.
        let standing = parts.count > 1 ? readings.found(in: .init(posting)) : [:]
        var first: PostedID?
        for (index, part) in parts.enumerated() {
            let key = index == 0 ? posting.key : "\(posting.key)#\(index + 1)"
            if let ts = standing[key] {
                first = first ?? PostedID(room: posting.room, id: ts)
                continue
            }
            do throws(SlackFailure) {
                let posted = try await put(part, posting, key: key)
                first = first ?? posted
            } catch {
                // The next try has to see what stands.
                throw first == nil ? error : .half(error)
            }
        }
        guard let first else { throw .unreadable(status: 200) }
        if posting.isPinned { await pin(first) }
        return first
    }

    static let mostParts = 3

    /// It cannot stand in that thread, and may stand in the channel.
    private static let noThread: Set<String> = [
        "thread_not_found", "cannot_reply_to_message", "invalid_thread_ts", "message_not_found",
        "restricted_action_non_threadable_channel", "restricted_action_thread_locked",
    ]

    func put(_ part: SlackBlocks.Part, _ posting: Posting, key: String) async throws(SlackFailure) -> PostedID {
        var arguments = arguments(part, to: posting.room.room, key: key)
            .with("unfurl_links", false).with("unfurl_media", false)
        if let thread = posting.thread { arguments = arguments.with("thread_ts", .string(thread)) }
        let answer: JSONValue
        do throws(SlackFailure) {
            answer = try await api.call("chat.postMessage", arguments)
        } catch {
            if posting.thread != nil, Self.noThread.contains(error.code ?? "") {
                var inRoom = posting
                inRoom.thread = nil
                return try await put(part, inRoom, key: key)
            }
            guard SlackRefusal(error.code ?? "") == .notIn else { throw error }
            return try await getIn(error, part, posting, arguments)
        }
        guard let ts = answer["ts"].string else { throw .unreadable(status: 200) }
        // A post to a person's id stands in the conversation with them.
        return PostedID(room: roomRef(answer["channel"].string ?? posting.room.room), id: ts)
    }

    /// Not in the channel: a public one may be joined; an answer to a slash command has an address of its own.
    private func getIn(
        _ failure: SlackFailure, _ part: SlackBlocks.Part, _ posting: Posting, _ arguments: JSONValue
    ) async throws(SlackFailure) -> PostedID {
        if failure.code == "not_in_channel",
            (try? await api.call("conversations.join", ["channel": .string(posting.room.room)])) != nil
        {
            let answer = try await api.call("chat.postMessage", arguments)
            guard let ts = answer["ts"].string else { throw .unreadable(status: 200) }
            return PostedID(room: posting.room, id: ts)
        }
        guard let asked = posting.inReplyTo, let address = await replies.address(asked) else { throw failure }
        return try await answer(part, posting, at: address)
    }

    private func arguments(_ part: SlackBlocks.Part, to channel: String, key: String) -> JSONValue {
        [
            "channel": .string(channel), "text": .string(part.text), "blocks": .array(part.blocks),
            "metadata": ["event_type": .string(Self.eventType), "event_payload": ["key": .string(key)]],
            "parse": "none", "link_names": false,
        ]
    }

    /// A pin that fails costs nobody anything.
    private func pin(_ posted: PostedID) async {
        _ = try? await api.call(
            "pins.add", ["channel": .string(posted.room.room), "timestamp": .string(posted.id)])
    }
}
