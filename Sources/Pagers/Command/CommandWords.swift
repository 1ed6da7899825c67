import Glibc

/// What a program said, as one line for people.
enum CommandWords {
    static func first(of bytes: [UInt8], hiding variables: [String: String]) -> String? {
        lines(bytes).first.map { shown($0, hiding: variables) }
    }

    static func last(of bytes: [UInt8], hiding variables: [String: String]) -> String? {
        lines(bytes).last.map { shown($0, hiding: variables) }
    }

    private static func lines(_ bytes: [UInt8]) -> [Substring] {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// A program may repeat what it was given: what stands in its environment does not reach a room. Short values are
    /// words of any text, and no secret is that short.
    private static func shown(_ line: Substring, hiding variables: [String: String]) -> String {
        var text = String(line)
        for value in variables.values.sorted(by: { $0.utf8.count > $1.utf8.count }) where value.utf8.count >= 6 {
            text = text.replacing(value, with: "…")
        }
        return String(MailHeader.oneLine(text).prefix(300))
    }

    /// "No such file or directory"
    static func trouble(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

    /// Too many processes or descriptors, or no memory: it may go by.
    static func isPassing(_ code: Int32) -> Bool { [EAGAIN, ENOMEM, EMFILE, ENFILE, ETXTBSY].contains(code) }
}
