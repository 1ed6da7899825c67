import Incidents

/// One line of an export: an event with everything that its hash covers, so that it can be checked by itself.
///
/// `payload` stands last and byte for byte as it is stored, because the hash covers these bytes. An erased event has no
/// salt and no payload, and `residue` where something stands in their place.
struct ExportedEvent {
    var header: EventHeader
    var previous: Digest
    var hash: Digest
    var salt: [UInt8]?
    var payload: [UInt8]?
    var residue: [UInt8]?

    /// Without the newline.
    var line: [UInt8] {
        let writer = JSONWriter()
        writer.begin("{")
        func text(_ name: String, _ value: String) {
            writer.key(name, in: 1)
            writer.string(value)
        }
        writer.key("seq", in: 1)
        writer.integer(header.seq)
        if let incident = header.incident {
            writer.key("incident", in: 1)
            writer.integer(incident)
        }
        text("at", Instant(milliseconds: header.at).rfc3339)
        text("kind", header.kind)
        writer.key("version", in: 1)
        writer.integer(header.version)
        if let by { text("by", by) }
        text("previous", previous.hex)
        text("payload_hash", header.payloadHash.hex)
        text("hash", hash.hex)
        if let salt { text("salt", salt.hex) }
        if let residue {
            writer.key("residue", in: 1)
            writer.verbatim(residue)
        }
        if let payload {
            writer.key("payload", in: 1)
            writer.verbatim(payload)
        }
        writer.close(to: 0)
        return writer.bytes
    }

    /// For people who read the lines; the payload says it too.
    private var by: String? {
        (payload ?? residue)?.withUnsafeBytes { bytes in
            guard let event = try? PayloadOrigin(from: JSONReader(JSONText(bytes))) else { return nil }
            return event.by
        }
    }

    private struct PayloadOrigin: Decodable {
        var by: String?
        enum CodingKeys: String, CodingKey { case by }
    }
}

extension ExportedEvent {
    /// Reads a line.
    init(_ bytes: UnsafeRawBufferPointer) throws(JSONFault) {
        let text = JSONText(bytes)
        var found: [String: Range<Int>] = [:]
        var index = text.skipSpace(try text.expect(UInt8(ascii: "{"), at: 0))
        repeat {
            guard try text.byte(index) == UInt8(ascii: "\"") else { throw JSONFault(at: index, "expected a key") }
            let name = try text.string(index)
            let value = text.skipSpace(try text.expect(UInt8(ascii: ":"), at: try text.skipString(index)))
            index = try text.skipValue(value)
            found[name] = value..<index
        } while try text.continues(&index, closing: UInt8(ascii: "}"))
        guard text.skipSpace(index) == bytes.count else { throw JSONFault(at: index, "something follows the event") }

        func value(_ name: String) throws(JSONFault) -> Int {
            guard let range = found[name] else { throw JSONFault(at: 0, "the key \"\(name)\" is missing") }
            return range.lowerBound
        }
        func digest(_ name: String) throws(JSONFault) -> Digest {
            let digits = try text.string(try value(name))
            guard let digest = Digest(hex: digits) else { throw JSONFault(at: try value(name), "expected a hash") }
            return digest
        }
        func verbatim(_ name: String) -> [UInt8]? { found[name].map { Array(bytes[$0]) } }

        let at = try text.string(try value("at"))
        guard let instant = Instant(rfc3339Milliseconds: at) else {
            throw JSONFault(at: try value("at"), "\"\(at)\" is no time like 2026-11-20T14:02:07.120Z")
        }
        var incident: Int?
        if let range = found["incident"] {
            let number: Int = try text.integer(range.lowerBound)
            incident = number
        }
        header = EventHeader(
            seq: try text.integer(try value("seq")), incident: incident,
            at: instant.milliseconds, kind: try text.string(try value("kind")),
            version: try text.integer(try value("version")), payloadHash: try digest("payload_hash"))
        previous = try digest("previous")
        hash = try digest("hash")
        salt = nil
        if found["salt"] != nil {
            guard let bytes = [UInt8](hex: try text.string(try value("salt"))) else {
                throw JSONFault(at: try value("salt"), "the salt is not hexadecimal")
            }
            salt = bytes
        }
        payload = verbatim("payload")
        residue = verbatim("residue")
    }
}

extension Instant {
    /// Exactly what `rfc3339` writes.
    fileprivate init?(rfc3339Milliseconds text: String) {
        let parts = text.split { "-T:.Z".contains($0) }.map { Int($0) }
        guard text.utf8.count == 24, parts.count == 7, let year = parts[0], let month = parts[1], let day = parts[2],
            let hour = parts[3], let minute = parts[4], let second = parts[5], let rest = parts[6]
        else { return nil }
        let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        self.init(milliseconds: civil.secondsSince1970 * 1000 + Int64(rest))
        guard rfc3339 == text else { return nil }
    }
}
