import Delivery
import Incidents

// Making a channel has no key. What makes a second try find the first one's channel is its name, and our key in its
// purpose; between the two a channel of our own making that wears nothing yet.

extension SlackChat {
    package func openRoom(
        _ order: RoomOrder, key: String, isInDoubt: Bool
    ) async throws(DeliveryFailure) -> RoomLinked {
        do throws(SlackFailure) {
            if directory.ourself == nil { try await introduce() }
            return try await findOrCreate(order, key: key, isInDoubt: isInDoubt)
        } catch {
            var failure = error.delivery("open the channel #\(order.name)")
            // Whatever failed, the channel may stand already and wear nothing yet.
            failure.mayHaveArrived = true
            throw failure
        }
    }

    package func invite(_ people: [PersonID], to room: RoomRef) async throws(DeliveryFailure) {
        let refused: [String]
        do throws(SlackFailure) {
            refused = try await invite(accounts(people), into: room.room)
        } catch {
            throw error.delivery("invite people to \(room.room)")
        }
        guard refused.isEmpty else {
            throw DeliveryFailure(
                .never, "Slack: could not invite \(refused.joined(separator: ", ")); check their member IDs")
        }
    }

    package func remove(_ people: [PersonID], from room: RoomRef) async throws(DeliveryFailure) {
        for user in accounts(people) {
            do throws(SlackFailure) {
                _ = try await api.call("conversations.kick", ["channel": .string(room.room), "user": .string(user)])
            } catch {
                // Gone already, or never in.
                guard error.code != "not_in_channel" else { continue }
                throw error.delivery("take \(user) out of \(room.room)")
            }
        }
    }

    private func findOrCreate(
        _ order: RoomOrder, key: String, isInDoubt: Bool
    ) async throws(SlackFailure) -> RoomLinked {
        let base = Self.channelName(order.name)
        for suffix in [""] + "bcdefghijklmnopqrstuvwxyz".map({ "-\($0)" }) {
            let name = base + suffix
            if let made = try await create(name, isPrivate: order.isPrivate) {
                return try await furnish(made, name, order, key: key)
            }
            if let ours = try await channel(named: name, order, key: key, isInDoubt: isInDoubt) {
                return try await furnish(ours, name, order, key: key)
            }
        }
        throw .refused(method: "conversations.create", code: "name_taken", .null)
    }

    /// Nil where the name is taken.
    private func create(_ name: String, isPrivate: Bool) async throws(SlackFailure) -> String? {
        do throws(SlackFailure) {
            let answer = try await api.call(
                "conversations.create", ["name": .string(name), "is_private": .bool(isPrivate)])
            guard let id = answer["channel"]["id"].string else { throw .unreadable(status: 200) }
            return id
        } catch {
            guard error.code == "name_taken" else { throw error }
            return nil
        }
    }

    /// The purpose first: it is what a second try knows the channel by. A channel without it, and without a topic, is
    /// the incident's all the same; the topic is set once more when the room is linked.
    private func furnish(
        _ channel: String, _ name: String, _ order: RoomOrder, key: String
    ) async throws(SlackFailure) -> RoomLinked {
        try await adorn { () async throws(SlackFailure) in
            try await api.call(
                "conversations.setPurpose",
                [
                    "channel": .string(channel),
                    "purpose": .string("Incident \(order.incident), kept by Sitrep. ref \(key)"),
                ])
        }
        try await adorn { () async throws(SlackFailure) in
            try await api.call(
                "conversations.setTopic", ["channel": .string(channel), "topic": .string(Self.topic(order.topic))])
        }
        // Somebody who cannot be invited must not keep the others from their channel.
        _ = try await invite(accounts(order.invite), into: channel)
        return RoomLinked(
            room: roomRef(channel), purpose: order.isPrivate ? .private : .main,
            name: name == order.name ? nil : "#\(name)")
    }

    /// What may fail alone: a refusal for good is lived with.
    private func adorn(_ call: () async throws(SlackFailure) -> JSONValue) async throws(SlackFailure) {
        do { _ = try await call() } catch {
            guard error.isFinal else { throw error }
        }
    }

    /// The channel of that name, where it is ours.
    private func channel(
        named name: String, _ order: RoomOrder, key: String, isInDoubt: Bool
    ) async throws(SlackFailure) -> String? {
        var cursor = ""
        for _ in 0..<50 {
            let page = try await api.call(
                "conversations.list",
                [
                    "types": "public_channel,private_channel", "limit": .int(1000), "exclude_archived": false,
                    "cursor": .string(cursor),
                ])
            if let found = page["channels"].array.first(where: { $0["name"].string == name }) {
                return isOurs(found, order, key: key, isInDoubt: isInDoubt) ? found["id"].string : nil
            }
            cursor = page["response_metadata"]["next_cursor"].string ?? ""
            if cursor.isEmpty { break }
        }
        return nil
    }

    /// The mark counts only in a channel that we made: its purpose can be written by anybody in it.
    private func isOurs(_ channel: JSONValue, _ order: RoomOrder, key: String, isInDoubt: Bool) -> Bool {
        guard let ourself = directory.ourself, channel["creator"].string == ourself.user,
            channel["is_archived"] != true
        else { return false }
        let purpose = channel["purpose"]["value"].string ?? ""
        if purpose.hasSuffix("ref \(key)") { return true }
        // Where the workspace refuses a purpose it may wear its topic already.
        return isInDoubt && purpose.isEmpty
            && ["", Self.topic(order.topic)].contains(channel["topic"]["value"].string ?? "")
    }

    /// Lower case, at most 80 of letters, digits, `-` and `_`.
    static func channelName(_ name: String) -> String {
        String(
            name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "-" }.prefix(76))
    }

    /// At most 250 characters as Slack counts them, which is after everything in it that Slack would read as a
    /// reference was made harmless.
    static func topic(_ text: String) -> String {
        let plain = text.replacing("\n", with: " ")
        let whole = SlackMarkup.defused(plain)
        guard whole.utf16.count > Self.longestTopic else { return whole }
        var low = 0
        var high = plain.count
        while low < high {
            let middle = (low + high + 1) / 2
            if cut(plain, at: middle).utf16.count <= Self.longestTopic { low = middle } else { high = middle - 1 }
        }
        return cut(plain, at: low)
    }

    private static let longestTopic = 250
    private static func cut(_ text: String, at count: Int) -> String { SlackMarkup.defused("\(text.prefix(count))…") }

    /// Invites all at once, and one by one where Slack will not have one of them. Answers whom it would not have.
    private func invite(_ users: [String], into channel: String) async throws(SlackFailure) -> [String] {
        guard !users.isEmpty else { return [] }
        do {
            try await invite(users.joined(separator: ","), channel)
            return []
        } catch {
            guard error.isFinal else { throw error }
        }
        var refused: [String] = []
        for user in users {
            do { try await invite(user, channel) } catch {
                guard error.isFinal else { throw error }
                refused.append(user)
            }
        }
        return refused
    }

    private func invite(_ users: String, _ channel: String) async throws(SlackFailure) {
        do {
            _ = try await api.call(
                "conversations.invite", ["channel": .string(channel), "users": .string(users)])
        } catch {
            // In already, or ourself: as it should be.
            guard error.code == "already_in_channel" || error.code == "cant_invite_self" else { throw error }
        }
    }

    /// Somebody without an account here is left out: that is the configuration's to say, not each incident's.
    private func accounts(_ people: [PersonID]) -> [String] {
        var seen: Set<String> = [directory.ourself?.user ?? ""]
        return people.compactMap(handle).filter { SlackMarkup.isUser($0) && seen.insert($0).inserted }
    }
}
