import Delivery
import Incidents

extension SlackHearing {
    /// A timeline emoji on a message marks it. The event does not say what the message says, so that is asked.
    func reaction(
        _ event: JSONValue, isOn: Bool, _ ourself: Set<String>, _ payload: JSONValue
    ) async -> SlackAnswer {
        guard let emoji = emoji(event), event["item"]["type"] == "message",
            let user = SlackID.checked(event["user"].string), !ourself.contains(user),
            let channel = SlackID.checked(event["item"]["channel"].string),
            let ts = SlackID.checked(event["item"]["ts"].string),
            let eventTS = SlackID.checked(event["event_ts"].string),
            let id = SlackID.checked("reaction.\(ts).\(Self.key(emoji)).\(user).\(eventTS)")
        else { return .kept(nil) }
        var heard = Heard(
            room: room(channel), id: id, sender: user, text: "", at: SlackID.instant(eventTS) ?? chat.now())
        heard.isForeign = await isForeign(user, event, in: payload)
        let saidAt = SlackID.instant(ts) ?? chat.now()
        guard isOn else {
            heard.mark = Heard.Mark(message: ts, author: "", text: "", saidAt: saidAt, isOn: false)
            return await keep(heard)
        }
        let message: JSONValue?
        do { message = try await Self.within(.seconds(2)) { try await self.message(ts, in: channel) } } catch {
            let failure = error as? SlackFailure
            // Asked again for ever it would be refused for ever, and Slack switches an app off that answers so.
            if let failure, !failure.mayPass {
                await intake.remark(
                    chat: chat.name, about: "reactions",
                    failure.delivery("read a message that a reaction is on").sentence)
                return .kept(nil)
            }
            let why = failure?.code ?? "no answer in time"
            return .notKept("the message \(ts) in \(channel) that a reaction is on could not be read: \(why)")
        }
        await intake.remark(chat: chat.name, about: "reactions", nil)
        // Deleted meanwhile.
        guard let message else { return .kept(nil) }
        heard.mark = Heard.Mark(
            message: ts, author: SlackID.checked(message["user"].string ?? message["bot_id"].string) ?? "",
            text: SlackText(message: message, group: group).text, saidAt: saidAt, isOn: true)
        return await keep(heard)
    }

    /// Without the tone of its skin: `wave::skin-tone-2`.
    private func emoji(_ event: JSONValue) -> String? {
        guard let reaction = event["reaction"].string else { return nil }
        let base = reaction.firstRange(of: "::").map { String(reaction[..<$0.lowerBound]) } ?? reaction
        return chat.options.timelineEmoji.contains(base) ? base : nil
    }

    /// An emoji may have signs that a key may not: `+1`, and letters of any script.
    private static func key(_ emoji: String) -> String {
        emoji.unicodeScalars.map { scalar in
            scalar.isASCII && SlackID.isPart(UInt8(scalar.value))
                ? String(scalar) : "u\(String(scalar.value, radix: 16))"
        }.joined()
    }

    /// The channel's history holds the messages that stand in no thread; a thread is asked for the others.
    private func message(_ ts: String, in channel: String) async throws(SlackFailure) -> JSONValue? {
        let one: JSONValue = ["channel": .string(channel), "latest": .string(ts), "inclusive": true, "limit": .int(1)]
        let history = try await chat.api.call("conversations.history", one, timeout: .seconds(2))
        if let found = history["messages"].array.first(where: { $0["ts"].string == ts }) { return found }
        do {
            let replies = try await chat.api.call(
                "conversations.replies",
                [
                    "channel": .string(channel), "ts": .string(ts), "latest": .string(ts), "oldest": .string(ts),
                    "inclusive": true, "limit": .int(10),
                ], timeout: .seconds(2))
            return replies["messages"].array.first { $0["ts"].string == ts }
        } catch {
            if error.code == "thread_not_found" || error.code == "message_not_found" { return nil }
            throw error
        }
    }
}

/// The work was given up: its time was over.
struct SlackTooSlow: Error {}

extension SlackHearing {
    /// Slack waits 3 s for us, whatever we wait for.
    static func within<Value: Sendable>(
        _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else { throw SlackTooSlow() }
            return value
        }
    }
}
