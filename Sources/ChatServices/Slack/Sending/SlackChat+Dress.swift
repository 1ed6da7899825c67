import Delivery
import Incidents

extension SlackChat {
    package func dress(_ room: RoomRef, as dress: RoomDress) async throws(DeliveryFailure) {
        do throws(SlackFailure) {
            if let topic = dress.topic {
                _ = try await api.call(
                    "conversations.setTopic", ["channel": .string(room.room), "topic": .string(Self.topic(topic))])
            }
            if let bookmark = dress.bookmark { try await add(bookmark, to: room.room) }
            if let ending = dress.ending { try await end(room.room, as: ending) }
        } catch {
            // No channel, or not ours any more: there is nothing to dress.
            if SlackRefusal(error.code ?? "") == .archived { return }
            throw error.delivery("set the topic of \(room.room)")
        }
    }

    /// One that is there already is not added again.
    private func add(_ bookmark: RoomDress.Bookmark, to channel: String) async throws(SlackFailure) {
        let there = try await api.call("bookmarks.list", ["channel_id": .string(channel)])
        guard !there["bookmarks"].array.contains(where: { $0["link"].string == bookmark.url }) else { return }
        _ = try await api.call(
            "bookmarks.add",
            [
                "channel_id": .string(channel), "title": .string(bookmark.title), "type": "link",
                "link": .string(bookmark.url),
            ])
    }

    private func end(_ channel: String, as ending: RoomDress.Ending) async throws(SlackFailure) {
        switch ending {
        case .archived:
            do { _ = try await api.call("conversations.archive", ["channel": .string(channel)]) } catch {
                guard error.code == "already_archived" else { throw error }
            }
        case .renamed(let name):
            do {
                _ = try await api.call(
                    "conversations.rename",
                    ["channel": .string(channel), "name": .string(Self.channelName(name))])
            } catch {
                // It is called so already, or somebody else's is: a name is not worth a second one.
                guard error.code == "name_taken" else { throw error }
            }
        }
    }
}
