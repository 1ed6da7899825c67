import Delivery
import Incidents

// Creating a room has no transaction id. What makes a second try find the first one's room is its alias, and in it a
// state event of our own with the key.

extension MatrixChat {
    static let markType = "org.sitrep.incident"

    package func openRoom(_ order: RoomOrder, key: String, isInDoubt: Bool) async throws(DeliveryFailure) -> RoomLinked
    {
        do {
            return try await findOrCreate(order, key: key, isInDoubt: isInDoubt)
        } catch {
            throw error.delivery("open the room #\(order.name)")
        }
    }

    package func invite(_ people: [PersonID], to room: RoomRef) async throws(DeliveryFailure) {
        let refused: [String]
        do {
            refused = try await invite(handles(people), into: try await aliases.id(of: room, api: api))
        } catch {
            throw error.delivery("invite people to \(room.room)")
        }
        guard refused.isEmpty else {
            let names = refused.joined(separator: ", ")
            throw DeliveryFailure(.never, "Matrix: could not invite \(names) to \(room.room); check their Matrix ids")
        }
    }

    package func remove(_ people: [PersonID], from room: RoomRef) async throws(DeliveryFailure) {
        do {
            let id = try await aliases.id(of: room, api: api)
            for user in handles(people) { try await kick(user, from: id) }
        } catch {
            throw error.delivery("take people out of \(room.room)")
        }
    }

    package func dress(_ room: RoomRef, as dress: RoomDress) async throws(DeliveryFailure) {
        guard let topic = dress.topic else { return }
        do {
            let id = try await aliases.id(of: room, api: api)
            _ = try await api.call(
                "PUT", ["v3", "rooms", id, "state", "m.room.topic", ""], body: ["topic": .string(topic)])
        } catch {
            throw error.delivery("set the topic of \(room.room)")
        }
    }

    /// `name`, `name-b` … `name-z`: the first that is ours, else the first that is free.
    private func findOrCreate(
        _ order: RoomOrder, key: String, isInDoubt: Bool
    ) async throws(MatrixFailure) -> RoomLinked {
        // The server names a room before it writes our mark into it: what an earlier try began may need a moment more.
        var patience = isInDoubt ? Self.patience : 0
        var refusals = 0
        while true {
            let survey = try await survey(order, key: key)
            if let ours = survey.ours {
                // Somebody who cannot be invited must not keep the others from their room.
                _ = try await invite(handles(order.invite), into: ours.room)
                return linked(ours.room, order, ours.alias)
            }
            guard !(patience > 0 && survey.hasUnmarked) else {
                patience -= 1
                try? await Task.sleep(for: .milliseconds(500))
                continue
            }
            guard let free = survey.free else {
                let taken = "#\(order.name) and its suffixes are taken"
                throw .refused(status: 400, code: "M_ROOM_IN_USE", words: taken, wait: nil)
            }
            do {
                return linked(try await create(order, alias: free, key: key), order, free)
            } catch {
                // It may exist all the same: another try was quicker, or an invitation failed after the room stood.
                refusals += 1
                guard case .refused = error, refusals < 3, try await room(behind: free) != nil else { throw error }
            }
        }
    }

    /// Half seconds that a room of an earlier try is waited for.
    private static let patience = 6

    private struct Survey {
        var ours: (room: String, alias: String)?
        var free: String?
        /// Somewhere stands a room without a mark that we can see: a stranger's, or ours in the making.
        var hasUnmarked = false
    }

    private func survey(_ order: RoomOrder, key: String) async throws(MatrixFailure) -> Survey {
        var survey = Survey()
        for suffix in [""] + "bcdefghijklmnopqrstuvwxyz".map({ "-\($0)" }) {
            let alias = order.name + suffix
            guard let room = try await room(behind: alias) else {
                survey.free = alias
                break
            }
            switch try await mark(of: room) {
            case .ours(key):
                survey.ours = (room, alias)
                return survey
            case .none: survey.hasUnmarked = true
            case .ours, .someones: break
            }
        }
        return survey
    }

    private func linked(_ room: String, _ order: RoomOrder, _ alias: String) -> RoomLinked {
        RoomLinked(
            room: roomRef(room), purpose: order.isPrivate ? .private : .main,
            name: alias == order.name ? nil : "#\(alias)")
    }

    private func room(behind alias: String) async throws(MatrixFailure) -> String? {
        do {
            return try await api.call("GET", ["v3", "directory", "room", "#\(alias):\(server)"])["room_id"].string
        } catch {
            guard error.code == "M_NOT_FOUND" else { throw error }
            return nil
        }
    }

    private enum Mark {
        /// With the key of the row that had it made.
        case ours(String)
        case someones
    }

    /// The mark counts only where we made it: the alias is easy to guess, and anybody can write into a room of theirs.
    private func mark(of room: String) async throws(MatrixFailure) -> Mark? {
        do {
            let mark = try await api.call(
                "GET", ["v3", "rooms", room, "state", Self.markType, ""], query: [("format", "event")])
            guard mark["sender"].string == userID, let key = mark["content"]["key"].string else { return .someones }
            return .ours(key)
        } catch {
            guard error.code == "M_NOT_FOUND" || error.code == "M_FORBIDDEN" else { throw error }
            return nil
        }
    }

    private func create(_ order: RoomOrder, alias: String, key: String) async throws(MatrixFailure) -> String {
        let mark: JSONValue = ["key": .string(key), "incident": .string("\(order.incident)")]
        let answer = try await api.call(
            "POST", ["v3", "createRoom"],
            body: [
                "name": .string(alias), "topic": .string(order.topic), "room_alias_name": .string(alias),
                "invite": .array(handles(order.invite).map { .string($0) }),
                // Never in the public list; one that is not private lets people of the homeserver in by its name.
                "visibility": "private", "preset": order.isPrivate ? "private_chat" : "public_chat",
                "creation_content": ["m.federate": .bool(options.isFederated)],
                "initial_state": [["type": .string(Self.markType), "state_key": "", "content": mark]],
            ])
        guard let room = answer["room_id"].string else { throw .unreadable(status: 200) }
        return room
    }

    private func kick(_ user: String, from room: String) async throws(MatrixFailure) {
        do {
            _ = try await api.call("POST", ["v3", "rooms", room, "kick"], body: ["user_id": .string(user)])
        } catch {
            // Gone already, or never in.
            guard case .refused(let status, _, _, _) = error, [403, 404].contains(status) else { throw error }
            if try await isIn(room, user) { throw error }
        }
    }

    /// Invites one by one, and answers whom the server would not have. Being in already is no refusal.
    private func invite(_ users: [String], into room: String) async throws(MatrixFailure) -> [String] {
        var refused: [String] = []
        for user in users {
            do {
                _ = try await api.call("POST", ["v3", "rooms", room, "invite"], body: ["user_id": .string(user)])
            } catch {
                guard case .refused(let status, _, _, _) = error, [400, 403, 404].contains(status) else { throw error }
                if try await !isIn(room, user) { refused.append(user) }
            }
        }
        return refused
    }

    private func isIn(_ room: String, _ user: String) async throws(MatrixFailure) -> Bool {
        do {
            let member = try await api.call("GET", ["v3", "rooms", room, "state", "m.room.member", user])
            return ["join", "invite"].contains(member["membership"].string)
        } catch {
            guard case .refused(let status, _, _, _) = error, [400, 403, 404].contains(status) else { throw error }
            return false
        }
    }

    /// Somebody without a handle at this chat is left out: that is the configuration's to say, not each incident's.
    private func handles(_ people: [PersonID]) -> [String] {
        var seen: Set<String> = [userID]
        return people.compactMap { handle($0) }.filter { $0.hasPrefix("@") && seen.insert($0).inserted }
    }

    /// The homeserver's name: what stands after the first colon of our own id.
    private var server: String {
        userID.firstIndex(of: ":").map { String(userID[userID.index(after: $0)...]) } ?? userID
    }
}
