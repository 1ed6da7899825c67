import NIOCore

@testable import WebServer

/// The body of a posted message.
func feedBodies(_ bytes: [UInt8]) {
    guard let body = try? MessageBody(ByteBuffer(bytes: bytes)) else { return }
    demand(!body.text.isEmpty, "an empty text")
    demand(!body.text.unicodeScalars.contains { $0.value < 9 }, "a control character in a text")
}

/// Request lines and headers.
func feedHeads(_ bytes: [UInt8]) {
    let said = text(bytes)
    if let path = RequestPath(said) {
        _ = try? path.parameter("after")
        _ = try? path.number("limit", in: 1...1000, default: 1)
    }
    if let authority = Authority(said), authority.isLoopback {
        let host = authority.host
        demand(["127.0.0.1", "localhost", "[::1]"].contains(host), "\(host) is not of this machine")
    }
    _ = Authority(url: said)
    _ = try? ListenAddress(said)
}
