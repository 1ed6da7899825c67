/// The answer of `/sync`, as far as it is looked at here.
struct MatrixSync: Sendable {
    struct Room: Sendable {
        var id: String
        var events: [MatrixEvent]
        /// There is more between the last position and these events.
        var isLimited: Bool
        /// Where to go on reading backwards.
        var before: String?
        var state: [MatrixEvent]
        /// How many are in it, and how many are invited: each only where it has changed.
        var joined: Int?
        var invited: Int?
    }

    struct Invite: Hashable, Sendable {
        var room: String
        /// Whose invitation it is; empty where that is not said.
        var from: String
        /// Meant as a talk with the bot alone.
        var isDirect = false
    }

    /// The position after this answer.
    var next: String
    var joined: [Room]
    var invites: [Invite]

    /// Nil where the answer has no position: it is no sync then.
    init?(_ json: JSONValue, ourself: String) {
        guard let next = json["next_batch"].string else { return nil }
        self.next = next
        let rooms = json["rooms"]
        // By id, so that the same answer is always taken in the same order.
        joined = rooms["join"].object.sorted { $0.key < $1.key }.map { id, room in
            let timeline = room["timeline"]
            return Room(
                id: id, events: timeline["events"].array.compactMap { MatrixEvent($0) },
                isLimited: timeline["limited"].bool ?? false, before: timeline["prev_batch"].string,
                state: room["state"]["events"].array.compactMap { MatrixEvent($0) },
                joined: room["summary"]["m.joined_member_count"].int.map { Int($0) },
                invited: room["summary"]["m.invited_member_count"].int.map { Int($0) })
        }
        invites = rooms["invite"].object.sorted { $0.key < $1.key }.map { id, room in
            let ours = room["invite_state"]["events"].array.first {
                $0["type"].string == "m.room.member" && $0["state_key"].string == ourself
            }
            return Invite(
                room: id, from: ours?["sender"].string ?? "", isDirect: ours?["content"]["is_direct"].bool ?? false)
        }
    }

    /// What is asked for. The bot's own joining must be among it: it says from where on a new room is listened to.
    private static let types: JSONValue = [
        "m.room.message", "m.room.encrypted", "m.room.encryption", "m.room.tombstone", "m.room.member",
    ]
    static let pageFilter: JSONValue = ["types": types, "lazy_load_members": true]

    /// `limit` is the number of events a room; what is over it is read by pages.
    static func filter(limit: Int64) -> JSONValue {
        let nothing: JSONValue = ["types": []]
        let timeline: JSONValue = ["types": types, "limit": .int(limit), "lazy_load_members": true]
        let state: JSONValue = ["types": ["m.room.encryption", "m.room.tombstone"], "lazy_load_members": true]
        return [
            "presence": nothing, "account_data": nothing,
            "room": ["timeline": timeline, "state": state, "ephemeral": nothing, "account_data": nothing],
        ]
    }
}
