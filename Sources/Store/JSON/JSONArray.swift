/// The elements of an array, one after the other.
struct JSONArray: UnkeyedDecodingContainer {
    private let text: JSONText
    private var next: Int
    private(set) var isAtEnd: Bool
    private(set) var currentIndex = 0

    init(_ text: JSONText, _ start: Int) throws(JSONFault) {
        self.text = text
        next = text.skipSpace(try text.expect(UInt8(ascii: "["), at: start))
        isAtEnd = try text.byte(next) == UInt8(ascii: "]")
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { nil }

    /// Steps over the element and returns where it stands.
    private mutating func take() throws(JSONFault) -> JSONReader {
        guard !isAtEnd else { throw JSONFault(at: next, "the array has only \(currentIndex) elements") }
        let element = next
        next = try text.skipValue(element)
        isAtEnd = !(try text.continues(&next, closing: UInt8(ascii: "]")))
        currentIndex += 1
        return JSONReader(text, at: element)
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, text.isNull(next) else { return false }
        _ = try take()
        return true
    }
    mutating func decode(_ type: Bool.Type) throws -> Bool { try take().decode(type) }
    mutating func decode(_ type: String.Type) throws -> String { try take().decode(type) }
    mutating func decode(_ type: Double.Type) throws -> Double { try take().decode(type) }
    mutating func decode(_ type: Float.Type) throws -> Float { try take().decode(type) }
    mutating func decode(_ type: Int.Type) throws -> Int { try take().decode(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try take().decode(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try take().decode(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try take().decode(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try take().decode(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try take().decode(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try take().decode(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try take().decode(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try take().decode(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try take().decode(type) }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: try take()) }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try take().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try take().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try take() }
}
