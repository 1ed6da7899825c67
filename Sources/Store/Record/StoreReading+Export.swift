import Incidents

/// Which events an export holds.
package struct ExportChoice: Sendable {
    /// Empty: everything, also what belongs to no incident.
    package var incidents: [IncidentID]
    package var withPrivate: Bool
    package init(incidents: [IncidentID] = [], withPrivate: Bool = false) {
        self.incidents = incidents
        self.withPrivate = withPrivate
    }
}

package struct ExportReport: Hashable, Sendable {
    package var events = 0
    /// Private incidents that were left out.
    package var privateIncidents = 0
    package var end: PostedHead?
    /// Nothing was left out, so it can be imported.
    package var isWhole = true
}

extension StoreReading {
    /// Hands each event out as a line of JSON, in the order of their seq, from one moment of the store.
    package func export(
        _ choice: ExportChoice, _ line: ([UInt8]) throws(StoreFailure) -> Void
    ) throws(StoreFailure) -> ExportReport {
        let hidden = choice.withPrivate ? [] : try privateIncidents()
        let wanted = Set(choice.incidents.map(\.number))
        var report = ExportReport()
        report.privateIncidents = wanted.isEmpty ? hidden.count : hidden.intersection(wanted).count
        try read { database throws(StoreFailure) in
            var previous = Digest.zero
            try database.each(
                """
                SELECT seq, incident, at, kind, version, salt, payload, payload_hash, hash, residue FROM events
                ORDER BY seq
                """
            ) { row throws(StoreFailure) in
                let event = try row.exportedEvent(after: previous)
                previous = event.hash
                report.end = PostedHead(seq: event.header.seq, hash: event.hash.hex)
                let isHidden = event.header.incident.map { hidden.contains($0) } ?? false
                let isWanted = wanted.isEmpty || event.header.incident.map { wanted.contains($0) } ?? false
                guard isWanted, !isHidden else {
                    report.isWhole = false
                    return
                }
                report.events += 1
                try line(event.line)
            }
        }
        return report
    }

    /// Numbers of incidents that not everybody may see.
    package func privateIncidents() throws(StoreFailure) -> Set<Int> {
        var found: Set<Int> = []
        var last = 0
        while true {
            let some = try incidents(after: last, limit: 500)
            guard let end = some.last else { return found }
            found.formUnion(some.filter(\.isPrivate).map(\.id.number))
            last = end.id.number
        }
    }
}

extension Statement {
    /// Columns: seq, incident, at, kind, version, salt, payload, payload_hash, hash, residue.
    fileprivate func exportedEvent(after previous: Digest) throws(StoreFailure) -> ExportedEvent {
        guard let payloadHash = Digest(bytes(7)), let hash = Digest(bytes(8)) else {
            throw unreadable("event \(int(0))", JSONFault(at: 0, "its hash is not 32 bytes"))
        }
        return ExportedEvent(
            header: EventHeader(
                seq: int(0), incident: intIfAny(1), at: instant(2).milliseconds, kind: text(3), version: int(4),
                payloadHash: payloadHash),
            previous: previous, hash: hash, salt: isNull(5) ? nil : Array(bytes(5)),
            payload: isNull(6) ? nil : Array(bytes(6)), residue: isNull(9) ? nil : Array(bytes(9)))
    }
}
