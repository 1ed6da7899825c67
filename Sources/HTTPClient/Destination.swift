import CCurl

/// Where a request goes, as far as a person may read it: no user, no path, no query.
struct Destination: Sendable, Equatable, CustomStringConvertible {
    let scheme: String
    let host: String
    let port: String
    private let note: String

    var description: String { "\(host):\(port)\(note)" }

    var isLocal: Bool {
        ["localhost", "[::1]"].contains(host)
            || (host.hasPrefix("127.") && host.allSatisfy { $0 == "." || $0.isNumber })
    }

    /// Reads the address with curl's own parser, so that what is checked is what is used.
    init(_ url: String, schemes: [String], note: String = "") throws(HTTPFailure) {
        guard Check.isPlain(url) else {
            throw .unusable("the URL holds a space or a control character")
        }
        guard let parts = curl_url() else { throw .unusable("there is no memory to read it") }
        defer { curl_url_cleanup(parts) }
        let code = curl_url_set(parts, CURLUPART_URL, url, UInt32(CURLU_NON_SUPPORT_SCHEME))
        guard code == CURLUE_OK else {
            throw .unusable("the URL is not well-formed: \(String(cString: curl_url_strerror(code)))")
        }
        scheme = Self.part(CURLUPART_SCHEME, of: parts)
        guard schemes.contains(scheme) else {
            throw .unusable("the URL's scheme is \"\(scheme)\", and only \(schemes.joined(separator: " or ")) will do")
        }
        host = Self.part(CURLUPART_HOST, of: parts)
        port = Self.part(CURLUPART_PORT, of: parts)
        self.note = note
        guard !host.isEmpty else { throw .unusable("the URL names no host") }
    }

    private static func part(_ part: CURLUPart, of parts: OpaquePointer) -> String {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(parts, part, &text, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let text else { return "" }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

extension HTTPFailure {
    /// The request was not sent because of itself. The text must not quote the URL or a value.
    static func unusable(_ reason: String) -> HTTPFailure {
        HTTPFailure(kind: .badURL, message: "the request was not sent: \(reason)")
    }
}
