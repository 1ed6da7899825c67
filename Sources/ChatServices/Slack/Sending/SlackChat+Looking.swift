import Delivery
import Incidents

extension SlackChat {
    /// How long Slack may still be at work on a request that was cut off: nothing is looked for before.
    static let settling = Duration.seconds(3)
    /// A look waits so long for its turn in the budget; then it is put off, and goes on where it stopped.
    private static let patience = Duration.seconds(15)

    /// Reads the channel, or the thread, for our own message that carries the key.
    package func look(for posting: Posting, since: Instant) async throws(DeliveryFailure) -> PostedID? {
        // An ephemeral message is nowhere to be read.
        guard posting.onlyFor == nil else { return nil }
        do throws(SlackFailure) {
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
        let found = try await read(.init(posting), since: since - .minutes(10), doubtOf: posting.doubtedAt ?? now())
        // A message in parts is there when its last part is; `send` leaves out the parts that stand.
        guard let first = found[posting.key],
            (2..<max(count + 1, 2)).allSatisfy({ found["\(posting.key)#\($0)"] != nil })
        else { return nil }
        return PostedID(room: posting.room, id: first)
    }

    /// Our messages in a place, by key.
    private func read(
        _ place: SlackReadings.Place, since: Instant, doubtOf moment: Instant
    ) async throws(SlackFailure) -> [String: String] {
        let settled = moment + Self.settling
        var reading = readings[place]
        if reading?.answers(doubtOf: settled, since: since) != true {
            if now() < settled { try await wait(settled - now()) }
            reading = SlackReadings.Reading(began: now(), oldest: since)
        }
        guard var reading else { return [:] }
        // Kept also where a page could not be had: the next look goes on from there.
        defer { readings.keep(reading, of: place, at: now()) }
        for _ in 0..<50 where !reading.isWhole {
            let page = try await page(of: place, reading)
            for message in page["messages"].array where isOurs(message) {
                guard let key = message["metadata"]["event_payload"]["key"].string, let ts = message["ts"].string
                else { continue }
                reading.found[key] = ts
            }
            let cursor = page["response_metadata"]["next_cursor"].string ?? ""
            reading.cursor = cursor.isEmpty ? nil : cursor
            reading.isWhole = cursor.isEmpty
        }
        return reading.found
    }

    private func page(
        of place: SlackReadings.Place, _ reading: SlackReadings.Reading
    ) async throws(SlackFailure) -> JSONValue {
        var arguments: JSONValue = [
            "channel": .string(place.channel), "limit": .int(200), "include_all_metadata": true,
            "oldest": .string(SlackTime.stamp(reading.oldest)),
        ]
        if let thread = place.thread { arguments = arguments.with("ts", .string(thread)) }
        if let cursor = reading.cursor { arguments = arguments.with("cursor", .string(cursor)) }
        let method = place.thread == nil ? "conversations.history" : "conversations.replies"
        return try await inTurn(Self.patience) { () async throws(SlackFailure) in
            try await api.call(method, arguments)
        }
    }

    /// Waits for the budget where it has nothing left, at most so long in all.
    func inTurn(
        _ patience: Duration, _ call: () async throws(SlackFailure) -> JSONValue
    ) async throws(SlackFailure) -> JSONValue {
        let end = now() + patience
        while true {
            do {
                return try await call()
            } catch {
                guard case .limited(let asked) = error, now() + asked <= end else { throw error }
                try await wait(asked)
            }
        }
    }

    private func wait(_ duration: Duration) async throws(SlackFailure) {
        // Cancelled only when the process ends: then the row is in doubt again.
        do { try await pause(duration) } catch { throw .limited(duration) }
    }

    private func isOurs(_ message: JSONValue) -> Bool {
        guard message["metadata"]["event_type"].string == Self.eventType else { return false }
        guard let ourself = directory.ourself else { return true }
        return message["user"].string == ourself.user || message["bot_id"].string == ourself.bot
    }
}
