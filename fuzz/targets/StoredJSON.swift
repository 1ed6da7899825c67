import Incidents

@testable import Store

/// The payload of an event: the first line names its kind.
func feedStoredJSON(_ bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return }
    let kind = FactKind(text(Array(bytes[..<end])))
    bytes[(end + 1)...].withUnsafeBytes { payload in
        guard
            let event = try? PayloadParts(payload).event(
                seq: 1, incident: IncidentID(1), at: Instant(seconds: 0), kind: kind)
        else { return }
        // What was read is written, and read again as the same.
        let writer = JSONWriter()
        guard (try? writer.writePayload(of: event)) != nil else { return }
        writer.bytes.withUnsafeBytes { again in
            let copy = try? PayloadParts(again).event(
                seq: 1, incident: IncidentID(1), at: Instant(seconds: 0), kind: kind)
            demand(copy == event, "\(kind.name) is another when it is read again")
        }
    }
}

/// The snapshot of an incident.
func feedSnapshots(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in _ = try? Incident(from: JSONReader(JSONText(raw))) }
}
