/// An open WebSocket as a pure decision: bytes and the time come in; messages, bytes to send and the end come out.
///
/// open → leaving → over, or open → over. Only `open` takes messages. `leaving` still writes what waits, its closing
/// frame last, and where the closing is our own it waits for the server's.
struct WebSocketTalk {
    typealias Moment = ContinuousClock.Instant

    enum Ending: Equatable, Sendable {
        case closed(code: Int?, reason: String)
        case failed(HTTPFailure)
    }

    private enum Phase {
        case open
        case leaving(until: Moment, Ending, waitsForServer: Bool)
        case over(Ending)
    }

    /// For the closing frames to pass. Slack keeps the connection after them, so this must be short.
    private static let farewell = Duration.seconds(1)
    /// So much may wait to be written before nothing more is read: else a flood of pings fills the memory.
    private static let mostWaiting = 1 << 16

    let place: Destination
    let request: WebSocketRequest
    private(set) var output = WebSocketOutput()
    private var reader: WebSocketFrameReader
    private var parts: [UInt8]?
    private var phase = Phase.open
    private var heardAt: Moment
    private var pingedAt: Moment?
    private var wroteAt: Moment

    init(_ request: WebSocketRequest, at place: Destination, now: Moment) {
        self.place = place
        self.request = request
        reader = WebSocketFrameReader(limit: request.limit)
        (heardAt, wroteAt) = (now, now)
    }

    var ending: Ending? { if case .over(let ending) = phase { ending } else { nil } }
    var isChoked: Bool { output.count > Self.mostWaiting }

    /// What the server sent. Answers the messages that are whole.
    mutating func take(_ bytes: some Collection<UInt8>, at now: Moment) -> [String] {
        (heardAt, pingedAt) = (now, nil)
        reader.add(bytes)
        var messages: [String] = []
        do throws(WebSocketFault) {
            while isListening, let frame = try reader.next() {
                if let message = try take(frame, at: now) { messages.append(message) }
            }
        } catch {
            if case .leaving(_, let ending, _) = phase { phase = .over(ending) }
            leave(.failed(error.failure(place, limit: request.limit)), saying: error.code, at: now)
        }
        return messages
    }

    private var isListening: Bool {
        switch phase {
        case .open, .leaving(_, _, waitsForServer: true): true
        case .leaving(_, _, waitsForServer: false), .over: false
        }
    }

    private mutating func take(_ frame: WebSocketFrame, at now: Moment) throws(WebSocketFault) -> String? {
        if frame.opcode == .close {
            try closed(frame.payload, at: now)
            return nil
        }
        guard case .open = phase else { return nil }
        switch frame.opcode {
        case .ping:
            var answer = frame
            answer.opcode = .pong
            write(answer, at: now)
        case .text:
            guard parts == nil else { throw .breach("a message begins inside another") }
            return try join(frame)
        case .continuation:
            guard parts != nil else { throw .breach("a message goes on that never began") }
            return try join(frame)
        case .binary:
            throw .notText
        case .pong, .close:
            break
        }
        return nil
    }

    private mutating func join(_ frame: WebSocketFrame) throws(WebSocketFault) -> String? {
        // Taken out, so that it grows in its place: a million small parts must not copy it a million times.
        var whole = parts ?? []
        parts = nil
        whole += frame.payload
        guard whole.count <= request.limit else { throw .tooLarge }
        guard frame.isLast else {
            parts = whole
            return nil
        }
        guard let text = String(validating: whole, as: UTF8.self) else { throw .notUTF8 }
        return text
    }

    private mutating func closed(_ payload: [UInt8], at now: Moment) throws(WebSocketFault) {
        let (code, reason) = try Self.farewell(payload)
        if case .leaving = phase { phase = .over(.closed(code: code, reason: reason)) }
        leave(.closed(code: code, reason: reason), saying: code, at: now)
    }

    private static func farewell(_ payload: [UInt8]) throws(WebSocketFault) -> (code: Int?, reason: String) {
        guard !payload.isEmpty else { return (nil, "") }
        guard payload.count > 1 else { throw .breach("a closing frame holds half a code") }
        let code = Int(payload[0]) << 8 | Int(payload[1])
        guard [1000...1003, 1007...1014, 3000...4999].contains(where: { $0.contains(code) }) else {
            throw .breach("a closing frame has the code \(code)")
        }
        guard let reason = String(validating: payload.dropFirst(2), as: UTF8.self) else { throw .notUTF8 }
        return (code, String(reason.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }

    private mutating func write(_ frame: WebSocketFrame, at now: Moment) {
        if output.count == 0 { wroteAt = now }
        output.add(frame.bytes())
    }

    /// Writes the closing frame, and ends when it is gone.
    private mutating func leave(_ ending: Ending, saying code: Int?, at now: Moment, waitsForServer: Bool = false) {
        guard case .open = phase else { return }
        write(.close(code), at: now)
        phase = .leaving(until: now + Self.farewell, ending, waitsForServer: waitsForServer)
    }

    /// Queues a frame; `number` comes back when all of it was written.
    mutating func send(_ frame: [UInt8], number: Int, at now: Moment) {
        guard case .open = phase else { return }
        if output.count == 0 { wroteAt = now }
        output.add(frame, number: number)
    }

    /// Our own wish to end it.
    mutating func close(at now: Moment) {
        guard case .open = phase else { return }
        leave(.closed(code: nil, reason: ""), saying: 1000, at: now, waitsForServer: true)
    }

    /// So many bytes of `output` are written. Answers the numbers of the frames that are now gone.
    mutating func wrote(_ count: Int, at now: Moment) -> [Int] {
        wroteAt = now
        let numbers = output.drop(count)
        if case .leaving(_, let ending, waitsForServer: false) = phase, output.count == 0 { phase = .over(ending) }
        return numbers
    }

    /// The connection ended without a word, or broke.
    mutating func cut() {
        switch phase {
        case .open: phase = .over(.failed(failure(.cut, "the WebSocket with \(place) was cut")))
        case .leaving(_, let ending, _): phase = .over(ending)
        case .over: break
        }
    }

    /// Nothing can be heard while nothing is read: then silence is no sign.
    mutating func isNotReading(at now: Moment) {
        (heardAt, pingedAt) = (now, nil)
    }

    /// When `pass(at:)` has something to do, if nothing happens before.
    var deadline: Moment? {
        switch phase {
        case .open:
            let silence = pingedAt.map { $0 + request.patience } ?? heardAt + request.quiet
            return output.count == 0 ? silence : min(silence, jam)
        case .leaving(let until, _, _): return until
        case .over: return nil
        }
    }

    private var jam: Moment { wroteAt + request.quiet + request.patience }

    /// What the mere passing of time asks for: a ping, or the end.
    mutating func pass(at now: Moment) {
        guard let deadline, now >= deadline else { return }
        switch phase {
        case .open where output.count > 0 && now >= jam:
            let words = (request.quiet + request.patience).words
            phase = .over(.failed(failure(.timeout, "the WebSocket with \(place) took nothing for \(words)")))
        case .open where pingedAt == nil:
            pingedAt = now
            write(WebSocketFrame(opcode: .ping, payload: []), at: now)
        case .open:
            let words = (request.quiet + request.patience).words
            let message = "the WebSocket with \(place) was silent for \(words), and a ping brought no answer"
            phase = .over(.failed(failure(.timeout, message)))
        case .leaving(_, let ending, _):
            phase = .over(ending)
        case .over:
            break
        }
    }

    private func failure(_ kind: HTTPFailure.Kind, _ message: String) -> HTTPFailure {
        HTTPFailure(kind: kind, mayHaveArrived: true, message: message)
    }
}
