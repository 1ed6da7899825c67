/// The elements of an array that is being written.
struct JSONElements: UnkeyedEncodingContainer {
    let writer: JSONWriter
    let depth: Int
    private(set) var count = 0

    init(writer: JSONWriter, depth: Int) {
        self.writer = writer
        self.depth = depth
    }

    var codingPath: [any CodingKey] { [] }

    private mutating func slot() -> JSONSlot {
        writer.separate(in: depth)
        count += 1
        return JSONSlot(writer: writer)
    }

    mutating func encodeNil() { slot().encodeNil() }
    mutating func encode(_ value: Bool) { slot().encode(value) }
    mutating func encode(_ value: String) { slot().encode(value) }
    mutating func encode(_ value: Double) throws { try slot().encode(value) }
    mutating func encode(_ value: Float) throws { try slot().encode(value) }
    mutating func encode(_ value: Int) { slot().encode(value) }
    mutating func encode(_ value: Int8) { slot().encode(value) }
    mutating func encode(_ value: Int16) { slot().encode(value) }
    mutating func encode(_ value: Int32) { slot().encode(value) }
    mutating func encode(_ value: Int64) { slot().encode(value) }
    mutating func encode(_ value: UInt) { slot().encode(value) }
    mutating func encode(_ value: UInt8) { slot().encode(value) }
    mutating func encode(_ value: UInt16) { slot().encode(value) }
    mutating func encode(_ value: UInt32) { slot().encode(value) }
    mutating func encode(_ value: UInt64) { slot().encode(value) }
    mutating func encode<Value: Encodable>(_ value: Value) throws { try slot().encode(value) }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        slot().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { slot().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { slot() }
}
