// The payload of a drill's start. Times are milliseconds since the start; a missing key has its default.

package struct DrillStarted: Hashable, Sendable, Codable {
    /// As it stood in the configuration at that moment.
    package var drill: Drill
    /// Pages go to people's telephones, because somebody asked for that. What managers are told never leaves the room.
    package var pages: Bool
    package init(_ drill: Drill, pages: Bool) {
        self.drill = drill
        self.pages = pages
    }
    private enum CodingKeys: String, CodingKey { case drill, pages }
}

extension Drill: Codable {
    private enum CodingKeys: String, CodingKey { case name, title, severity, injects, faults, targets, length }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        name = try keys.decode(String.self, forKey: .name)
        title = try keys.decode(String.self, forKey: .title)
        severity = try keys.decodeIfPresent(String.self, forKey: .severity)
        injects = try keys.decode([Inject].self, forKey: .injects)
        faults = try keys.decode([Fault].self, forKey: .faults)
        targets = try keys.decode(Targets.self, forKey: .targets)
        length = .milliseconds(try keys.decode(Int64.self, forKey: .length))
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(name, forKey: .name)
        try keys.encode(title, forKey: .title)
        try keys.encodeIfPresent(severity, forKey: .severity)
        try keys.encode(injects, forKey: .injects)
        try keys.encode(faults, forKey: .faults)
        try keys.encode(targets, forKey: .targets)
        try keys.encode(length.milliseconds, forKey: .length)
    }
}

extension Drill.Inject: Codable {
    private enum CodingKeys: String, CodingKey {
        case after, text
        case evenMitigated = "even_mitigated"
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        after = .milliseconds(try keys.decode(Int64.self, forKey: .after))
        text = try keys.decode(String.self, forKey: .text)
        evenMitigated = try keys.decodeIfPresent(Bool.self, forKey: .evenMitigated) ?? false
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(after.milliseconds, forKey: .after)
        try keys.encode(text, forKey: .text)
        try keys.encode(evenMitigated, forKey: .evenMitigated)
    }
}

extension Drill.Fault: Codable {
    private enum CodingKeys: String, CodingKey { case pager, mood, from, until }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        pager = try keys.decodeIfPresent(String.self, forKey: .pager)
        mood = try keys.decode(Mood.self, forKey: .mood)
        from = .milliseconds(try keys.decode(Int64.self, forKey: .from))
        until = try keys.decodeIfPresent(Int64.self, forKey: .until).map { .milliseconds($0) }
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encodeIfPresent(pager, forKey: .pager)
        try keys.encode(mood, forKey: .mood)
        try keys.encode(from.milliseconds, forKey: .from)
        try keys.encodeIfPresent(until?.milliseconds, forKey: .until)
    }
}

extension Drill.Targets: Codable {
    private enum CodingKeys: String, CodingKey {
        case commander, acknowledged, mitigated
        case firstUpdate = "first_update"
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        commander = .milliseconds(try keys.decode(Int64.self, forKey: .commander))
        acknowledged = .milliseconds(try keys.decode(Int64.self, forKey: .acknowledged))
        firstUpdate = .milliseconds(try keys.decode(Int64.self, forKey: .firstUpdate))
        mitigated = .milliseconds(try keys.decode(Int64.self, forKey: .mitigated))
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(commander.milliseconds, forKey: .commander)
        try keys.encode(acknowledged.milliseconds, forKey: .acknowledged)
        try keys.encode(firstUpdate.milliseconds, forKey: .firstUpdate)
        try keys.encode(mitigated.milliseconds, forKey: .mitigated)
    }
}
