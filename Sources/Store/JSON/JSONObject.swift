import Glibc

/// The members of an object, found in one pass; a key that is there twice means its first.
struct JSONObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private struct Member {
        let name: Range<Int>
        let value: Int
    }
    private let text: JSONText
    private let start: Int
    private var members: [Member] = []

    init(_ text: JSONText, _ start: Int) throws(JSONFault) {
        self.text = text
        self.start = start
        var index = text.skipSpace(try text.expect(UInt8(ascii: "{"), at: start))
        if try text.byte(index) == UInt8(ascii: "}") { return }
        members.reserveCapacity(8)
        repeat {
            guard try text.byte(index) == UInt8(ascii: "\"") else { throw JSONFault(at: index, "expected a key") }
            let end = try text.skipString(index)
            let value = text.skipSpace(try text.expect(UInt8(ascii: ":"), at: end))
            members.append(Member(name: (index + 1)..<(end - 1), value: value))
            index = try text.skipValue(value)
        } while try text.continues(&index, closing: UInt8(ascii: "}"))
    }

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] {
        members.compactMap { Key(stringValue: String(decoding: text.bytes[$0.name], as: UTF8.self)) }
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }

    private func find(_ key: Key) -> Int? {
        var name = key.stringValue
        return name.withUTF8 { wanted in
            // Snapshots have many keys, and most that are asked for are absent: this is the rebuild's hottest loop.
            guard let bytes = text.bytes.baseAddress, let key = wanted.baseAddress else { return nil }
            return members.first { member in
                member.name.count == wanted.count
                    && memcmp(bytes + member.name.lowerBound, key, wanted.count) == 0
            }?.value
        }
    }
    private func value(_ key: Key) throws(JSONFault) -> Int {
        guard let value = find(key) else { throw JSONFault(at: start, "the key \"\(key.stringValue)\" is missing") }
        return value
    }
    /// Nil where the key is absent or null.
    private func present(_ key: Key) -> Int? {
        guard let value = find(key), !text.isNull(value) else { return nil }
        return value
    }
    private func reader(_ key: Key) throws(JSONFault) -> JSONReader { JSONReader(text, at: try value(key)) }

    func decodeNil(forKey key: Key) throws -> Bool { text.isNull(try value(key)) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try text.bool(try value(key)) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try text.string(try value(key)) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try text.double(try value(key)) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { Float(try text.double(try value(key))) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try text.integer(try value(key)) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try text.integer(try value(key)) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try text.integer(try value(key)) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try text.integer(try value(key)) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try text.integer(try value(key)) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try text.integer(try value(key)) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try text.integer(try value(key)) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try text.integer(try value(key)) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try text.integer(try value(key)) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try text.integer(try value(key)) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try Value(from: try reader(key))
    }

    // The protocol's own versions look a key up three times.
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        guard let value = present(key) else { return nil }
        return try text.string(value)
    }
    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let value = present(key) else { return nil }
        return try Value(from: JSONReader(text, at: value))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { try reader(key).container(keyedBy: type) }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try reader(key).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder { JSONReader(text, at: start) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try reader(key) }
}
