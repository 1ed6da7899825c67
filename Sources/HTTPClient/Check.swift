/// What may stand in a request. A line end let through would be a header, a request or a recipient of its own.
enum Check {
    /// Visible characters only: for URLs, and for the parts of an envelope.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }

    /// RFC 9110's token: for methods and header names.
    static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { isTokenByte($0) }
    }

    /// Anything but control characters; a tab will do.
    static func isLine(_ text: String) -> Bool {
        text.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
    }

    /// For what is handed on as a C string, where a NUL would cut it short.
    static func isWhole(_ text: String?) -> Bool {
        text?.utf8.contains(0) != true
    }

    /// An address as it goes into `<…>`.
    static func isAddress(_ text: String) -> Bool {
        isPlain(text) && !text.utf8.contains(UInt8(ascii: "<")) && !text.utf8.contains(UInt8(ascii: ">"))
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
