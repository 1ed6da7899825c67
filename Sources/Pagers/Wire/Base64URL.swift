import FoundationEssentials

/// Text as letters, digits, `-` and `_` alone (RFC 4648, 5, unpadded). In a query there is nothing in it that a proxy or
/// the service could escape in another way, so that a signature over the whole address still fits.
enum Base64URL {
    static func encode(_ text: String) -> String {
        Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=", with: "")
    }

    /// Nil where it is not what `encode` makes.
    static func decode(_ text: String) -> String? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        return Data(base64Encoded: plain + padding).flatMap { String(validating: $0, as: UTF8.self) }
    }
}
