import Delivery
import Incidents

/// Reads what was said while no way in was open: while the daemon was down, or its connection was.
///
/// Slack keeps events for its own few retries only, so the channels themselves are asked. What was heard before is
/// dropped by the inbox; what is old and would page somebody is asked about by the core, not executed. Replies in
/// threads are not in a channel's history and are not read.
struct SlackCatchUp: Sendable {
    let chat: SlackChat
    let hearing: SlackHearing

    /// Channels and pages of a hundred messages that are read at most: Slack allows 50 requests a minute.
    private static let mostChannels = 40
    private static let mostPages = 3
    /// How long one page waits for its turn.
    private static let patience = Duration.minutes(2)
    /// Clocks differ, and the last moments may not have been noted.
    private static let margin = Duration.seconds(90)

    /// True when everything was read.
    func run(since: Instant) async throws(SlackFailure) -> Bool {
        let channels = try await channels()
        var isWhole = channels.count <= Self.mostChannels
        for channel in channels.prefix(Self.mostChannels) {
            do { isWhole = try await read(channel, since: since - Self.margin) && isWhole } catch {
                // A channel that cannot be read must not keep the others from being read.
                guard error.code != nil else { throw error }
                isWhole = false
            }
        }
        return isWhole
    }

    private struct Channel {
        var id: String
        var isDirect: Bool
    }

    private func channels() async throws(SlackFailure) -> [Channel] {
        var found: [Channel] = []
        var cursor = ""
        repeat {
            let page = try await chat.api.call(
                "users.conversations",
                [
                    "types": "public_channel,private_channel,im,mpim", "exclude_archived": true, "limit": .int(200),
                    "cursor": .string(cursor),
                ])
            found += page["channels"].array.compactMap { channel in
                channel["id"].string.map { Channel(id: $0, isDirect: channel["is_im"] == true) }
            }
            cursor = page["response_metadata"]["next_cursor"].string ?? ""
        } while !cursor.isEmpty && found.count <= Self.mostChannels
        return found
    }

    /// True where the channel was read to its end, the oldest message first.
    private func read(_ channel: Channel, since: Instant) async throws(SlackFailure) -> Bool {
        var messages: [JSONValue] = []
        var cursor = ""
        var pages = 0
        repeat {
            let asked: JSONValue = [
                "channel": .string(channel.id), "oldest": .string(SlackTime.stamp(since)), "limit": .int(100),
                "cursor": .string(cursor),
            ]
            // The same calls find out what of ours arrived: those go first.
            let page = try await chat.inTurn(Self.patience) { () async throws(SlackFailure) in
                try await chat.api.call("conversations.history", asked, isPatient: true)
            }
            messages += page["messages"].array
            cursor = page["response_metadata"]["next_cursor"].string ?? ""
            pages += 1
        } while !cursor.isEmpty && pages < Self.mostPages
        for message in messages.reversed() {
            var event = message.object
            event["channel"] = .string(channel.id)
            event["channel_type"] = channel.isDirect ? "im" : "channel"
            // What could not be kept now is kept next time: the position has not moved.
            guard case .kept = await hearing.take(.event, ["type": "event_callback", "event": .object(event)]) else {
                return false
            }
        }
        return cursor.isEmpty
    }
}
