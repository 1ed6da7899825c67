import CCurl
import Glibc

/// The thread of one WebSocket: connects, shakes hands, then carries bytes between the connection and the talk.
/// It sleeps without a deadline of its own but for the talk's.
final class WebSocketLoop {
    private let multi: UnsafeMutableRawPointer
    private var line: WebSocketLine?
    private let request: WebSocketRequest
    private let handshake: WebSocketHandshake
    private let desk: WebSocketDesk
    private let whenOver: @Sendable () -> Void

    init(
        multi: UnsafeMutableRawPointer, request: WebSocketRequest, handshake: WebSocketHandshake,
        desk: WebSocketDesk, whenOver: @escaping @Sendable () -> Void
    ) {
        self.multi = multi
        self.request = request
        self.handshake = handshake
        self.desk = desk
        self.whenOver = whenOver
        line = WebSocketLine(multi: multi)
    }

    /// The thread keeps the loop, and so the desk, alive until it ends.
    func startThread() -> Bool {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<WebSocketLoop>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, context.toOpaque())
        guard code == 0 else {
            context.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    private func run() {
        Curl.prepareThread()
        desk.ended(converse())
        line = nil
        desk.letGo()
        curl_multi_cleanup(multi)
        whenOver()
    }

    private func converse() -> WebSocketTalk.Ending {
        do throws(HTTPFailure) {
            guard let line, line.start(request, handshake) else {
                throw HTTPFailure(kind: .other, message: "no WebSocket with \(desk.place): libcurl gave no handle")
            }
            let deadline = ContinuousClock.now + request.timeout
            try connect(line)
            let frames = try upgrade(line, before: deadline)
            desk.opened()
            return talk(line, frames)
        } catch {
            return .failed(error)
        }
    }

    /// Without a deadline: curl keeps the time of a connection itself.
    private func connect(_ line: WebSocketLine) throws(HTTPFailure) {
        while true {
            if let drop = desk.orders().drop { throw drop }
            if let code = line.proceed() {
                guard code == CURLE_OK else { throw line.failure(code, request, at: desk.place) }
                return
            }
            line.wait(reads: false, writes: false, until: nil)
        }
    }

    /// Answers what came behind the handshake already.
    private func upgrade(
        _ line: WebSocketLine, before deadline: ContinuousClock.Instant
    ) throws(HTTPFailure) -> [UInt8] {
        var output = WebSocketOutput()
        output.add(handshake.requestBytes)
        var answer: [UInt8] = []
        while true {
            if let drop = desk.orders().drop { throw drop }
            if output.count > 0 { _ = output.drop(line.write(output) ?? 0) }
            guard let bytes = line.read() else {
                let message = "\(desk.place) closed the connection before it had opened a WebSocket"
                throw HTTPFailure(kind: .cut, message: message)
            }
            answer += bytes
            if let frames = try handshake.frames(after: answer) { return Array(frames) }
            guard ContinuousClock.now < deadline else {
                let message = "no WebSocket with \(desk.place) within \(request.timeout.words)"
                throw HTTPFailure(kind: .timeout, message: message)
            }
            if bytes.isEmpty { line.wait(reads: true, writes: output.count > 0, until: deadline) }
        }
    }

    private func talk(_ line: WebSocketLine, _ frames: [UInt8]) -> WebSocketTalk.Ending {
        var talk = WebSocketTalk(request, at: desk.place, now: .now)
        desk.deliver(talk.take(frames, at: .now))
        while true {
            let orders = desk.orders()
            if let drop = orders.drop { return .failed(drop) }
            for frame in orders.frames { talk.send(frame.bytes, number: frame.number, at: .now) }
            if orders.closes { talk.close(at: .now) }
            let hasWritten = write(line, &talk)
            let reads = orders.hasRoom && !talk.isChoked
            let hasRead = reads && read(line, &talk)
            if !reads { talk.isNotReading(at: .now) }
            // What came before the connection broke is read first: it may hold the reason.
            if !hasWritten, !hasRead { talk.cut() }
            talk.pass(at: .now)
            if let ending = talk.ending { return ending }
            if !hasRead { line.wait(reads: reads, writes: talk.output.count > 0, until: talk.deadline) }
        }
    }

    /// False when the connection takes no more.
    private func write(_ line: WebSocketLine, _ talk: inout WebSocketTalk) -> Bool {
        guard talk.output.count > 0 else { return true }
        guard let count = line.write(talk.output) else { return false }
        if count > 0 { desk.wrote(talk.wrote(count, at: .now)) }
        return true
    }

    /// True when something was there: then there may be more.
    private func read(_ line: WebSocketLine, _ talk: inout WebSocketTalk) -> Bool {
        guard let bytes = line.read() else {
            talk.cut()
            return false
        }
        guard !bytes.isEmpty else { return false }
        desk.deliver(talk.take(bytes, at: .now))
        return true
    }
}
