import Delivery
import Incidents

extension MatrixChat {
    package func post(_ posting: Posting) async throws(DeliveryFailure) -> PostedID {
        let content = MatrixContent(posting.message, key: posting.key, chat: name, handle: handle)
        do {
            return try await send(
                content.message(thread: posting.thread, inReplyTo: posting.inReplyTo), key: posting.key,
                to: posting.room)
        } catch {
            var failure = error.delivery("post in \(posting.room.room)")
            // Whether we may speak in a room, and whether it is there, does not change by asking again.
            if error.code == "M_FORBIDDEN" { failure.roomLost = "does not let me speak any more" }
            if error.code == "M_NOT_FOUND" { failure.roomLost = "is gone" }
            throw failure
        }
    }

    package func edit(_ posted: PostedID, to posting: Posting) async throws(DeliveryFailure) {
        let content = MatrixContent(posting.message, key: posting.key, chat: name, handle: handle)
        do {
            _ = try await send(content.edit(of: posted.id), key: posting.key, to: posted.room)
        } catch {
            throw error.delivery("change a message in \(posted.room.room)")
        }
    }

    /// Searches the room backwards for our own message that carries the key.
    ///
    /// Within 12 hours on one device this could as well answer no, since a repeat with the same transaction id changes
    /// nothing. It looks all the same: whether the server still remembers the id is not for us to know, and a token
    /// may have been replaced. The key of an edit finds the message that was edited.
    package func look(for posting: Posting, since: Instant) async throws(DeliveryFailure) -> PostedID? {
        do {
            let room = roomRef(try await aliases.id(of: posting.room, api: api))
            if let found = try await search(room, for: posting.key, since: since) { return found }
            guard let next = try await replacement(of: room) else { return nil }
            return try await search(next, for: posting.key, since: since)
        } catch {
            throw error.delivery("look for a message in \(posting.room.room)")
        }
    }

    /// A room that was upgraded takes no messages: what is still on its way there goes to the room in its place.
    func send(_ content: JSONValue, key: String, to named: RoomRef) async throws(MatrixFailure) -> PostedID {
        let room = roomRef(try await aliases.id(of: named, api: api))
        do {
            return try await put(content, key: key, into: room)
        } catch {
            if error.code != nil { aliases.forget(named) }
            guard error.code == "M_FORBIDDEN", let next = try await replacement(of: room) else { throw error }
            return try await put(content, key: key, into: next)
        }
    }

    private func put(_ content: JSONValue, key: String, into room: RoomRef) async throws(MatrixFailure) -> PostedID {
        let path = ["v3", "rooms", room.room, "send", "m.room.message", "sitrep:\(key)"]
        let answer = try await api.call("PUT", path, body: content)
        guard let id = answer["event_id"].string else { throw .unreadable(status: 200) }
        return PostedID(room: room, id: id)
    }

    /// The last room in the chain of upgrades; nil where this one is in use.
    private func replacement(of room: RoomRef) async throws(MatrixFailure) -> RoomRef? {
        var last: RoomRef?
        for _ in 0..<5 {
            guard let next = try await tombstone(of: last ?? room) else { break }
            last = next
        }
        return last
    }

    private func tombstone(of room: RoomRef) async throws(MatrixFailure) -> RoomRef? {
        do {
            let answer = try await api.call("GET", ["v3", "rooms", room.room, "state", "m.room.tombstone", ""])
            return answer["replacement_room"].string.map { roomRef($0) }
        } catch {
            // Not there, or the bot is not in the room: no upgrade that we know of.
            guard error.code == "M_NOT_FOUND" || error.code == "M_FORBIDDEN" else { throw error }
            return nil
        }
    }

    /// Reads our own messages from the newest back to `since`, less ten minutes for clocks that differ.
    private func search(
        _ room: RoomRef, for key: String, since: Instant
    ) async throws(MatrixFailure) -> PostedID? {
        let filter: JSONValue = ["senders": [.string(userID)], "types": ["m.room.message"]]
        var from: String?
        for _ in 0..<100 {
            var query = [("dir", "b"), ("limit", "100"), ("filter", filter.text)]
            if let from { query.append(("from", from)) }
            let page = try await api.call("GET", ["v3", "rooms", room.room, "messages"], query: query)
            let events = page["chunk"].array.compactMap { MatrixEvent($0) }
            if let hit = events.first(where: { $0.sender == userID && $0.content.carries(key) }) {
                return PostedID(room: room, id: hit.edited ?? hit.id)
            }
            guard let end = page["end"].string, end != from, events.allSatisfy({ $0.at > since - .minutes(10) }) else {
                return nil
            }
            from = end
        }
        return nil
    }
}

extension JSONValue {
    fileprivate func carries(_ key: String) -> Bool { self[MatrixContent.keyField].string == key }
}
