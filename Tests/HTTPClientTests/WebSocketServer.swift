import Foundation

@testable import HTTPClient

/// A server for one connection, on a thread of its own, that does what its script says.
enum WebSocketServer {
    struct Broken: Error { var what: String }

    /// Runs `script` for the one client that `body` connects to the URL it is given; answers what the script saw.
    static func run<Seen: Sendable>(
        _ script: @escaping @Sendable (WebSocketPeer) throws -> Seen, body: (String) async throws -> Void
    ) async throws -> Seen {
        let (door, port) = try open()
        async let seen = serve(door, script)
        try await body("ws://127.0.0.1:\(port)/link/?ticket=s3cret&app_id=A1")
        return try await seen
    }

    private static func open() throws -> (door: Int32, port: UInt16) {
        let door = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(door, address, size) + listen(door, 1) + getsockname(door, address, &size)
            }
        }
        guard door >= 0, code == 0 else { throw Broken(what: "no port on loopback: \(errno)") }
        return (door, UInt16(bigEndian: address.sin_port))
    }

    private static func serve<Seen: Sendable>(
        _ door: Int32, _ script: @escaping @Sendable (WebSocketPeer) throws -> Seen
    ) async throws -> Seen {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                defer { Glibc.close(door) }
                // Whatever a test does wrong, no thread waits for ever.
                var patience = timeval(tv_sec: 120, tv_usec: 0)
                setsockopt(door, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
                let line = accept(door, nil, nil)
                guard line >= 0 else { return continuation.resume(throwing: Broken(what: "nobody came")) }
                setsockopt(line, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
                defer { Glibc.close(line) }
                continuation.resume(with: Result { try script(WebSocketPeer(line: line)) })
            }
        }
    }
}

/// The server's end of the connection. Everything here blocks.
struct WebSocketPeer {
    let line: Int32

    /// The client's request, to the empty line.
    func request() throws -> String {
        var text = ""
        while !text.hasSuffix("\r\n\r\n") { text += String(decoding: try bytes(1), as: UTF8.self) }
        return text
    }

    /// Takes the request and agrees; `also` goes out in the same write.
    @discardableResult func upgrade(also bytes: [UInt8] = []) throws -> String {
        let request = try request()
        let head = "HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nCONNECTION: keep-alive, Upgrade\r\n"
        send(Array((head + "Sec-WebSocket-Accept:  \(Self.acceptance(request)) \r\n\r\n").utf8) + bytes)
        return request
    }

    static func acceptance(_ request: String) -> String {
        let line = request.split(separator: "\r\n").first { $0.hasPrefix("Sec-WebSocket-Key: ") } ?? ""
        return WebSocketHandshake.acceptance(of: String(line.dropFirst(19)))
    }

    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    func send(_ text: String) { send(Self.frame(0x81, Array(text.utf8))) }

    /// A frame as a server sends it: `first` are the flags and the opcode.
    static func frame(_ first: UInt8, _ payload: [UInt8] = []) -> [UInt8] {
        let count = payload.count
        switch count {
        case ..<126: return [first, UInt8(count)] + payload
        case ...0xFFFF: return [first, 126, UInt8(count >> 8), UInt8(count & 0xFF)] + payload
        default: return [first, 127] + (0..<8).map { UInt8((count >> (56 - 8 * $0)) & 0xFF) } + payload
        }
    }

    /// The client's next frame, unmasked: its first byte and its payload.
    func frame() throws -> (first: UInt8, payload: [UInt8]) {
        let head = try bytes(2)
        guard head[1] & 0x80 != 0 else { throw WebSocketServer.Broken(what: "a client's frame is not masked") }
        var count = Int(head[1] & 0x7F)
        if count > 125 { count = try bytes(count == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) } }
        let mask = try bytes(4)
        return (head[0], try bytes(count).enumerated().map { $0.element ^ mask[$0.offset & 3] })
    }

    /// Reads until the client is gone; true when it left without another byte.
    func isLeft() -> Bool {
        var byte: UInt8 = 0
        return recv(line, &byte, 1, 0) <= 0
    }

    private func bytes(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < count {
            let read = recv(line, &part, min(count - bytes.count, part.count), 0)
            guard read > 0 else { throw WebSocketServer.Broken(what: "the client is gone, or silent for 20 s") }
            bytes += part[..<read]
        }
        return bytes
    }
}
