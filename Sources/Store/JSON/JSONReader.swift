import Incidents

/// Decodes one value out of a text.
struct JSONReader: Decoder {
    let text: JSONText
    let start: Int

    init(_ text: JSONText, at start: Int = 0) {
        self.text = text
        self.start = text.skipSpace(start)
    }

    // Never filled: a fault names its byte, which costs nothing until there is one.
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try JSONObject<Key>(text, start))
    }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try JSONArray(text, start) }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}

extension JSONReader: SingleValueDecodingContainer {
    func decodeNil() -> Bool { text.isNull(start) }
    func decode(_ type: Bool.Type) throws -> Bool { try text.bool(start) }
    func decode(_ type: String.Type) throws -> String { try text.string(start) }
    func decode(_ type: Double.Type) throws -> Double { try text.double(start) }
    func decode(_ type: Float.Type) throws -> Float { Float(try text.double(start)) }
    func decode(_ type: Int.Type) throws -> Int { try text.integer(start) }
    func decode(_ type: Int8.Type) throws -> Int8 { try text.integer(start) }
    func decode(_ type: Int16.Type) throws -> Int16 { try text.integer(start) }
    func decode(_ type: Int32.Type) throws -> Int32 { try text.integer(start) }
    func decode(_ type: Int64.Type) throws -> Int64 { try text.integer(start) }
    func decode(_ type: UInt.Type) throws -> UInt { try text.integer(start) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try text.integer(start) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try text.integer(start) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try text.integer(start) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try text.integer(start) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }
}

extension JSONReader: PayloadDecoding {
    func payload<Payload: Decodable>(_ type: Payload.Type) throws -> Payload { try Payload(from: self) }
}
