import Incidents

/// The zones of a calendar by the names that its TZIDs give them: as the file describes them, by the time-zone database,
/// by Windows's names.
final class CalendarZones {
    private let lookup: (String) -> ZoneRules?
    private var descriptions: [String: ZoneDescription] = [:]
    private var known: [String: ZoneRules?] = [:]
    /// For the rules of all descriptions that are asked for: each has two days a year, in a month of 31.
    private var steps = 1_000_000

    init(lookup: @escaping (String) -> ZoneRules?) { self.lookup = lookup }

    /// Of two descriptions of one name the first holds.
    func describe(_ zone: ZoneDescription) {
        guard !zone.id.isEmpty, descriptions.count < 5000 else { return }
        descriptions[zone.id] = descriptions[zone.id] ?? zone
    }

    /// The rules of a name; nil where nobody knows it. Both the description and the lookup are asked once a name: they
    /// cost time.
    func rules(_ name: String) -> ZoneRules? {
        if let found = known[name] { return found }
        let found = find(name)
        known[name] = .some(found)
        return found
    }

    /// What the file describes holds where the name means something else. Where every offset that it describes is one of
    /// the name's own, the name holds: descriptions are often of one year only, or older than the last change of a law.
    private func find(_ name: String) -> ZoneRules? {
        let named = named(name)
        guard let description = descriptions[name] else { return named }
        guard let described = description.rules(steps: &steps) else { return named }
        if let named, described.offsets.isSubset(of: named.offsets) { return named }
        return described
    }

    private func named(_ name: String) -> ZoneRules? {
        let bare = name.trimmed
        if let windows = WindowsZones.named(bare) { return lookup(windows) }
        if let rules = own(bare) { return rules }
        // A slash before the name says that it is a global one (section 3.2.19); libical and others put their own before.
        let parts = bare.split(separator: "/")
        if bare.lowercased() == "tzone://microsoft/utc" { return .utc }
        for count in [3, 2] where parts.count >= count && bare.contains("/") {
            if let rules = own(parts.suffix(count).joined(separator: "/")) { return rules }
        }
        return nil
    }

    /// Three letters alone mean a different zone to each reader, and summer time to some: `EST`, `IST`, `BST`.
    private func own(_ name: String) -> ZoneRules? {
        let isShort = !name.contains("/") && name.utf8.count <= 4
        guard !isShort || CalendarZones.short.contains(name) else { return nil }
        return lookup(name)
    }

    private static let short: Set = [
        "UTC", "GMT", "Z", "UCT", "CET", "EET", "MET", "WET", "Cuba", "Eire", "Iran", "PRC", "ROC", "ROK", "GB", "NZ",
    ]
}

extension ZoneRules {
    /// Those of the years in which shifts are asked for.
    fileprivate var offsets: Set<Int> {
        let from = Instant(seconds: 1_262_304_000)  // 2010
        let to = Instant(seconds: 2_208_988_800)  // 2040
        return Set([span(at: from).offset] + spans.filter { $0.start > from && $0.start < to }.map(\.offset))
    }
}

extension StringProtocol {
    /// Without spaces at either end.
    var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
