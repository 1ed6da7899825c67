// Outbox rows outlive the process, so the tree has explicit keys like an event: one key says which case it is.

extension Message.Block: Codable {
    private enum CodingKeys: String, CodingKey { case line, fields, list, code, buttons }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        if let line = try keys.decodeIfPresent(Message.Line.self, forKey: .line) {
            self = .line(line)
        } else if let fields = try keys.decodeIfPresent([Message.Field].self, forKey: .fields) {
            self = .fields(fields)
        } else if let list = try keys.decodeIfPresent([Message.Line].self, forKey: .list) {
            self = .list(list)
        } else if let buttons = try keys.decodeIfPresent([Message.Button].self, forKey: .buttons) {
            self = .buttons(buttons)
        } else {
            self = .code(try keys.decode(String.self, forKey: .code))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .line(let line): try keys.encode(line, forKey: .line)
        case .fields(let fields): try keys.encode(fields, forKey: .fields)
        case .list(let list): try keys.encode(list, forKey: .list)
        case .code(let code): try keys.encode(code, forKey: .code)
        case .buttons(let buttons): try keys.encode(buttons, forKey: .buttons)
        }
    }
}

/// Written as one string: the command, or the form behind a colon, which no command begins with.
extension Message.Press: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Message.Press {
    package init(_ text: String) {
        let incident = text.hasPrefix(":update ") ? IncidentID(text.dropFirst(8)) : nil
        if text == ":declare" {
            self = .form(.declare)
        } else if let incident {
            self = .form(.update(incident))
        } else {
            self = .command(text)
        }
    }

    /// As a chat gives it back when the button is pressed.
    package var text: String {
        switch self {
        case .command(let typed): typed
        case .form(.declare): ":declare"
        case .form(.update(let incident)): ":update \(incident)"
        }
    }
}

extension Message.Line: Codable {
    package init(from decoder: any Decoder) throws {
        pieces = try decoder.singleValueContainer().decode([Message.Piece].self)
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(pieces)
    }
}

extension Message.Piece: Codable {
    private enum CodingKeys: String, CodingKey { case words, text, strong, code, person, name, room, label, url, here }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        func string(_ key: CodingKeys) throws -> String? { try keys.decodeIfPresent(String.self, forKey: key) }
        if let words = try string(.words) {
            self = .words(words)
        } else if let text = try string(.text) {
            self = .text(text)
        } else if let strong = try string(.strong) {
            self = .strong(strong)
        } else if let code = try string(.code) {
            self = .code(code)
        } else if let person = try string(.person) {
            self = .mention(PersonID(person), name: try keys.decode(String.self, forKey: .name))
        } else if let room = try keys.decodeIfPresent(RoomRef.self, forKey: .room) {
            self = .room(room, label: try keys.decode(String.self, forKey: .label))
        } else if let url = try string(.url) {
            self = .link(url: url, label: try keys.decode(String.self, forKey: .label))
        } else {
            // Said only where it is written: nothing unknown may ping everybody.
            _ = try keys.decode(Bool.self, forKey: .here)
            self = .everyoneHere
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .words(let words): try keys.encode(words, forKey: .words)
        case .text(let text): try keys.encode(text, forKey: .text)
        case .strong(let strong): try keys.encode(strong, forKey: .strong)
        case .code(let code): try keys.encode(code, forKey: .code)
        case .mention(let person, let name):
            try keys.encode(person.key, forKey: .person)
            try keys.encode(name, forKey: .name)
        case .room(let room, let label):
            try keys.encode(room, forKey: .room)
            try keys.encode(label, forKey: .label)
        case .link(let url, let label):
            try keys.encode(url, forKey: .url)
            try keys.encode(label, forKey: .label)
        case .everyoneHere: try keys.encode(true, forKey: .here)
        }
    }
}
