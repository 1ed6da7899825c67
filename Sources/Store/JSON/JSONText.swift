/// The bytes of one JSON value, walked in place.
///
/// The store has its own reader and writer because a rebuild decodes a million small payloads: FoundationEssentials
/// takes 2 to 10 µs for each, this about a quarter of that. Its pointer must outlive every decoding from it.
struct JSONText {
    let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    func byte(_ index: Int) throws(JSONFault) -> UInt8 {
        guard index < bytes.count else { throw JSONFault(at: index, "the text ends in the middle") }
        return bytes[index]
    }

    func skipSpace(_ start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) { index += 1 }
        return index
    }

    /// The next byte that is not a space must be this one; returns the index behind it.
    func expect(_ wanted: UInt8, at start: Int) throws(JSONFault) -> Int {
        let index = skipSpace(start)
        guard try byte(index) == wanted else {
            throw JSONFault(at: index, "expected \(Unicode.Scalar(wanted)), got \(Unicode.Scalar(bytes[index]))")
        }
        return index + 1
    }

    /// From an opening quote to the index behind the closing one.
    func skipString(_ start: Int) throws(JSONFault) -> Int {
        var index = start + 1
        while true {
            switch try byte(index) {
            case UInt8(ascii: "\""): return index + 1
            case UInt8(ascii: "\\"): index += 2
            default: index += 1
            }
        }
    }

    /// From the first byte of a value to the index behind it. Nesting is counted, not checked: a wrong bracket is
    /// found by whoever decodes that part.
    func skipValue(_ start: Int) throws(JSONFault) -> Int {
        var index = start
        var depth = 0
        repeat {
            switch try byte(index) {
            case UInt8(ascii: "\""):
                index = try skipString(index)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                index += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                index += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"), 0x09...0x0D, 0x20:
                index += 1
            default:
                index = skipWord(index)
            }
        } while depth > 0
        return index
    }

    /// Over a number, `true`, `false` or `null`.
    func skipWord(_ start: Int) -> Int {
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x09...0x0D, 0x20:
                return index
            default: index += 1
            }
        }
        return index
    }

    /// After a member or an element: true where a comma says that another one follows.
    func continues(_ index: inout Int, closing: UInt8) throws(JSONFault) -> Bool {
        index = skipSpace(index)
        let found = try byte(index)
        index += 1
        if found == UInt8(ascii: ",") {
            index = skipSpace(index)
            return true
        }
        guard found == closing else { throw JSONFault(at: index - 1, "expected , or \(Unicode.Scalar(closing))") }
        return false
    }
}

/// Why bytes are not the JSON that was asked for.
struct JSONFault: Error, CustomStringConvertible {
    let offset: Int
    let what: String

    init(at offset: Int, _ what: String) {
        self.offset = offset
        self.what = what
    }
    var description: String { "byte \(offset): \(what)" }
}
