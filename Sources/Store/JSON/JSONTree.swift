/// Any JSON, to be changed and written back: the order of keys and the digits of numbers stay as they were.
indirect enum JSONTree {
    case string(String)
    /// A number, `true`, `false` or `null`, as it stood.
    case word(String)
    case array([JSONTree])
    case object([(name: String, value: JSONTree)])

    init(_ bytes: UnsafeRawBufferPointer) throws(JSONFault) {
        let text = JSONText(bytes)
        var index = text.skipSpace(0)
        self = try JSONTree.read(text, &index, depth: 0)
        guard text.skipSpace(index) == bytes.count else { throw JSONFault(at: index, "something follows the value") }
    }

    private static func read(_ text: JSONText, _ index: inout Int, depth: Int) throws(JSONFault) -> JSONTree {
        guard depth < 64 else { throw JSONFault(at: index, "it is nested too deeply") }
        let start = index
        switch try text.byte(index) {
        case UInt8(ascii: "\""):
            index = try text.skipString(index)
            return .string(try text.string(start))
        case UInt8(ascii: "["):
            var elements: [JSONTree] = []
            index = text.skipSpace(index + 1)
            if try text.byte(index) == UInt8(ascii: "]") {
                index += 1
                return .array([])
            }
            repeat {
                elements.append(try read(text, &index, depth: depth + 1))
            } while try text.continues(
                &index, closing: UInt8(ascii: "]"))
            return .array(elements)
        case UInt8(ascii: "{"): return try readObject(text, &index, depth: depth)
        default:
            index = text.skipWord(index)
            return .word(String(decoding: text.bytes[start..<index], as: UTF8.self))
        }
    }

    private static func readObject(_ text: JSONText, _ index: inout Int, depth: Int) throws(JSONFault) -> JSONTree {
        var members: [(name: String, value: JSONTree)] = []
        index = text.skipSpace(index + 1)
        if try text.byte(index) == UInt8(ascii: "}") {
            index += 1
            return .object([])
        }
        repeat {
            let name = try text.string(index)
            index = text.skipSpace(try text.expect(UInt8(ascii: ":"), at: try text.skipString(index)))
            members.append((name, try read(text, &index, depth: depth + 1)))
        } while try text.continues(&index, closing: UInt8(ascii: "}"))
        return .object(members)
    }

    /// Every string with the key it stands under; those of a list stand under the list's key.
    func strings(under key: String = "") -> [(key: String, text: String)] {
        switch self {
        case .string(let text): [(key, text)]
        case .word: []
        case .array(let elements): elements.flatMap { $0.strings(under: key) }
        case .object(let members): members.flatMap { $0.value.strings(under: $0.name) }
        }
    }

    /// Names of members at every depth.
    var names: [String] {
        switch self {
        case .string, .word: []
        case .array(let elements): elements.flatMap(\.names)
        case .object(let members): members.flatMap { [$0.name] + $0.value.names }
        }
    }

    /// The same tree with every string changed, in the order of `strings()`.
    func mapped(
        under key: String = "", names: (String) -> String = { $0 }, _ change: (_ key: String, _ text: String) -> String
    ) -> JSONTree {
        switch self {
        case .string(let text): .string(change(key, text))
        case .word: self
        case .array(let elements): .array(elements.map { $0.mapped(under: key, names: names, change) })
        case .object(let members):
            .object(members.map { (names($0.name), $0.value.mapped(under: $0.name, names: names, change)) })
        }
    }

    var bytes: [UInt8] {
        let writer = JSONWriter()
        write(to: writer)
        return writer.bytes
    }

    private func write(to writer: JSONWriter) {
        switch self {
        case .string(let text): writer.string(text)
        case .word(let word): writer.verbatim(word.utf8)
        case .array(let elements):
            writer.begin("[")
            let container = writer.depth
            for element in elements {
                writer.separate(in: container)
                element.write(to: writer)
            }
            writer.close(to: container - 1)
        case .object(let members):
            writer.begin("{")
            let container = writer.depth
            for member in members {
                writer.key(member.name, in: container)
                member.value.write(to: writer)
            }
            writer.close(to: container - 1)
        }
    }
}
