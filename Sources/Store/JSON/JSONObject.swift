import Glibc

/// Where the members of an object stand. No part of it is generic: this is the hottest loop of a rebuild, and the compiler
/// does not always make a copy of generic code for each kind of key.
private struct JSONPlaces {
    struct Member {
        let name: Range<Int>
        let value: Int
    }
    private(set) var members: [Member] = []

    init(_ text: JSONText, _ start: Int) throws(JSONFault) {
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

    /// Snapshots have many keys, and most that are asked for are absent.
    func value(named key: String, in text: JSONText) -> Int? {
        var name = key
        return name.withUTF8 { wanted in
            guard let bytes = text.bytes.baseAddress, let key = wanted.baseAddress else { return nil }
            for index in 0..<members.count {
                let start = members[index].name.lowerBound
                let count = members[index].name.upperBound - start
                if count == wanted.count, memcmp(bytes + start, key, count) == 0 { return members[index].value }
            }
            return nil
        }
    }
}

/// The members of an object, found in one pass; a key that is there twice means its first.
struct JSONObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let text: JSONText
    private let start: Int
    private let places: JSONPlaces

    init(_ text: JSONText, _ start: Int) throws(JSONFault) {
        self.text = text
        self.start = start
        places = try JSONPlaces(text, start)
    }

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] {
        places.members.compactMap { Key(stringValue: String(decoding: text.bytes[$0.name], as: UTF8.self)) }
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }

    private func find(_ key: Key) -> Int? { places.value(named: key.stringValue, in: text) }
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
