import Foundation
import Incidents

/// The system's zones, for whoever names one behind a time. A name is looked up once: it means the same for as long as
/// the program runs, so a decision that asks for it stays a function of what it is given.
package final class SystemZones: ZoneTable {
    package static let shared = SystemZones()

    private let lock = NSLock()
    nonisolated(unsafe) private var known: [String: ZoneRules?] = [:]
    nonisolated(unsafe) private var near: [String: String?] = [:]

    package func rules(named name: String) -> ZoneRules? {
        let key = name.lowercased()
        lock.lock()
        defer { lock.unlock() }
        if let rules = known[key] { return rules }
        let rules = ZoneNames.spelled(key).flatMap(ZoneRules.named)
        known[key] = .some(rules)
        return rules
    }

    package func nearest(to name: String) -> String? {
        lock.lock()
        defer { lock.unlock() }
        if let found = near[name] { return found }
        let found = ZoneNames.nearest(to: name)
        near[name] = .some(found)
        return found
    }
}
