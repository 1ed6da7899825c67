/// The place where one value is written: the encoder that `encode(to:)` is given.
struct JSONSlot: Encoder {
    let writer: JSONWriter

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        writer.begin("{")
        return KeyedEncodingContainer(JSONMembers<Key>(writer: writer, depth: writer.depth))
    }
    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        writer.begin("[")
        return JSONElements(writer: writer, depth: writer.depth)
    }
    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension JSONSlot: SingleValueEncodingContainer {
    func encodeNil() { writer.raw("null") }
    func encode(_ value: Bool) { writer.raw(value ? "true" : "false") }
    func encode(_ value: String) { writer.string(value) }
    func encode(_ value: Double) throws {
        guard value.isFinite else { throw JSONFault(at: writer.bytes.count, "\(value) cannot be written as JSON") }
        writer.number(value)
    }
    func encode(_ value: Float) throws { try encode(Double(value)) }
    func encode(_ value: Int) { writer.integer(value) }
    func encode(_ value: Int8) { writer.integer(value) }
    func encode(_ value: Int16) { writer.integer(value) }
    func encode(_ value: Int32) { writer.integer(value) }
    func encode(_ value: Int64) { writer.integer(value) }
    func encode(_ value: UInt) { writer.integer(value) }
    func encode(_ value: UInt8) { writer.integer(value) }
    func encode(_ value: UInt16) { writer.integer(value) }
    func encode(_ value: UInt32) { writer.integer(value) }
    func encode(_ value: UInt64) { writer.integer(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try writer.write(value) }
}
