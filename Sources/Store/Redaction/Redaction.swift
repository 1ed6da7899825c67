import Incidents

/// What somebody wants gone.
package struct Redaction: Sendable {
    /// Whole events; what they said is looked for everywhere else too.
    package var events: [Int]
    /// Text, found anywhere.
    package var texts: [String]
    /// A person's key and handles, found where they stand alone.
    package var people: [String]

    package init(events: [Int] = [], texts: [String] = [], people: [String] = []) {
        self.events = events
        self.texts = texts
        self.people = people
    }

    /// What was, or would be, erased.
    package struct Report: Hashable, Sendable {
        package var events: [Int] = []
        package var incidents: [IncidentID] = []
        package var messages = 0
        /// Rows of the outbox, the inbox and the small values.
        package var rows = 0
        /// Local rooms whose names hold it: a name cannot change.
        package var rooms: [String] = []
        /// The person is called so from now on.
        package var pseudonym: String?
    }
}

extension Store {
    /// Erases words in the whole store, as one transaction; nothing may have it open meanwhile. With `isTrial` it is
    /// taken back at the end, and the report says what would have gone.
    ///
    /// 1. The events that are named, and every event that holds what is looked for, lose payload and salt.
    /// 2. An event of the kind `erased` says which.
    /// 3. The snapshots of their incidents are made again.
    /// 4. Every other table is gone through for the same words.
    package func redact(_ order: Redaction, at now: Instant, isTrial: Bool) throws(StoreFailure) -> Redaction.Report {
        try begin()
        do {
            let report = try redactGroup(order, at: now)
            if isTrial { rollback() } else { try commit() }
            return report
        } catch {
            rollback()
            throw error
        }
    }

    /// Writes the whole file anew: what was overwritten earlier may still stand in parts of it that nothing uses.
    package func rewriteFile() throws(StoreFailure) {
        try database.execute("VACUUM")
        try foldLog()
    }

    private func redactGroup(_ order: Redaction, at now: Instant) throws(StoreFailure) -> Redaction.Report {
        var report = Redaction.Report()
        var residue = Residue()
        if !order.people.isEmpty {
            let name = try random.name()
            residue.pseudonym = "erased-\(name.prefix(8))"
        }
        let named = try order.events.map { seq throws(StoreFailure) in try said(in: seq, residue) }
        residue.needles = Needles(texts: order.texts + named.flatMap(\.prose), words: order.people)
        let erasures = try matching(order, residue)
        let entries = try erase(erasures)
        report.events = erasures.map(\.seq)
        report.incidents = Set(erasures.compactMap(\.incident)).sorted()
        if !order.people.isEmpty { report.pseudonym = residue.pseudonym }
        let at = max(now, try instant(of: last.seq) ?? now)
        for start in stride(from: 0, to: entries.count, by: 500) {
            let some = Array(entries[start..<min(start + 500, entries.count)])
            try append(
                Event(
                    seq: last.seq + 1, incident: nil, at: at, fact: .erased(Erased(events: some, reason: .asked))))
        }
        var sweep = Sweep(residue: residue)
        for one in named { try sweep.eraseMessages(of: one.seq, origin: one.origin, self) }
        try sweep.run(self)
        report.messages = sweep.messages
        report.rows = sweep.rows
        report.rooms = sweep.rooms
        return report
    }

    private typealias Said = (seq: Int, prose: [String], origin: MessageRef?)

    /// The sentences of an event, and where it came from. Single words would be found in half of the store.
    private func said(in seq: Int, _ residue: Residue) throws(StoreFailure) -> Said {
        let found = try database.first("SELECT kind, version, payload FROM events WHERE seq = ?", seq) {
            row throws(StoreFailure) -> Said in
            guard !row.isNull(2), let before = try? JSONTree(row.bytes(2)).strings() else { return (seq, [], nil) }
            let kind = FactKind(row.text(0), row.int(1))
            let event = try? PayloadParts(row.bytes(2)).event(
                seq: seq, incident: nil, at: .distantPast, kind: kind)
            let made = residue.make(of: row.bytes(2), kind: kind)
            let after = made.flatMap { bytes in bytes.withUnsafeBytes { try? JSONTree($0) } }?.strings()
            let gone = after.map { zip(before, $0).filter { $0.text != $1.text }.map(\.0) } ?? before
            return (seq, gone.map(\.text).filter(\.isProse), event?.from)
        }
        guard let found else { throw StoreFailure(.io, "There is no event \(seq); the last one is \(last.seq).") }
        return found
    }

    private func matching(_ order: Redaction, _ residue: Residue) throws(StoreFailure) -> [Erasure] {
        let named = Set(order.events)
        let found = try database.all(
            """
            SELECT seq, incident, kind, version, ifnull(payload, residue), payload IS NULL FROM events
            WHERE kind <> 'erased' AND (payload IS NOT NULL OR residue IS NOT NULL) ORDER BY seq
            """
        ) { row throws(StoreFailure) -> Erasure? in
            let isErased = row.bool(5)
            let strings = (try? JSONTree(row.bytes(4)))?.strings() ?? []
            let holds = strings.contains { residue.needles.isName($0.text) || residue.needles.found(in: $0.text) }
            guard holds || named.contains(row.int(0)) && !isErased else { return nil }
            return Erasure(
                seq: row.int(0), incident: row.incident(1),
                residue: residue.make(of: row.bytes(4), kind: FactKind(row.text(2), row.int(3))))
        }
        return found.compactMap { $0 }
    }
}

extension String {
    /// At least two words with letters: a sentence, no address and no number.
    fileprivate var isProse: Bool {
        utf8.count >= 8 && split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isLetter) } >= 2
    }
}
