// The payloads that describe the incident itself. Their keys are a file format: a key is never renamed, only added.

/// Plain words said about the incident: a title, an impact, a note, a decision.
package struct Words: Hashable, Sendable, Codable {
    package var text: String
    package init(_ text: String) { self.text = text }
    private enum CodingKeys: String, CodingKey { case text }
}

/// Real incidents count and page; drills and tests carry a banner.
package enum IncidentKind: String, Hashable, Sendable, Codable {
    case real, drill, test
}

/// Who may see it.
package enum Audience: Hashable, Sendable {
    case everyone
    case only([PersonID])
}

extension Audience: Codable {
    package init(from decoder: any Decoder) throws {
        let people = try decoder.singleValueContainer().decode([PersonID]?.self)
        self = people.map { .only($0) } ?? .everyone
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .everyone: try container.encodeNil()
        case .only(let people): try container.encode(people)
        }
    }
}

package struct Declared: Hashable, Sendable, Codable {
    package var number: Int
    /// `#incident-2026-11-20-001`, fixed here for ever.
    package var label: String
    package var title: String
    package var severity: Severity
    package var kind: IncidentKind
    package var audience: Audience
    /// Where it was typed.
    package var origin: RoomRef?
    /// What it is called where others can hear, where not everybody may see it.
    package var codename: String?
    package init(
        number: Int, label: String, title: String, severity: Severity, kind: IncidentKind = .real,
        audience: Audience = .everyone, origin: RoomRef? = nil
    ) {
        self.number = number
        self.label = label
        self.title = title
        self.severity = severity
        self.kind = kind
        self.audience = audience
        self.origin = origin
    }
    private enum CodingKeys: String, CodingKey { case number, label, title, severity, kind, audience, origin, codename }
}

package struct SeveritySet: Hashable, Sendable, Codable {
    package var severity: Severity
    package var from: Severity
    /// The executives hear of it at once: they were told before, or the new severity tells them.
    package var tellsExecutives: Bool?
    package init(severity: Severity, from: Severity) {
        self.severity = severity
        self.from = from
    }
    private enum CodingKeys: String, CodingKey {
        case severity, from
        case tellsExecutives = "executives"
    }
}

package struct StartSet: Hashable, Sendable, Codable {
    /// When the trouble began, not when it was declared.
    package var start: Instant
    package init(_ start: Instant) { self.start = start }
    private enum CodingKeys: String, CodingKey { case start }
}

/// The phases that published guides name; `monitoring` is what people call mitigated.
package enum Phase: String, Hashable, Sendable, Codable, CaseIterable {
    case investigating, identified, monitoring, resolved, closed, cancelled, merged

    /// Work goes on: reminders run.
    package var isActive: Bool {
        switch self {
        case .investigating, .identified, .monitoring: true
        case .resolved, .closed, .cancelled, .merged: false
        }
    }
    /// Nothing more is expected of anybody.
    package var isOver: Bool {
        switch self {
        case .closed, .cancelled, .merged: true
        case .investigating, .identified, .monitoring, .resolved: false
        }
    }
    package var isMitigated: Bool {
        switch self {
        case .investigating, .identified: false
        case .monitoring, .resolved, .closed, .cancelled, .merged: true
        }
    }
}

package struct PhaseMoved: Hashable, Sendable, Codable {
    package var to: Phase
    package var from: Phase
    /// What was said with it.
    package var text: String?
    /// When the meeting was to be that is called off by this.
    package var sync: Instant?
    package init(to: Phase, from: Phase, text: String? = nil, sync: Instant? = nil) {
        self.to = to
        self.from = from
        self.text = text
        self.sync = sync
    }
    private enum CodingKeys: String, CodingKey { case to, from, text, sync }
}

/// This incident's work goes on in another one.
package struct Merged: Hashable, Sendable, Codable {
    package var into: IncidentID
    package init(into: IncidentID) { self.into = into }
    private enum CodingKeys: String, CodingKey { case into }
}

package struct RoomLinked: Hashable, Sendable, Codable {
    package enum Purpose: String, Hashable, Sendable, Codable { case main, stream, `private`, mirror }
    package var room: RoomRef
    package var purpose: Purpose
    /// The name it got where the wanted one belonged to somebody else.
    package var name: String?
    /// The workstream whose room it is.
    package var stream: String?
    package init(room: RoomRef, purpose: Purpose, name: String? = nil, stream: String? = nil) {
        self.room = room
        self.purpose = purpose
        self.name = name
        self.stream = stream
    }
    private enum CodingKeys: String, CodingKey { case room, purpose, name, stream }
}
