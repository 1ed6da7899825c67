import Incidents

/// What `sitrep verify` says of a whole record.
package struct RecordCheck: Hashable, Sendable {
    package var events = 0
    package var erased = 0
    /// A sentence each.
    package var faults: [String] = []
    package var end: PostedHead?
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
        return check
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
