// Explicit keys: rows outlive the process and its version.

extension Destination: Codable {
    private enum CodingKeys: String, CodingKey { case room, incident, chat }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        if let room = try keys.decodeIfPresent(RoomRef.self, forKey: .room) {
            self = .room(room)
        } else {
            self = .incident(
                try keys.decode(IncidentID.self, forKey: .incident), chat: try keys.decode(String.self, forKey: .chat))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .room(let room): try keys.encode(room, forKey: .room)
        case .incident(let id, let chat):
            try keys.encode(id, forKey: .incident)
            try keys.encode(chat, forKey: .chat)
        }
    }
}

extension Errand: Codable {
    private enum CodingKeys: String, CodingKey {
        case say, invite, remove, page, probe, people, dress, to
        case openRoom = "open_room"
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        if let say = try keys.decodeIfPresent(Saying.self, forKey: .say) {
            self = .say(say)
        } else if let order = try keys.decodeIfPresent(RoomOrder.self, forKey: .openRoom) {
            self = .openRoom(order)
        } else if let to = try keys.decodeIfPresent(Destination.self, forKey: .invite) {
            self = .invite(to, try keys.decode([PersonID].self, forKey: .people))
        } else if let to = try keys.decodeIfPresent(Destination.self, forKey: .remove) {
            self = .remove(to, try keys.decode([PersonID].self, forKey: .people))
        } else if let dress = try keys.decodeIfPresent(RoomDress.self, forKey: .dress) {
            self = .dress(try keys.decode(Destination.self, forKey: .to), dress)
        } else if let page = try keys.decodeIfPresent(PageOrder.self, forKey: .page) {
            self = .page(page)
        } else {
            self = .probe(try keys.decode(ProbeOrder.self, forKey: .probe))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .say(let saying): try keys.encode(saying, forKey: .say)
        case .openRoom(let order): try keys.encode(order, forKey: .openRoom)
        case .invite(let to, let people):
            try keys.encode(to, forKey: .invite)
            try keys.encode(people, forKey: .people)
        case .remove(let to, let people):
            try keys.encode(to, forKey: .remove)
            try keys.encode(people, forKey: .people)
        case .dress(let to, let dress):
            try keys.encode(to, forKey: .to)
            try keys.encode(dress, forKey: .dress)
        case .page(let order): try keys.encode(order, forKey: .page)
        case .probe(let order): try keys.encode(order, forKey: .probe)
        }
    }
}

extension RoomDress {
    private enum CodingKeys: String, CodingKey { case topic, bookmark, archived, renamed }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        topic = try keys.decodeIfPresent(String.self, forKey: .topic)
        bookmark = try keys.decodeIfPresent(Bookmark.self, forKey: .bookmark)
        let isArchived = try keys.decodeIfPresent(Bool.self, forKey: .archived) ?? false
        let name = try keys.decodeIfPresent(String.self, forKey: .renamed)
        ending = isArchived ? .archived : name.map { .renamed($0) }
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encodeIfPresent(topic, forKey: .topic)
        try keys.encodeIfPresent(bookmark, forKey: .bookmark)
        switch ending {
        case .archived: try keys.encode(true, forKey: .archived)
        case .renamed(let name): try keys.encode(name, forKey: .renamed)
        case nil: break
        }
    }
}
