/// Where to listen: `127.0.0.1:8080`, `[::1]:0`, `0.0.0.0:80`. Port 0 takes a free one.
struct ListenAddress: Hashable, Sendable {
    var host: String
    var port: Int

    init(_ text: String) throws(WebServerRefusal) {
        guard let authority = Authority(text), let port = authority.port else {
            throw WebServerRefusal("cannot listen on \"\(text)\": write a host and a port, like 127.0.0.1:8080")
        }
        host = authority.host.hasPrefix("[") ? String(authority.host.dropFirst().dropLast()) : authority.host
        self.port = port
    }

    /// Only this machine can reach it.
    var isLoopback: Bool { host == "localhost" || host == "::1" || isLoopbackIPv4 }

    private var isLoopbackIPv4: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil } && parts[0] == "127"
    }
}

/// Why the server does not start: a sentence for the person who configured it.
package struct WebServerRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String
    init(_ sentence: String) { description = sentence }
}
