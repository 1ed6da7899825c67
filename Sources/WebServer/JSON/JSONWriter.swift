import Incidents
import NIOCore

/// Writes JSON straight into a byte buffer. By hand, because an answer is a dozen known fields and
/// `JSONEncoder` costs ten times as much on the path of every message.
struct JSONWriter {
    private(set) var buffer: ByteBuffer
    private var needsComma = false

    init(capacity: Int = 256) { buffer = ByteBufferAllocator().buffer(capacity: capacity) }

    /// An object at the top, in an array, or as a field.
    mutating func object(_ name: StaticString? = nil, _ fields: (inout JSONWriter) -> Void) {
        enclose(name, "{", "}", fields)
    }

    mutating func array<Element>(
        _ name: StaticString? = nil, _ elements: some Sequence<Element>, _ each: (inout JSONWriter, Element) -> Void
    ) {
        enclose(name, "[", "]") { writer in
            for element in elements { each(&writer, element) }
        }
    }

    mutating func field(_ name: StaticString, _ value: String) {
        begin(name)
        buffer.writeJSONString(value)
    }
    mutating func field(_ name: StaticString, _ value: String?) {
        if let value { field(name, value) } else { null(name) }
    }
    mutating func field(_ name: StaticString, _ value: Int) {
        begin(name)
        buffer.writeString(String(value))
    }
    mutating func field(_ name: StaticString, _ value: Bool) {
        begin(name)
        buffer.writeStaticString(value ? "true" : "false")
    }
    mutating func field(_ name: StaticString, _ value: Instant) {
        begin(name)
        buffer.writeStaticString("\"")
        buffer.writeRFC3339(value)
        buffer.writeStaticString("\"")
    }
    mutating func field(_ name: StaticString, _ value: Instant?) {
        if let value { field(name, value) } else { null(name) }
    }
    /// A field whose name is data.
    mutating func field(named name: String, _ value: String) {
        begin(nil)
        buffer.writeJSONString(name)
        buffer.writeStaticString(":")
        buffer.writeJSONString(value)
    }
    /// An element of an array.
    mutating func element(_ value: String) {
        begin(nil)
        buffer.writeJSONString(value)
    }

    private mutating func null(_ name: StaticString) {
        begin(name)
        buffer.writeStaticString("null")
    }

    private mutating func enclose(
        _ name: StaticString?, _ opening: StaticString, _ closing: StaticString, _ inside: (inout JSONWriter) -> Void
    ) {
        begin(name)
        buffer.writeStaticString(opening)
        needsComma = false
        inside(&self)
        buffer.writeStaticString(closing)
        needsComma = true
    }

    private mutating func begin(_ name: StaticString?) {
        if needsComma { buffer.writeStaticString(",") }
        needsComma = true
        guard let name else { return }
        buffer.writeStaticString("\"")
        buffer.writeStaticString(name)
        buffer.writeStaticString("\":")
    }
}
