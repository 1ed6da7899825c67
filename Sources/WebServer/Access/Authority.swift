/// Host and port as a Host or Origin header names them.
struct Authority: Hashable, Sendable {
    /// Lower case; an IPv6 address keeps its brackets.
    var host: String
    /// Nil where none is written.
    var port: Int?

    /// Reads `localhost:8080`, `[::1]`, `sitrep.example.org`.
    init?(_ text: some StringProtocol) {
        // Bytes, not characters: every request has a host.
        let hasCapitals = text.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        let lower = hasCapitals ? text.lowercased() : String(text)
        let bytes = lower.utf8
        let isBracketed = bytes.first == UInt8(ascii: "[")
        let end =
            isBracketed
            ? bytes.firstIndex(of: UInt8(ascii: "]")).map { bytes.index(after: $0) }
            : bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
        guard let end, end != bytes.startIndex, !bytes[..<end].contains(where: Self.isNoPartOfHost) else { return nil }
        host = String(lower[..<end])
        guard end != bytes.endIndex else { return }
        guard bytes[end] == UInt8(ascii: ":"), let number = Int(lower[bytes.index(after: end)...]),
            (0...65535).contains(number)
        else { return nil }
        port = number
    }

    private static func isNoPartOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case ...0x20, 0x7F..., UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "\\"), UInt8(ascii: "?"),
            UInt8(ascii: "#"):
            true
        default: false
        }
    }

    /// Reads the authority of `https://sitrep.example.org:8443/path`; nil for `null` and everything that is not http.
    init?(url: some StringProtocol) {
        let lower = url.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lower.hasPrefix) else { return nil }
        self.init(lower.dropFirst(scheme.count).prefix { $0 != "/" })
    }

    /// `localhost`, `[::1]` and the addresses of 127.0.0.0/8: each may be listened on.
    var isLoopback: Bool { host == "localhost" || host == "[::1]" || isLoopbackIPv4 }

    private var isLoopbackIPv4: Bool {
        guard host.hasPrefix("127.") else { return false }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// Where a page comes from: scheme, host and port. Two schemes are two sites to every browser.
struct Origin: Hashable, Sendable {
    var isSecure: Bool
    /// Its port is written out, so that `https://x` and `https://x:443` are one.
    var authority: Authority

    /// Nil for `null` and everything that is not http.
    init?(_ url: some StringProtocol) {
        guard let authority = Authority(url: url) else { return nil }
        self.init(isSecure: url.lowercased().hasPrefix("https://"), authority)
    }

    init(isSecure: Bool, _ authority: Authority) {
        self.isSecure = isSecure
        self.authority = authority
        self.authority.port = authority.port ?? (isSecure ? 443 : 80)
    }
}
