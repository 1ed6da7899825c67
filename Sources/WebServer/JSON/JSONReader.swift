/// A strict JSON reader for small bodies: one object of strings, anything else in it skipped but still checked.
/// Written by hand for its sentences and its speed; nesting is bounded, so no input can exhaust the stack.
struct JSONReader {
    static let deepest = 64

    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads the one object that is the whole text, and gives each member's name to `member`, which reads the value.
    mutating func wholeObject(
        _ member: (inout JSONReader, String) throws(JSONFault) -> Void
    ) throws(JSONFault) {
        guard next() != nil else { throw fault("the body is empty") }
        guard next() == UInt8(ascii: "{") else { throw fault("the body must be an object, \(kindOfNext())") }
        try object(member)
        guard next() == nil else { throw fault("there is something after the object") }
    }

    /// A string, or nil for null.
    mutating func stringOrNull(_ name: String) throws(JSONFault) -> String? {
        switch next() {
        case UInt8(ascii: "\""): return try string()
        case UInt8(ascii: "n"):
            try word("null")
            return nil
        default: throw fault("\(name) must be a string, \(kindOfNext())")
        }
    }

    /// Passes over any value, checking it.
    mutating func skip(depth: Int = 1) throws(JSONFault) {
        guard depth < Self.deepest else { throw fault("it is nested more than \(Self.deepest) deep") }
        switch next() {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"): try object { (reader, _) throws(JSONFault) in try reader.skip(depth: depth + 1) }
        case UInt8(ascii: "["): try array(depth: depth)
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): try number()
        default: throw fault("a value is expected, \(kindOfNext())")
        }
    }

    private mutating func object(_ member: (inout JSONReader, String) throws(JSONFault) -> Void) throws(JSONFault) {
        position += 1
        if take(UInt8(ascii: "}")) { return }
        repeat {
            guard next() == UInt8(ascii: "\"") else { throw fault("a name in quotes is expected, \(kindOfNext())") }
            let name = try string()
            guard take(UInt8(ascii: ":")) else { throw fault("a colon is expected, \(kindOfNext())") }
            try member(&self, name)
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw fault("a comma or } is expected, \(kindOfNext())") }
    }

    private mutating func array(depth: Int) throws(JSONFault) {
        position += 1
        if take(UInt8(ascii: "]")) { return }
        repeat { try skip(depth: depth + 1) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw fault("a comma or ] is expected, \(kindOfNext())") }
    }

    private mutating func word(_ word: StaticString) throws(JSONFault) {
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count, bytes[position..<end].elementsEqual(Array("\(word)".utf8)) else {
            throw fault("\(word) is expected")
        }
        position = end
    }

    private mutating func number() throws(JSONFault) {
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if current == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if current == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
    }

    private mutating func digits() throws(JSONFault) {
        let start = position
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw fault("a digit is expected") }
    }

    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The next byte that is not white space.
    private mutating func next() -> UInt8? {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
        return current
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next() == byte else { return false }
        position += 1
        return true
    }

    private func kindOfNext() -> String {
        switch current {
        case nil: "but the text ends here"
        case UInt8(ascii: "{"): "got an object"
        case UInt8(ascii: "["): "got an array"
        case UInt8(ascii: "\""): "got a string"
        case UInt8(ascii: "t"), UInt8(ascii: "f"): "got a truth value"
        case UInt8(ascii: "n"): "got null"
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): "got a number"
        case .some(let byte) where (0x21...0x7E).contains(byte): "got \(Character(Unicode.Scalar(byte)))"
        case .some(let byte): "got the byte \(byte)"
        }
    }

    func fault(_ sentence: String) -> JSONFault { JSONFault(sentence: sentence, byte: position) }
}

/// What is wrong with a body, and where.
struct JSONFault: Error, Hashable {
    var sentence: String
    /// Bytes before the place, from the start of the body.
    var byte: Int
}
