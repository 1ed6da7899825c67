import Incidents

/// One browser that somebody has signed in with. The store keeps it under the SHA-256 of the cookie's secret, never
/// under the secret itself; the value begins with its end, so that what is over sorts before now.
package struct SessionRow: Hashable, Sendable {
    /// Unused for so long it ends…
    package static let idle = Duration.days(7)
    /// …and in any case after so long.
    package static let longest = Duration.days(30)
    /// Its last use is written down no more often than this: reading must not write.
    package static let step = Duration.hours(1)
    static let prefix = "session/"

    package var person: PersonID
    package var made: Instant
    package var seen: Instant

    package init(person: PersonID, made: Instant, seen: Instant) {
        self.person = person
        self.made = made
        self.seen = seen
    }

    package var until: Instant { min(seen + Self.idle, made + Self.longest) }

    /// Milliseconds have had 13 digits since 2001 and will until 2286.
    package var value: String { "\(until.milliseconds) \(seen.milliseconds) \(made.milliseconds) \(person.key)" }

    package init?(value: String) {
        let parts = value.split(separator: " ", maxSplits: 3)
        guard parts.count == 4, let seen = Int64(parts[1]), let made = Int64(parts[2]) else { return nil }
        self.init(
            person: PersonID(String(parts[3])), made: Instant(milliseconds: made), seen: Instant(milliseconds: seen))
    }

    package static func storeKey(_ key: String) -> String { prefix + key }
}
