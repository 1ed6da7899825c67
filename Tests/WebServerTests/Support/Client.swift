import Foundation

/// A small HTTP/1.1 client over `Wire`.
struct Client: Sendable {
    var port: Int
    var token: String?

    struct Reply: Sendable {
        var status: Int
        var headers: [String: String]
        var body: [UInt8]
        var text: String { String(decoding: body, as: UTF8.self) }
        var type: String { headers["content-type"] ?? "" }
        var json: [String: Any] {
            get throws { try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:] }
        }
        func string(_ key: String) throws -> String? { try json[key] as? String }
        func number(_ key: String) throws -> Int? { try json[key] as? Int }
    }

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Reply {
        try await send("GET", path, headers)
    }

    func post(_ room: String, _ json: String, _ headers: [String: String] = [:]) async throws -> Reply {
        try await send("POST", "/api/v1/rooms/\(room)/messages", headers, Array(json.utf8))
    }

    /// Content-Type is JSON where there is a body; a header given as empty text is left out.
    func send(
        _ method: String, _ path: String, _ headers: [String: String] = [:], _ body: [UInt8]? = nil
    ) async throws -> Reply {
        let bytes = head(method, path, headers, length: body?.count) + (body ?? [])
        let isHead = method == "HEAD"
        return try await raw(bytes, isHead: isHead)
    }

    func raw(_ bytes: [UInt8], then more: [[UInt8]] = [], isHead: Bool = false) async throws -> Reply {
        let port = port
        return try await offPool {
            let wire = try Wire(port: port)
            for part in [bytes] + more where !wire.send(part) { break }
            return try Self.reply(from: wire, isHead: isHead)
        }
    }

    func head(_ method: String, _ path: String, _ headers: [String: String] = [:], length: Int? = nil) -> [UInt8] {
        var fields = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
        if let length {
            fields["Content-Length"] = String(length)
            fields["Content-Type"] = "application/json"
        }
        if let token { fields["Authorization"] = "Bearer \(token)" }
        fields.merge(headers) { $1 }
        let lines = fields.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)\r\n" }
        return Array("\(method) \(path) HTTP/1.1\r\n\(lines.joined())\r\n".utf8)
    }

    static func reply(from wire: Wire, isHead: Bool = false) throws -> Reply {
        var bytes: [UInt8] = []
        while true {
            if let reply = parsed(bytes, isHead: isHead) { return reply }
            let more = try wire.receive()
            guard !more.isEmpty else { throw WireFault("closed after \(bytes.count) bytes") }
            bytes += more
        }
    }

    /// Nil while it is not all there. Interim answers are passed over.
    static func parsed(_ bytes: [UInt8], isHead: Bool = false) -> Reply? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        let status = Int(lines[0].split(separator: " ")[1]) ?? 0
        let headLength = text[..<end.upperBound].utf8.count
        if status < 200 { return parsed(Array(bytes.dropFirst(headLength)), isHead: isHead) }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let body = Array(bytes.dropFirst(headLength))
        let length = isHead ? 0 : headers["content-length"].flatMap { Int($0) } ?? 0
        return body.count >= length ? Reply(status: status, headers: headers, body: body) : nil
    }
}
