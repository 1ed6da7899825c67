import Incidents

/// One event of a room, as far as it is looked at here.
struct MatrixEvent: Sendable {
    var id: String
    var type: String
    var sender: String
    var at: Instant
    /// Nil for what is said, set for what describes the room.
    var stateKey: String?
    var content: JSONValue
    /// What the membership was before this change of it.
    var membershipBefore: String?

    /// Nil where something is missing that every event has.
    init?(_ json: JSONValue) {
        guard let id = json["event_id"].string, let type = json["type"].string, let sender = json["sender"].string,
            let time = json["origin_server_ts"].int
        else { return nil }
        self.id = id
        self.type = type
        self.sender = sender
        at = Instant(milliseconds: time)
        stateKey = json["state_key"].string
        content = json["content"]
        membershipBefore = json["unsigned"]["prev_content"]["membership"].string
    }

    private var relation: JSONValue { content["m.relates_to"] }
    /// The root of the thread it stands in.
    var thread: String? { relation["rel_type"].string == "m.thread" ? relation["event_id"].string : nil }
    /// The event whose text it replaces.
    var edited: String? { relation["rel_type"].string == "m.replace" ? relation["event_id"].string : nil }
    var isReply: Bool { relation["m.in_reply_to"]["event_id"].string != nil }

    /// The moment the bot came in; a change of its name is a "join" too, but not after another kind of membership.
    func isJoining(of user: String) -> Bool {
        type == "m.room.member" && stateKey == user && content["membership"].string == "join"
            && membershipBefore != "join"
    }
}
