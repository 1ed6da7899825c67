import Incidents

// The stored payload: {"by":…, "from":{…}, "fact":{…}}, absent keys left out. The keys are a file format.

extension JSONWriter {
    /// Replaces the buffer by an event's payload.
    func writePayload(of event: Event) throws(StoreFailure) {
        removeAll()
        begin("{")
        if let by = event.by {
            key("by", in: 1)
            string(by.key)
        }
        if let from = event.from { writeOrigin(from) }
        do {
            key("fact", in: 1)
            try write(event.fact.payload)
        } catch {
            throw StoreFailure(.io, "Event \(event.seq) (\(event.fact.kind.name)) cannot be written as JSON: \(error)")
        }
        close(to: 0)
    }

    /// What `MessageRef` encodes itself as, by hand: it is in nearly every event, and takes a third of the time.
    private func writeOrigin(_ from: MessageRef) {
        key("from", in: 1)
        begin("{")
        key("room", in: 2)
        begin("{")
        member("chat", from.room.chat, in: 3)
        member("room", from.room.room, in: 3)
        member("id", from.id, in: 2)
        if let thread = from.thread { member("thread", thread, in: 2) }
        if let author = from.author { member("author", author, in: 2) }
        if let part = from.part {
            key("part", in: 2)
            integer(part)
        }
    }
    private func member(_ name: String, _ value: String, in container: Int) {
        key(name, in: container)
        string(value)
    }

    /// Replaces the buffer by one value.
    func writeOnly(_ value: some Encodable) throws(StoreFailure) {
        removeAll()
        do { try write(value) } catch {
            throw StoreFailure(.io, "\(type(of: value)) cannot be written as JSON: \(error)")
        }
    }
}

/// Where the three parts of a payload begin. Found by hand: a replay needs `by` and `from` of few events.
struct PayloadParts {
    private let text: JSONText
    private var by: Int?
    private var from: Int?
    private var fact: Int?

    init(_ bytes: UnsafeRawBufferPointer) throws(JSONFault) {
        text = JSONText(bytes)
        var index = try text.expect(UInt8(ascii: "{"), at: 0)
        repeat {
            index = text.skipSpace(index)
            let name = index
            let colon = try text.expect(UInt8(ascii: ":"), at: try text.skipString(name))
            let value = text.skipSpace(colon)
            switch try text.string(name) {
            case "by": by = value
            case "from": from = value
            case "fact": fact = value
            default: break
            }
            // `fact` stands last, and nothing behind it matters here.
            if fact != nil { return }
            index = try text.skipValue(value)
        } while try text.continues(&index, closing: UInt8(ascii: "}"))
    }

    /// What an incident's state remembers the message of; for the fold `from` is read of nothing else.
    private static let remembered: Set<String> = ["declared", "paged", "timer-set", "roll-call-opened", "audience-set"]

    func event(
        seq: Int, incident: IncidentID?, at: Instant, kind: FactKind, isForFold: Bool = false
    ) throws -> Event {
        guard let fact else { throw JSONFault(at: 0, "the key \"fact\" is missing") }
        return Event(
            seq: seq, incident: incident, at: at,
            by: try by.map { PersonID(try text.string($0)) },
            from: try (isForFold && !Self.remembered.contains(kind.name) ? nil : from).map {
                try MessageRef(from: JSONReader(text, at: $0))
            },
            fact: try Fact.make(kind, decode: JSONReader(text, at: fact)))
    }
}

extension Statement {
    /// Columns: seq, incident, at, kind, version, payload or what stands in its place. Nil where there is neither: such
    /// an event is left out of lists and out of the fold, and only the chain still knows it.
    func event(isForFold: Bool = false) throws(StoreFailure) -> Event? {
        guard !isNull(5) else { return nil }
        let kind = FactKind(text(3), int(4))
        do {
            let parts = try PayloadParts(bytes(5))
            return try parts.event(seq: int(0), incident: incident(1), at: instant(2), kind: kind, isForFold: isForFold)
        } catch {
            throw unreadable("event \(int(0)) (\(kind.name) version \(kind.version))", error)
        }
    }

    /// One value of a JSON column.
    func value<Value: Decodable>(_ type: Value.Type, _ column: Int32, of row: String) throws(StoreFailure) -> Value {
        do { return try Value(from: JSONReader(JSONText(bytes(column)))) } catch { throw unreadable(row, error) }
    }
}
