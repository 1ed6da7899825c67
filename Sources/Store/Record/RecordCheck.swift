import Incidents

/// What `sitrep verify` says of a whole record.
package struct RecordCheck: Hashable, Sendable {
    package var events = 0
    package var erased = 0
    /// A sentence each.
    package var faults: [String] = []
    package var end: PostedHead?
    /// Where the machine's clock was set back, with the moment: no fault, but why a time lies before the one before it.
    package var setBacks: [SetBackEvent] = []
}

package struct SetBackEvent: Hashable, Sendable {
    package var seq: Int
    package var at: Instant
}

extension StoreReading {
    /// Checks every event against the chain, every erased one against the event that says so, the heads that stand in
    /// the store's own rooms, and what somebody kept from elsewhere.
    package func checkRecord(against heads: [PostedHead] = []) throws(StoreFailure) -> RecordCheck {
        var check = RecordCheck()
        check.events = try verifyChain { check.faults.append("\($0)") }
        let erased = try erasedEvents()
        check.erased = erased.count
        let told = try toldErasures()
        for (seq, residue) in erased {
            switch told[seq] {
            case nil: check.faults.append("event \(seq): its text was erased, and no event of the record says so")
            case .some(let said) where said != residue:
                check.faults.append("event \(seq): what stands in the place of its erased text was changed")
            case .some: break
            }
        }
        for head in try postedHeads() + heads {
            let comparison = try compare(head)
            if comparison != .same { check.faults.append(comparison.sentence(head)) }
        }
        check.end = try recordEnd()
        check.setBacks = try setBacks()
        return check
    }

    /// Those of the record; each incident's own says the same.
    private func setBacks() throws(StoreFailure) -> [SetBackEvent] {
        try read { database throws(StoreFailure) in
            try database.all(
                "SELECT seq, at FROM events WHERE kind = 'clock-set-back' AND incident IS NULL ORDER BY seq"
            ) { row throws(StoreFailure) in SetBackEvent(seq: row.int(0), at: row.instant(1)) }
        }
    }

    /// Seq and digest of what is left, in the order of their seq.
    private func erasedEvents() throws(StoreFailure) -> [(Int, String?)] {
        let chain = try HashChain()
        return try read { database throws(StoreFailure) in
            try database.all(
                "SELECT seq, residue FROM events WHERE payload IS NULL AND salt IS NULL ORDER BY seq"
            ) { row throws(StoreFailure) in
                (row.int(0), row.isNull(1) ? nil : chain.digest(of: Array(row.bytes(1))))
            }
        }
    }

    /// What the record itself says was erased; the last word counts.
    private func toldErasures() throws(StoreFailure) -> [Int: String?] {
        try read { database throws(StoreFailure) in
            var told: [Int: String?] = [:]
            try database.each(
                """
                SELECT seq, incident, at, kind, version, payload FROM events WHERE kind = 'erased' ORDER BY seq
                """
            ) { row throws(StoreFailure) in
                guard case .erased(let erased)? = try row.event()?.fact else { return }
                for entry in erased.events { told.updateValue(entry.residue, forKey: entry.seq) }
            }
            return told
        }
    }

    /// Every page of the file, every index; nil where all is well. It reads the whole file.
    package func integrityFault() throws(StoreFailure) -> String? {
        try read { database throws(StoreFailure) in
            let found = try database.first("PRAGMA integrity_check(1)") { row throws(StoreFailure) in row.text(0) }
            return found == "ok" ? nil : found ?? "the check says nothing"
        }
    }
}
