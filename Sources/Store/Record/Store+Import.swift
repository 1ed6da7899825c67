import Incidents

package struct ImportReport: Hashable, Sendable {
    package var events = 0
    package var erased = 0
    package var incidents = 0
    package var open: [IncidentID] = []
    package var end: PostedHead?
}

/// Checks an exported file by itself, without any store. The first line that does not hold is thrown.
package func checkExport(_ path: String) throws(StoreFailure) -> RecordCheck {
    let lines = try TextLines(path)
    var check = try ExportCheck()
    while let line = lines.next() { _ = try check.check(line) }
    var result = RecordCheck()
    result.events = check.last.seq
    result.erased = check.erased
    if check.last.seq > 0 { result.end = PostedHead(seq: check.last.seq, hash: check.last.hash.hex) }
    return result
}

extension Store {
    /// Takes an exported record into this store, which must hold no event yet: byte for byte, as one transaction.
    /// What is kept beside the events is made from them. Nothing waits to be sent afterwards.
    package func importRecord(_ path: String) throws(StoreFailure) -> ImportReport {
        guard last.seq == 0 else {
            throw StoreFailure(
                .refused,
                "\(database.path) holds \(last.seq) events already. A record is taken into an empty store alone: "
                    + "name a new directory with --data.")
        }
        let lines = try TextLines(path)
        try begin()
        do {
            let report = try take(lines)
            try commit()
            return report
        } catch {
            rollback()
            throw error
        }
    }

    private func take(_ lines: TextLines) throws(StoreFailure) -> ImportReport {
        var check = try ExportCheck()
        var desk = Desk(policy: Policy())
        while let line = lines.next() {
            let exported = try check.check(line)
            try insert(exported)
            let event: Event?
            do { event = try exported.event() } catch {
                throw check.broken("event \(exported.header.seq) cannot be read: \(error)")
            }
            if let event { try fold(event, &desk) }
        }
        last = check.last
        if last.seq > 0 { try writeOnlyDesk(desk.small) }
        var report = ImportReport()
        report.events = last.seq
        report.erased = check.erased
        report.incidents = try rebuild()
        report.open = try liveIncidents().map(\.id)
        report.end = last.seq > 0 ? PostedHead(seq: last.seq, hash: last.hash.hex) : nil
        return report
    }

    private func insert(_ event: ExportedEvent) throws(StoreFailure) {
        let header = event.header
        try database.run(
            """
            INSERT INTO events (seq, incident, at, kind, version, salt, payload, payload_hash, hash, residue)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, header.seq, header.incident, Int(header.at), header.kind, header.version,
            event.salt.map { Blob(bytes: $0) }, event.payload.map { UTF8Bytes(bytes: $0) }, header.payloadHash,
            event.hash, event.residue.map { UTF8Bytes(bytes: $0) })
    }

    /// What the ledger keeps beside the events, as it would have.
    private func fold(_ event: Event, _ desk: inout Desk) throws(StoreFailure) {
        desk.beginGroup()
        desk.apply(event)
        if let id = event.incident, desk.incidents[id]?.phase.isOver == true { desk.release(id) }
        guard case .roomLinked(let link) = event.fact, let id = event.incident else { return }
        try set("room/\(link.room.path)", "\(id)")
        if link.room.chat == "local" {
            try addRoom(LocalRoom(name: link.room.room, createdAt: event.at, incident: id))
        }
    }

    private func writeOnlyDesk(_ small: Desk.Shared) throws(StoreFailure) {
        try writer.writeOnly(small)
        try set("desk", String(decoding: writer.bytes, as: UTF8.self))
    }
}

extension ExportedEvent {
    /// Nil where nothing is left of it.
    fileprivate func event() throws -> Event? {
        try (payload ?? residue)?.withUnsafeBytes { bytes in
            try PayloadParts(bytes).event(
                seq: header.seq, incident: header.incident.map { IncidentID($0) },
                at: Instant(milliseconds: header.at), kind: FactKind(header.kind, header.version))
        }
    }
}

/// Bytes that are no text.
private struct Blob: Bindable {
    let bytes: [UInt8]
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        bytes.withUnsafeBytes { bindBlob($0, to: statement, at: index) }
    }
}

/// What an exported file says of a head that was posted.
package func compareExport(_ path: String, with head: PostedHead) throws(StoreFailure) -> HeadComparison {
    let lines = try TextLines(path)
    var check = try ExportCheck()
    while let line = lines.next() {
        let event = try check.check(line)
        guard event.header.seq == head.seq else { continue }
        return event.hash.hex.hasPrefix(head.hash) ? .same : .rewritten(found: event.hash.hex)
    }
    return .cut(end: check.last.seq)
}
