import Incidents

/// An incident on its way from a snapshot, or from nothing, to its last event.
///
/// A class, because an incident is large and this one is changed in place, a million times in a rebuild.
final class IncidentFold {
    private(set) var incident: Incident?

    init(incident: Incident? = nil) { self.incident = incident }

    /// Columns: seq, incident, at, kind, version, payload.
    ///
    /// What `apply` ignores is not decoded: whole events (up to a half of a busy incident's), and where an event came
    /// from. Tests compare both with `apply`. An event of which nothing is left moves the incident's end alone.
    func add(_ row: Statement) throws(StoreFailure) {
        if row.isNull(5) || Self.isPassedBy(row.text(3)) {
            incident?.pass(seq: row.int(0), at: row.instant(2))
            return
        }
        guard let event = try row.event(isForFold: true) else { return }
        // Not `!= nil`: that copies all of it.
        if case .some = incident {
            incident?.apply(event)
        } else if case .declared(let declared) = event.fact {
            incident = Incident(declared, event: event)
        }
    }

    /// Kinds that change nothing about an incident but its last event.
    static func isPassedBy(_ kind: String) -> Bool {
        switch kind {
        case "observed", "stalking", "undelivered", "policy-changed": true
        default: false
        }
    }
}

extension Incident {
    fileprivate mutating func pass(seq: Int, at instant: Instant) {
        lastSeq = seq
        lastAt = max(lastAt, instant)
    }
}
