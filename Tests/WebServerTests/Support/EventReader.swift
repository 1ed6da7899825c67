import Foundation

/// Reads a stream of events from the wire, chunked encoding and all.
final class EventReader: @unchecked Sendable {
    struct Event: Equatable {
        var id: Int?
        var name = "message"
        var seq = 0
        var text = ""
        var here: [String] = []
    }
    // Used by one test at a time, one call after the other.
    private let wire: Wire
    private var bytes: [UInt8] = []
    private var bytesStart = 0
    private var text: [UInt8] = []
    private var textStart = 0
    private var scanned = 0
    private(set) var comments = 0
    let head: Client.Reply

    private init(_ wire: Wire, _ head: Client.Reply, _ rest: [UInt8]) {
        self.wire = wire
        self.head = head
        bytes = rest
    }

    static func open(
        _ client: Client, room: String, after: Int? = nil, query: String = "",
        headers more: [String: String] = [:], timeout: Int = 30
    ) async throws -> EventReader {
        let headers = more.merging(after.map { ["Last-Event-ID": String($0)] } ?? [:]) { $1 }
        let request = client.head("GET", "/api/v1/rooms/\(room)/events\(query)", headers)
        let port = client.port
        return try await offPool {
            let wire = try Wire(port: port, timeout: timeout)
            wire.send(request)
            var bytes: [UInt8] = []
            while true {
                bytes += try wire.receive()
                if let head = Client.parsed(bytes) {
                    let isStream = head.type.hasPrefix("text/event-stream")
                    return EventReader(wire, head, isStream ? head.body : [])
                }
            }
        }
    }

    /// The next events; fewer where the stream ends or falls silent.
    func take(_ count: Int) async throws -> [Event] {
        try await offPool { [self] in
            var events: [Event] = []
            while events.count < count {
                if let event = nextEvent() {
                    events.append(event)
                    continue
                }
                guard let more = try? wire.receive(), !more.isEmpty else { break }
                bytes += more
                unchunk()
            }
            return events
        }
    }

    /// True where so many comments have come within the time limit of the wire.
    func hears(comments count: Int) async throws -> Bool {
        try await offPool { [self] in
            while comments < count {
                _ = nextEvent()
                guard comments < count else { break }
                guard let more = try? wire.receive(), !more.isEmpty else { return false }
                bytes += more
            }
            return true
        }
    }

    /// True where the server ends the stream within the time limit of the wire.
    func ends() async throws -> Bool {
        try await offPool { [self] in
            while true {
                guard let more = try? wire.receive() else { return false }
                if more.isEmpty { return true }
            }
        }
    }

    /// Lines end an event where one is empty. Offsets move; nothing is copied twice, for streams may be long.
    private func nextEvent() -> Event? {
        unchunk()
        while let end = blockEnd() {
            let block = String(decoding: text[textStart..<end], as: UTF8.self)
            textStart = end + 2
            if let event = Self.event(block[...]) { return event }
            if block.hasPrefix(":") { comments += 1 }
        }
        return nil
    }

    private func blockEnd() -> Int? {
        var index = max(textStart, scanned - 1)
        while index + 1 < text.count {
            if text[index] == 10, text[index + 1] == 10 { return index }
            index += 1
        }
        scanned = index
        return nil
    }

    private static func event(_ block: Substring) -> Event? {
        var event = Event()
        var data: [String: Any]?
        for line in block.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            switch parts.first {
            case "id": event.id = Int(parts[1])
            case "event": event.name = parts[1]
            case "data": data = try? JSONSerialization.jsonObject(with: Data(parts[1].utf8)) as? [String: Any]
            default: break
            }
        }
        guard let data else { return nil }
        event.seq = data["seq"] as? Int ?? 0
        event.text = data["text"] as? String ?? ""
        event.here = data["here"] as? [String] ?? []
        return event
    }

    private func unchunk() {
        while let lineEnd = bytes[bytesStart...].firstIndex(of: 13), lineEnd + 1 < bytes.count,
            let size = Int(String(decoding: bytes[bytesStart..<lineEnd], as: UTF8.self), radix: 16),
            bytes.count >= lineEnd + 4 + size
        {
            text += bytes[(lineEnd + 2)..<(lineEnd + 2 + size)]
            bytesStart = lineEnd + 4 + size
        }
        bytes.removeFirst(bytesStart)
        bytesStart = 0
    }
}
