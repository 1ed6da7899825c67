/// Text as quoted-printable (RFC 2045, 6.7): any UTF-8 through any mail server, and readable in its log.
enum QuotedPrintable {
    private static let hex = Array("0123456789ABCDEF".utf8)

    /// Lines end in CRLF and have at most 76 characters.
    static func encode(_ text: String) -> [UInt8] {
        var encoded: [UInt8] = []
        for line in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
            encoded += encode(line: Array(line.utf8)) + [0x0D, 0x0A]
        }
        return encoded
    }

    private static func encode(line: [UInt8]) -> [UInt8] {
        var encoded: [UInt8] = []
        var width = 0
        for (index, byte) in line.enumerated() {
            let isBlankAtEnd = (byte == 0x20 || byte == 0x09) && index == line.count - 1
            let isPlain = (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "=") || byte == 0x09
            let piece =
                isPlain && !isBlankAtEnd
                ? [byte] : [UInt8(ascii: "="), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            if width + piece.count > 75 {
                encoded += [UInt8(ascii: "="), 0x0D, 0x0A]
                width = 0
            }
            encoded += piece
            width += piece.count
        }
        return encoded
    }
}
