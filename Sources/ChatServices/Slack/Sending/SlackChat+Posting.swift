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
            // Somebody has deleted it: what it would say is said anew, or it would be said by nobody.
            if error.code == "message_not_found" || error.code == "cant_update_message" {
                // An earlier try may have come as far as this, and it is not ours to know.
                if try await look(for: posting, since: posting.createdAt) == nil { _ = try await post(posting) }
                return
            }
            throw error.delivery("change a message in \(posted.room.room)")
        }
    }

    /// Reads the channel, or the thread, for our own message that carries the key; after a pause once more, because
    /// Slack may still be at work on a request whose connection was cut.
    package func look(for posting: Posting, since: Instant) async throws(DeliveryFailure) -> PostedID? {
        // An ephemeral message is nowhere to be read.
        guard posting.onlyFor == nil else { return nil }
        do throws(SlackFailure) {
            if let found = try await search(for: posting, since: since) { return found }
            // Cancelled only when the process ends: then the row is in doubt again.
            do { try await pause(.seconds(2)) } catch { throw SlackFailure.limited(.seconds(2)) }
            return try await search(for: posting, since: since)
        } catch {
            // Where we cannot read we cannot have posted; posting says what is wrong.
            if error.code == "not_in_channel" || error.code == "channel_not_found" || error.code == "thread_not_found" {
                return nil
            }
            throw error.delivery("look for a message in \(posting.room.room)")
        }
    }

    private func search(for posting: Posting, since: Instant) async throws(SlackFailure) -> PostedID? {
        let parts = SlackBlocks(posting.message, markup: markup).parts.count
        let count = parts > Self.mostParts ? 1 : parts
        let found = try await standing(posting, since: since)
        // A message in parts is there when its last part is; `send` leaves out the parts that stand.
        guard let first = found[posting.key], found.count == count else { return nil }
        return PostedID(room: posting.room, id: first)
    }

    /// Which parts of a message stand in the room, by key.
    private func standing(_ posting: Posting, since: Instant) async throws(SlackFailure) -> [String: String] {
        var arguments: JSONValue = [
            "channel": .string(posting.room.room), "limit": .int(200), "include_all_metadata": true,
            "oldest": .string(SlackTime.stamp(since - .minutes(10))),
        ]
        if let thread = posting.thread { arguments = arguments.with("ts", .string(thread)) }
        let method = posting.thread == nil ? "conversations.history" : "conversations.replies"
        var found: [String: String] = [:]
        for _ in 0..<50 {
            let page = try await api.call(method, arguments)
            for message in page["messages"].array where isOurs(message) {
                guard let key = message["metadata"]["event_payload"]["key"].string, let ts = message["ts"].string,
                    key == posting.key || key.hasPrefix("\(posting.key)#")
                else { continue }
                found[key] = ts
            }
            guard let cursor = page["response_metadata"]["next_cursor"].string, !cursor.isEmpty else { break }
            arguments = arguments.with("cursor", .string(cursor))
        }
        return found
    }

    private func isOurs(_ message: JSONValue) -> Bool {
        guard message["metadata"]["event_type"].string == Self.eventType else { return false }
        guard let ourself = directory.ourself else { return true }
        return message["user"].string == ourself.user || message["bot_id"].string == ourself.bot
    }

    private func send(_ posting: Posting) async throws(SlackFailure) -> PostedID {
        let parts = SlackBlocks(posting.message, markup: markup).parts
        if let person = posting.onlyFor, let user = handle(person), SlackMarkup.isUser(user) {
            return try await whisper(parts[0], posting, to: user)
        }
        if parts.count > Self.mostParts { return try await snippet(parts[0], posting) }
        // Only where a first try may have posted some of several parts is there anything to leave out.
        let standing = parts.count > 1 ? try await standing(posting, since: posting.createdAt) : [:]
        var first: PostedID?
        for (index, part) in parts.enumerated() {
            let key = index == 0 ? posting.key : "\(posting.key)#\(index + 1)"
            if let ts = standing[key] {
                first = first ?? PostedID(room: posting.room, id: ts)
                continue
            }
            let posted = try await put(part, posting, key: key)
            first = first ?? posted
        }
        guard let first else { throw .unreadable(status: 200) }
        if posting.isPinned { await pin(first) }
        return first
    }

    private static let mostParts = 3

    func put(_ part: SlackBlocks.Part, _ posting: Posting, key: String) async throws(SlackFailure) -> PostedID {
        var arguments = arguments(part, to: posting.room.room, key: key)
            .with("unfurl_links", false).with("unfurl_media", false)
        if let thread = posting.thread { arguments = arguments.with("thread_ts", .string(thread)) }
        let answer: JSONValue
        do throws(SlackFailure) {
            answer = try await api.call("chat.postMessage", arguments)
        } catch {
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
