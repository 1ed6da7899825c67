import Incidents

/// The few places where a form is better than a line.
enum SlackForm: Hashable, Sendable {
    case declare
    /// Nil: the incident of the room.
    case update(IncidentID?)

    init(_ form: Message.Form) {
        switch form {
        case .declare: self = .declare
        case .update(let incident): self = .update(incident)
        }
    }

    /// A slash command that says no more than which form: `declare`, `update`, `!update INC-3`.
    init?(typed: String) {
        let words = typed.lowercased().drop { !$0.isLetter }.split(separator: " ")
        switch (words.first, words.count) {
        case ("declare", 1): self = .declare
        case ("update", 1): self = .update(nil)
        case ("update", 2):
            guard let incident = IncidentID(words[1]) else { return nil }
            self = .update(incident)
        default: return nil
        }
    }

    /// `callback_id` of its view.
    var callback: String {
        switch self {
        case .declare: "sitrep:declare"
        case .update: "sitrep:update"
        }
    }

    /// The form of a view that comes back, and where it was asked for; nil where it is none of ours.
    static func sent(_ view: JSONValue) -> (form: SlackForm, place: Place)? {
        let place = Place(view["private_metadata"].string ?? "")
        switch view["callback_id"].string {
        case "sitrep:declare": return (.declare, place)
        case "sitrep:update": return (.update(place.incident), place)
        default: return nil
        }
    }

    /// Where a form was asked for, written into its `private_metadata`, which Slack gives back.
    struct Place {
        var room: String?
        var thread: String?
        var incident: IncidentID?

        init(_ metadata: String) {
            guard metadata.utf8.count <= 3000, let json = JSONValue(bytes: Array(metadata.utf8)) else { return }
            room = SlackID.checked(json["room"].string)
            thread = SlackID.checked(json["thread"].string)
            incident = json["incident"].string.flatMap { IncidentID($0) }
        }

        static func metadata(room: String, thread: String?, incident: IncidentID?) -> String {
            var json: [String: JSONValue] = ["room": .string(room)]
            json["thread"] = thread.map { .string($0) }
            json["incident"] = incident.map { .string("\($0)") }
            return JSONValue.object(json).text
        }
    }
}
