import Incidents
import NIOCore

/// The body of a posted message, read and checked. Everything that is wrong with it is said in a sentence.
struct MessageBody: Equatable {
    static let longestAuthor = 64
    static let longestID = 200

    var author: String?
    var text: String
    var thread: String?
    var id: String?

    init(_ buffer: ByteBuffer) throws(Problem) {
        let members: Members
        do throws(JSONFault) {
            members = try Members(buffer)
        } catch {
            throw .badRequest("\(error.sentence) (at byte \(error.byte)). \(Self.example)")
        }
        guard let text = members.text ?? nil else { throw .badRequest("text is missing. \(Self.example)") }
        guard !text.allSatisfy(\.isWhitespace) else { throw .badRequest("text is empty. \(Self.example)") }
        try Self.check(text, named: "text", allowing: ["\n", "\t", "\r"])
        self.text = text
        author = try Self.name(members.author ?? nil, "author", longest: Self.longestAuthor)
        thread = try Self.name(members.thread ?? nil, "thread", longest: Self.longestID)
        id = try Self.name(members.id ?? nil, "id", longest: Self.longestID)
    }

    /// The strings of the body as they came: nil where a member is not there, null where it is null.
    private struct Members {
        var author: String??
        var text: String??
        var thread: String??
        var id: String??

        init(_ buffer: ByteBuffer) throws(JSONFault) {
            var reader = JSONReader(Array(buffer.readableBytesView))
            var found = (author: author, text: text, thread: thread, id: id)
            try reader.wholeObject { reader, name throws(JSONFault) in
                switch name {
                case "author": try Self.read(&found.author, name, &reader)
                case "text": try Self.read(&found.text, name, &reader)
                case "thread": try Self.read(&found.thread, name, &reader)
                case "id": try Self.read(&found.id, name, &reader)
                default: try reader.skip()
                }
            }
            (author, text, thread, id) = found
        }

        private static func read(
            _ member: inout String??, _ name: String, _ reader: inout JSONReader
        ) throws(JSONFault) {
            guard member == nil else { throw JSONFault(sentence: "\(name) is given twice", byte: reader.position) }
            member = .some(try reader.stringOrNull(name))
        }
    }

    private static let example = "Send {\"author\": \"ana\", \"text\": \"…\"}."

    static func name(
        _ value: String?, _ name: String, longest: Int, example: String = example
    ) throws(Problem) -> String? {
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
