/// What the bot keeps as scribe beside tasks and updates.
package struct Scribe: Hashable, Sendable {
    /// Points of checklists that are done, in the order in which they were ticked.
    package var ticks: [Tick] = []
    /// In the order in which they were opened, closed ones too.
    package var streams: [Workstream] = []
    /// The next meeting, or the one that is on.
    package var sync: SyncPlan?
    /// `since` of the meeting that has begun and is not over.
    package var syncOn: Int?
    /// When the severity came up last, as far back as a debate reaches.
    package var severityTalk: [Instant] = []
    /// The severities of that debate, each as often as it was named.
    package var severitiesNamed: [NamedSeverity] = []
    /// When the commander noted findings, as far back as it matters.
    package var commanderNotes: [Instant] = []
    package var pointedOut: [Pointed] = []

    package init() {}
}

package struct NamedSeverity: Hashable, Sendable, Codable {
    package var severity: Severity
    package var at: Instant
    private enum CodingKeys: String, CodingKey { case severity, at }
}

/// Something that was pointed out, so that it is not said again.
package struct Pointed: Hashable, Sendable, Codable {
    package var pattern: PointedOut.Pattern
    package var person: PersonID?
    package var number: Int?
    package var at: Instant
    private enum CodingKeys: String, CodingKey { case pattern, person, number, at }
}

extension Scribe {
    mutating func noteSeverity(_ named: Severity?..., at instant: Instant) {
        severitiesNamed.removeAll { $0.at < instant - AntiPatterns.window }
        if severitiesNamed.count >= 100 { severitiesNamed.removeFirst(severitiesNamed.count - 99) }
        severitiesNamed += named.compactMap { $0 }.map { NamedSeverity(severity: $0, at: instant) }
        severityTalk.keep(since: instant - AntiPatterns.window)
        severityTalk.append(instant)
    }

    mutating func noteFinding(at instant: Instant) {
        commanderNotes.keep(since: instant - AntiPatterns.window)
        commanderNotes.append(instant)
    }

    mutating func apply(_ pointed: PointedOut, at instant: Instant) {
        pointedOut.append(
            Pointed(pattern: pointed.pattern, person: pointed.person, number: pointed.number, at: instant))
    }
}

extension [Instant] {
    /// A hundred are many already: nobody counts further, and each is in every snapshot.
    fileprivate mutating func keep(since first: Instant) {
        removeAll { $0 < first }
        if count >= 100 { removeFirst(count - 99) }
    }
}

extension Scribe: Codable {
    private enum CodingKeys: String, CodingKey {
        case ticks, streams, sync
        case syncOn = "sync_on"
        case severityTalk = "severity_talk"
        case severitiesNamed = "severities_named"
        case commanderNotes = "commander_notes"
        case pointedOut = "pointed_out"
    }

    /// What a later program added may be missing.
    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        ticks = try keys.decodeIfPresent([Tick].self, forKey: .ticks) ?? []
        streams = try keys.decodeIfPresent([Workstream].self, forKey: .streams) ?? []
        sync = try keys.decodeIfPresent(SyncPlan.self, forKey: .sync)
        syncOn = try keys.decodeIfPresent(Int.self, forKey: .syncOn)
        severityTalk = try keys.decodeIfPresent([Instant].self, forKey: .severityTalk) ?? []
        severitiesNamed = try keys.decodeIfPresent([NamedSeverity].self, forKey: .severitiesNamed) ?? []
        commanderNotes = try keys.decodeIfPresent([Instant].self, forKey: .commanderNotes) ?? []
        pointedOut = try keys.decodeIfPresent([Pointed].self, forKey: .pointedOut) ?? []
    }
}

extension KeyedDecodingContainer {
    /// A snapshot of a program without a scribe has none; the decoding that the compiler writes for `Incident` asks this.
    func decode(_ type: Scribe.Type, forKey key: Key) throws -> Scribe {
        try decodeIfPresent(type, forKey: key) ?? Scribe()
    }
}
