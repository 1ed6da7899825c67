/// Host and port as a Host or Origin header names them.
struct Authority: Hashable, Sendable {
    /// Lower case; an IPv6 address keeps its brackets.
    var host: String
    /// Nil where none is written.
    var port: Int?

    /// Reads `localhost:8080`, `[::1]`, `sitrep.example.org`.
    init?(_ text: some StringProtocol) {
        let lower = text.lowercased()
        var rest: Substring
        if lower.hasPrefix("["), let end = lower.firstIndex(of: "]") {
            host = String(lower[...end])
            rest = lower[lower.index(after: end)...]
        } else {
            host = String(lower.prefix { $0 != ":" })
            rest = lower.dropFirst(host.count)
        }
        guard !host.isEmpty, !host.contains(where: { "/@ \\?#".contains($0) }) else { return nil }
        guard !rest.isEmpty else { return }
        guard rest.removeFirst() == ":", let number = Int(rest), (0...65535).contains(number) else { return nil }
        port = number
    }

    /// Reads the authority of `https://sitrep.example.org:8443/path`; nil for `null` and everything that is not http.
    init?(url: some StringProtocol) {
        let lower = url.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lower.hasPrefix) else { return nil }
        self.init(lower.dropFirst(scheme.count).prefix { $0 != "/" })
    }

    var isLoopback: Bool { host == "127.0.0.1" || host == "localhost" || host == "[::1]" }
}
