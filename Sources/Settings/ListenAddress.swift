/// `host:port` to listen on; port 0 lets the system choose.
package struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
    package var host: String
    package var port: Int

    package static let standard = ListenAddress(host: "127.0.0.1", port: 8080)

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `127.0.0.1:8080`, `localhost:0` and `[::1]:8080`; nil for anything else.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]) else { return nil }
        guard (0...65_535).contains(port), !text.contains(where: \.isWhitespace) else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
        } else if host.contains(":") || host.contains("/") {
            return nil
        }
        guard !host.isEmpty, ListenAddress.canBeListenedOn(host) else { return nil }
        self.host = host
        self.port = port
    }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Only this machine can connect to it.
    package var isLoopback: Bool {
        host == "localhost" || host == "::1" || ListenAddress.isIPv4(host) && host.hasPrefix("127.")
    }

    /// A name that begins with digits looks like an address, and means whatever the DNS says it is.
    private static func canBeListenedOn(_ host: String) -> Bool {
        guard host != "*" else { return false }
        guard let first = host.first, first.isNumber, !host.contains(":") else { return true }
        return isIPv4(host)
    }

    private static func isIPv4(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil && $0.allSatisfy(\.isNumber) }
    }

    /// What a text that is none was meant for: `::1:8080`, `:8080`, `8080`, `localhost`, `http://127.0.0.1:8080/`. Nil where
    /// nobody can say.
    static func likely(_ text: String, beyondLoopback: Bool) -> String? {
        var rest = Substring(text.lowercased().trimmed)
        for scheme in ["http://", "https://", "tcp://"] where rest.hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        rest = rest.prefix { $0 != "/" }
        // An address of IPv6 that ends with one of its own parts has no port.
        let colon = rest.lastIndex(of: ":")
        let last = colon.flatMap { rest[..<$0].hasSuffix(":") && rest.count > 2 ? nil : $0 }
        let port = last.flatMap { Int(rest[rest.index(after: $0)...]) } ?? Int(rest)
        let named = last.map { String(rest[..<$0]) } ?? (Int(rest) == nil ? String(rest) : "")
        // A bare word without a port is more likely a slip than a machine.
        guard last != nil || port != nil || named == "localhost" || named.contains(where: { ".:".contains($0) }) else {
            return nil
        }
        let host = ["", "*", "any", "all"].contains(named) ? "127.0.0.1" : named
        for candidate in ["\(host):\(port ?? 8080)", "[\(host)]:\(port ?? 8080)", "[\(rest)]:8080"] {
            guard let address = ListenAddress(candidate), address.port > 0 || port == 0 else { continue }
            // Open to others it would be refused again, for want of a token.
            return address.isLoopback || beyondLoopback ? address.description : nil
        }
        return nil
    }
}
