import Delivery
import HTTPClient
import Incidents

@testable import ChatServices

/// Shapes of the Matrix specification, written by hand from its documented fields.
enum Sample {
    static let room = RoomRef(chat: "matrix", room: "!abc:hs.test")

    static func posting(_ message: Message = Message("hello"), key: String = "e17/say/0") -> Posting {
        Posting(key: key, room: room, message: message, createdAt: Instant(seconds: 1_795_000_000))
    }

    static func order(isPrivate: Bool = false) -> RoomOrder {
        RoomOrder(
            incident: IncidentID(3), chat: "matrix", name: "incident-2026-11-20-001", topic: "INC-3 checkout is down",
            isPrivate: isPrivate, invite: [PersonID("ana"), PersonID("ben"), PersonID("nobody")])
    }

    static func event(
        _ id: String, _ content: JSONValue, type: String = "m.room.message", sender: String = "@ana:hs.test",
        stateKey: String? = nil, before: String? = nil, at: Int64 = 1_795_000_000_000
    ) -> JSONValue {
        var event: [String: JSONValue] = [
            "event_id": .string(id), "type": .string(type), "sender": .string(sender), "origin_server_ts": .int(at),
            "content": content,
        ]
        if let stateKey { event["state_key"] = .string(stateKey) }
        if let before { event["unsigned"] = ["prev_content": ["membership": .string(before)]] }
        return .object(event)
    }

    static func said(_ id: String, _ text: String, sender: String = "@ana:hs.test") -> JSONValue {
        event(id, ["msgtype": "m.text", "body": .string(text)], sender: sender)
    }

    static func joining(_ id: String = "$join") -> JSONValue {
        event(
            id, ["membership": "join"], type: "m.room.member", sender: "@bot:hs.test", stateKey: "@bot:hs.test",
            before: "invite")
    }

    static func sync(
        _ next: String, _ events: [JSONValue] = [], state: [JSONValue] = [], before: String? = nil,
        invites: [String] = [], isDirect: Bool = false, room: String = "!abc:hs.test", joined: Int? = nil,
        invited: Int? = nil
    ) -> JSONValue {
        var timeline: [String: JSONValue] = ["events": .array(events), "limited": .bool(before != nil)]
        if let before { timeline["prev_batch"] = .string(before) }
        var summary: [String: JSONValue] = [:]
        if let joined { summary["m.joined_member_count"] = .int(Int64(joined)) }
        if let invited { summary["m.invited_member_count"] = .int(Int64(invited)) }
        let inside: JSONValue = [
            "timeline": .object(timeline), "state": ["events": .array(state)], "summary": .object(summary),
        ]
        // Stripped: without id and time.
        let invitation: JSONValue = [
            "type": "m.room.member", "state_key": "@bot:hs.test", "sender": "@ana:hs.test",
            "content": ["membership": "invite", "is_direct": .bool(isDirect)],
        ]
        let invitations = JSONValue.object(
            Dictionary(
                invites.map { ($0, ["invite_state": ["events": [invitation]]]) }, uniquingKeysWith: { a, _ in a }))
        return ["next_batch": .string(next), "rooms": ["join": [room: inside], "invite": invitations]]
    }
}

/// Answers whoami, gives the syncs one after the other, and the rest to `other`.
func homeserver(
    syncs: [JSONValue], other: @escaping FakeHomeserver.Answer = { _ throws(HTTPFailure) in .json([:]) }
) -> FakeHomeserver {
    let script = Script(syncs)
    return FakeHomeserver { request throws(HTTPFailure) in
        if request.url.hasSuffix("/account/whoami") {
            return .json(["user_id": "@bot:hs.test", "device_id": "DEV"])
        }
        guard request.url.contains("/sync?") else { return try other(request) }
        return script.next().map { .json($0) }
    }
}
