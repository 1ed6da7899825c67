/// Reads JSON straight from its bytes: strict on the syntax, lenient on what it says.
///
/// - What is nested deeper than `deepest` is `null`. A member of any room can send an event of a thousand nested arrays;
///   were that no JSON, the whole answer could never be read, and the bot would be deaf in all rooms.
/// - The first of two members with one name counts.
/// - A number beyond every `Double` is `null`, half of a surrogate pair is U+FFFD: also things that anybody can send.
struct JSONParser {
    /// Deeper than anything that is looked at here. It also bounds our own recursion.
    static let deepest = 64

    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The one value that the bytes are, with nothing behind it; nil where they are no JSON.
    mutating func whole() -> JSONValue? {
        guard let value = value(depth: 0), next() == nil else { return nil }
        return value
    }

    /// What stands here, after any white space. Nil at the end.
    @inline(__always)
    mutating func next() -> UInt8? {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            position += 1
        }
        return nil
    }

    private mutating func value(depth: Int) -> JSONValue? {
        switch next() {
        case UInt8(ascii: "\""): string().map { .string($0) }
        case UInt8(ascii: "{"): depth < Self.deepest ? object(depth: depth + 1) : skipped()
        case UInt8(ascii: "["): depth < Self.deepest ? array(depth: depth + 1) : skipped()
        case UInt8(ascii: "t"): word("true").map { .bool(true) }
        case UInt8(ascii: "f"): word("false").map { .bool(false) }
        case UInt8(ascii: "n"): word("null").map { .null }
        default: number()
        }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        position += 1
        var members: [String: JSONValue] = [:]
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            guard next() == UInt8(ascii: "\""), let name = string(), take(UInt8(ascii: ":")),
                let value = value(depth: depth)
            else { return nil }
            if members[name] == nil { members[name] = value }
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? .object(members) : nil
    }

    private mutating func array(depth: Int) -> JSONValue? {
        position += 1
        var values: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(values) }
        repeat {
            guard let value = value(depth: depth) else { return nil }
            values.append(value)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? .array(values) : nil
    }

    /// Passes over an array or object by its brackets and strings alone, without recursion: `null` takes its place.
    private mutating func skipped() -> JSONValue? {
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                guard skipString() else { return nil }
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
            position += 1
            if depth == 0 { return .null }
        }
        return nil
    }

    private mutating func skipString() -> Bool {
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return true }
        }
        return false
    }

    @inline(__always)
    private mutating func take(_ byte: UInt8) -> Bool {
        guard next() == byte else { return false }
        position += 1
        return true
    }

    private mutating func word(_ word: StaticString) -> Void? {
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count else { return nil }
        for index in 0..<word.utf8CodeUnitCount where bytes[position + index] != word.utf8Start[index] { return nil }
        position = end
        return ()
    }
}
