/// Whom a severity wakes by itself: at the declaration, when it is raised to it, and by the clock. What somebody types
/// pages whom they name.
package enum PageScope: String, Hashable, Sendable, CaseIterable {
    /// Primary, backup, trainees and the initial responder.
    case everyone
    case primaryAndBackup = "primary and backup"
    case primary
    /// Where a row names none: the primary.
    case initialResponder = "initial responder"
    case nobody

    /// Where a row does not say it.
    package static func usual(_ rank: Int) -> PageScope {
        switch rank {
        case ...1: .everyone
        case 2: .primaryAndBackup
        case 3: .initialResponder
        default: .nobody
        }
    }
}

/// The part of each week in which a severity rings; outside of it only quiet ways are used.
package struct RingingHours: Hashable, Sendable {
    package struct Part: Hashable, Sendable {
        /// Minutes since Monday 00:00, 0…10,079.
        package var start: Int
        /// Minutes on the wall, 1…10,080.
        package var length: Int
        package init(start: Int, length: Int) {
            self.start = start
            self.length = length
        }
    }

    /// None: it never rings.
    package var parts: [Part]
    package var zone: ZoneRules
    /// As it was written, `weekdays 09:00..18:00`.
    package var text: String

    package init(parts: [Part], zone: ZoneRules, text: String) {
        self.parts = parts
        self.zone = zone
        self.text = text
    }

    package static func weekdays(_ zone: ZoneRules) -> RingingHours {
        RingingHours(
            parts: (0..<5).map { Part(start: $0 * 1440 + 9 * 60, length: 9 * 60) }, zone: zone,
            text: "weekdays 09:00..18:00")
    }

    package func contains(_ instant: Instant) -> Bool {
        let wall = zone.civil(instant)
        let seconds = wall.secondsSince1970
        // 1970-01-01 was a Thursday.
        let day = Int((seconds / 86_400 + 3) % 7)
        let minute = day * 1440 + wall.hour * 60 + wall.minute
        return parts.contains { (minute - $0.start + 10_080) % 10_080 < $0.length }
    }
}
