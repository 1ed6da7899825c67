import Incidents
import Store

/// Sessions and what is known of invitations, as small values of the store.
extension Store {
    package func sessions() throws(StoreFailure) -> [String: SessionRow] {
        var found: [String: SessionRow] = [:]
        for (key, value) in try values(like: SessionRow.prefix + "%") {
            found[String(key.dropFirst(SessionRow.prefix.count))] = SessionRow(value: value)
        }
        return found
    }

    package func forgetSessions(endedBefore now: Instant) throws(StoreFailure) {
        try forgetValues(like: SessionRow.prefix + "%", before: "\(now.milliseconds)")
    }

    /// Ends every session of a person; links made before now let them in no more. Returns the sessions' keys.
    package func revoke(_ person: PersonID, at now: Instant) throws(StoreFailure) -> [String] {
        try together { () throws(StoreFailure) in
            let keys = try sessions().filter { $0.value.person == person }.map(\.key).sorted()
            for key in keys { try forgetValue(SessionRow.storeKey(key)) }
            try set(Ledger.revocation(of: person), "\(now.milliseconds)")
            return keys
        }
    }

    func revoked(_ person: PersonID) throws(StoreFailure) -> Instant? {
        try value(Ledger.revocation(of: person)).flatMap { Int64($0) }.map { Instant(milliseconds: $0) }
    }
}

extension Ledger {
    /// Under which the moment is kept at which a person's links were taken back, in milliseconds.
    package static func revocation(of person: PersonID) -> String { "revoked/\(person.key)" }
}
