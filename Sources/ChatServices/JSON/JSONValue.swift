import FoundationEssentials

/// Any JSON, read leniently.
///
/// What a Matrix room holds is written by anybody, and a sync answer carries all rooms at once: with strict types one
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

extension JSONValue: Codable {
    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        // Each `try?` asks for a type and means "no" by its error; the last one throws for real.
        if value.decodeNil() {
            self = .null
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let members = try? value.decode([String: JSONValue].self) {
            self = .object(members)
        } else if let values = try? value.decode([JSONValue].self) {
            self = .array(values)
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let int = try? value.decode(Int64.self) {
            self = .int(int)
        } else {
            self = .double(try value.decode(Double.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .int(let value): try container.encode(value)
        case .double(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let values): try container.encode(values)
        case .object(let members): try container.encode(members)
        }
    }
}

extension JSONValue {
    /// Nil where the bytes are no JSON.
    init?(bytes: [UInt8]) {
        // The reader says only that it is no JSON; where that came from is known to the caller alone.
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(JSONNesting.pruned(bytes))) else {
            return nil
        }
        self = value
    }

    /// With its keys in order, so that the same value is always the same bytes.
    var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Every case above can be written; a double that is no number (none is made here) would be the one error.
        return (try? encoder.encode(self)).map { [UInt8]($0) } ?? Array("null".utf8)
    }
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
