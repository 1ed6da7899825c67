/// Any JSON, read leniently.
///
/// What a chat room holds is written by anybody, and one answer carries all rooms at once: with strict types one
/// hostile event would make the whole answer unreadable for ever. A field of the wrong type is here just not there.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    subscript(key: String) -> JSONValue {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }
    var string: String? { if case .string(let value) = self { value } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }
    var object: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }
    var isObject: Bool { if case .object = self { true } else { false } }
    var int: Int64? {
        switch self {
        case .int(let value): value
        // A double that is no whole number of milliseconds, or beyond every date, is no time.
        case .double(let value): Int64(exactly: value.rounded())
        case .null, .bool, .string, .array, .object: nil
        }
    }
}

extension JSONValue: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}

extension JSONValue {
    /// Nil where the bytes are no JSON. How many there may be is for the caller to say.
    init?(bytes: [UInt8]) {
        var parser = JSONParser(bytes)
        guard let value = parser.whole() else { return nil }
        self = value
    }

    /// With its keys in order, so that the same value is always the same bytes.
    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.write(self)
        return writer.bytes
    }
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
