import CCrypto

/// How a WebSocket begins: an HTTP request with a random key, and an answer that proves to have read it.
struct WebSocketHandshake: Sendable {
    let place: Destination
    /// With `http` in the place of `ws`, as libcurl wants it.
    let url: String
    private let host: String
    private let target: String
    private let userAgent: String
    private let key: String
    static let largestAnswer = 1 << 14

    /// Checks the request as a whole before it goes anywhere.
    init(_ request: WebSocketRequest, userAgent: String, nonce: [UInt8] = Self.nonce()) throws(HTTPFailure) {
        url = try Self.webAddress(request.url)
        guard Check.isWhole(request.caFile), Check.isPlain(request.proxy ?? "") else {
            throw .unusable("the proxy or the CA file's path holds a control character")
        }
        place = try Destination(url, schemes: ["http", "https"])
        let isDefault = place.port == (place.scheme == "https" ? "443" : "80")
        host = isDefault ? place.host : "\(place.host):\(place.port)"
        target = Self.target(url)
        self.userAgent = userAgent
        key = Self.base64(nonce)
    }

    private static func webAddress(_ url: String) throws(HTTPFailure) -> String {
        guard url.utf8.count <= 8192, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .unusable("the URL is longer than 8192 bytes, or holds a space or what is not ASCII")
        }
        let (scheme, rest) = (url.prefix { $0 != ":" }, url.drop { $0 != ":" })
        let web = ["ws": "http", "wss": "https"][scheme.lowercased()]
        guard let web, rest.hasPrefix("://") else { throw .unusable("the URL must begin with ws:// or wss://") }
        let authority = rest.dropFirst(3).prefix { !"/?#".contains($0) }
        // curl would take the path's first part for the host.
        guard !authority.isEmpty else { throw .unusable("the URL names no host") }
        guard !authority.contains("@") else {
            throw .unusable("the URL holds a user, and a WebSocket takes none")
        }
        return web + rest
    }

    /// Path and query; a fragment never leaves.
    private static func target(_ url: String) -> String {
        let place = url.dropFirst(url.prefix { $0 != ":" }.count + 3)
        let target = place.drop { !"/?#".contains($0) }.prefix { $0 != "#" }
        return target.hasPrefix("/") ? String(target) : "/\(target)"
    }

    static func nonce() -> [UInt8] { (0..<16).map { _ in .random(in: 0...255) } }

    var requestBytes: [UInt8] {
        let lines = [
            "GET \(target) HTTP/1.1", "Host: \(host)", "Upgrade: websocket", "Connection: Upgrade",
            "Sec-WebSocket-Key: \(key)", "Sec-WebSocket-Version: 13", "User-Agent: \(userAgent)", "", "",
        ]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    /// Reads the answer's head. Nil while it is not whole; what follows it are frames already.
    func frames(after answer: [UInt8]) throws(HTTPFailure) -> ArraySlice<UInt8>? {
        guard let end = Self.endOfHead(answer) else {
            guard answer.count <= Self.largestAnswer else { throw wrong("its head is larger than 16 kB") }
            return nil
        }
        let lines = String(decoding: answer[..<end], as: UTF8.self).split(separator: "\r\n")
        let first = (lines.first ?? "").split(separator: " ", maxSplits: 2)
        guard first.count >= 2, first[0].hasPrefix("HTTP/1."), let status = Int(first[1]) else {
            throw wrong("it is no HTTP")
        }
        guard status == 101 else {
            let message = "\(place) refused to open a WebSocket (\(status))"
            throw HTTPFailure(kind: .refusedByServer(code: status), message: message)
        }
        try check(lines.dropFirst())
        return answer[end...]
    }

    private func check(_ lines: some Sequence<Substring>) throws(HTTPFailure) {
        var headers: [String: String] = [:]
        for line in lines {
            let name = line.prefix { $0 != ":" }.lowercased()
            let value = line.dropFirst(name.count + 1).trimmed
            headers[name] = headers[name].map { "\($0), \(value)" } ?? value
        }
        guard headers["upgrade"]?.lowercased() == "websocket" else { throw wrong("it upgrades to something else") }
        let connection = (headers["connection"] ?? "").split(separator: ",").map { $0.trimmed.lowercased() }
        guard connection.contains("upgrade") else { throw wrong("it does not upgrade the connection") }
        guard headers["sec-websocket-accept"] == Self.acceptance(of: key) else {
            throw wrong("its Sec-WebSocket-Accept does not belong to our key")
        }
        guard headers["sec-websocket-extensions"] == nil, headers["sec-websocket-protocol"] == nil else {
            throw wrong("it chose an extension or a protocol that nobody offered")
        }
    }

    private func wrong(_ what: String) -> HTTPFailure {
        HTTPFailure(kind: .other, message: "\(place) answered the request for a WebSocket wrongly: \(what)")
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        guard bytes.count >= 4 else { return nil }
        return (0...(bytes.count - 4)).first { bytes[$0..<($0 + 4)].elementsEqual(mark) }.map { $0 + 4 }
    }

    /// What a server makes of a key: RFC 6455, section 4.2.2.
    static func acceptance(of key: String) -> String {
        let text = Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8)
        var digest = [UInt8](repeating: 0, count: 20)
        EVP_Digest(text, text.count, &digest, nil, EVP_sha1(), nil)
        return base64(digest)
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        var text = [UInt8](repeating: 0, count: bytes.count * 4 / 3 + 5)
        let length = EVP_EncodeBlock(&text, bytes, Int32(bytes.count))
        return String(decoding: text.prefix(Int(length)), as: UTF8.self)
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        let start = drop { $0 == " " || $0 == "\t" }
        return String(String(start).reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
