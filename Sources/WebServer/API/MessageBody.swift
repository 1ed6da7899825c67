import Incidents
import NIOCore

/// The body of a posted message, read and checked. Everything that is wrong with it is said in a sentence.
struct MessageBody: Equatable {
    var author: String?
    var text: String
    var thread: String?
    var id: String?

    init(_ buffer: ByteBuffer) throws(Problem) {
        var reader = JSONReader(Array(buffer.readableBytesView))
        var fields: [Field: String] = [:]
        var seen: Set<Field> = []
        do throws(JSONFault) {
            try reader.wholeObject { reader, name throws(JSONFault) in
                guard let field = Field(rawValue: name) else { return try reader.skip() }
                guard seen.insert(field).inserted else {
                    throw JSONFault(sentence: "\(name) is given twice", byte: reader.position)
                }
                fields[field] = try reader.stringOrNull(name)
            }
        } catch {
            throw .badRequest("\(error.sentence) (at byte \(error.byte)). \(Self.example)")
        }
        guard let text = fields[.text] else { throw .badRequest("text is missing. \(Self.example)") }
        guard !text.allSatisfy(\.isWhitespace) else { throw .badRequest("text is empty. \(Self.example)") }
        try Self.check(text, named: "text", allowing: ["\n", "\t", "\r"])
        self.text = text
        author = try Self.name(fields[.author], "author", longest: 64)
        thread = try Self.name(fields[.thread], "thread", longest: 200)
        id = try Self.name(fields[.id], "id", longest: 200)
    }

    private enum Field: String { case author, text, thread, id }
    private static let example = "Send {\"author\": \"ana\", \"text\": \"…\"}."

    private static func name(_ value: String?, _ name: String, longest: Int) throws(Problem) -> String? {
        guard let value else { return nil }
        guard !value.allSatisfy(\.isWhitespace) else { throw .badRequest("\(name) is empty. \(example)") }
        let count = value.unicodeScalars.count
        guard count <= longest else {
            throw .badRequest("\(name) has \(count) characters; \(longest) are the most.")
        }
        try check(value, named: name)
        return value
    }

    /// No control characters (Unicode's category Cc), but for those a text may have.
    private static func check(
        _ text: String, named name: String, allowing allowed: [Unicode.Scalar] = []
    ) throws(Problem) {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return }
        for (index, scalar) in text.unicodeScalars.enumerated() {
            guard scalar.properties.generalCategory == .control, !allowed.contains(scalar) else { continue }
            let code = String(scalar.value, radix: 16, uppercase: true)
            let rule = allowed.isEmpty ? "It may have none." : "Only line breaks and tabs may be in it."
            throw .badRequest(
                "\(name) has the control character U+\(String(repeating: "0", count: 4 - code.count))\(code) "
                    + "as character \(index + 1). \(rule)")
        }
    }
}
