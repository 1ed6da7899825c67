/// The members of an object that is being written. A nil is left out, not written as null.
struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONWriter
    let depth: Int

    var codingPath: [any CodingKey] { [] }

    private func slot(_ key: Key) -> JSONSlot {
        writer.key(key.stringValue, in: depth)
        return JSONSlot(writer: writer)
    }

    func encodeNil(forKey key: Key) { slot(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) { slot(key).encode(value) }
    func encode(_ value: String, forKey key: Key) { slot(key).encode(value) }
    func encode(_ value: Double, forKey key: Key) throws { try slot(key).encode(value) }
    func encode(_ value: Float, forKey key: Key) throws { try slot(key).encode(value) }
    func encode(_ value: Int, forKey key: Key) { slot(key).encode(value) }
    func encode(_ value: Int8, forKey key: Key) { slot(key).encode(value) }
    func encode(_ value: Int16, forKey key: Key) { slot(key).encode(value) }
    func encode(_ value: Int32, forKey key: Key) { slot(key).encode(value) }
    func encode(_ value: Int64, forKey key: Key) { slot(key).encode(value) }
    func encode(_ value: UInt, forKey key: Key) { slot(key).encode(value) }
    func encode(_ value: UInt8, forKey key: Key) { slot(key).encode(value) }
    func encode(_ value: UInt16, forKey key: Key) { slot(key).encode(value) }
    func encode(_ value: UInt32, forKey key: Key) { slot(key).encode(value) }
    func encode(_ value: UInt64, forKey key: Key) { slot(key).encode(value) }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try slot(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { slot(key).container(keyedBy: type) }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { slot(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { JSONSlot(writer: writer) }
    func superEncoder(forKey key: Key) -> any Encoder { slot(key) }
}
