import Testing

@testable import HTTPClient

@Suite struct WebSocketTalkTests {
    private let start = ContinuousClock.now
    private var talk: WebSocketTalk

    init() throws {
        let place = try Destination("http://chat.test", schemes: ["http"])
        talk = WebSocketTalk(WebSocketRequest(url: "ws://chat.test/?s3cret", limit: 1000), at: place, now: start)
    }

    private func at(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    /// Writes all that waits and answers it as frames: their first bytes and payloads.
    private mutating func written(at second: Int = 0) throws -> [[UInt8]] {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 1)
        defer { room.deallocate() }
        let count = talk.output.copy(into: room)
        _ = talk.wrote(count, at: at(second))
        var (bytes, frames) = (Array(room[..<count]), [[UInt8]]())
        while bytes.count >= 6 {
            let length = Int(bytes[1] & 0x7F)
            let payload = (0..<length).map { bytes[6 + $0] ^ bytes[2 + $0 & 3] }
            frames.append([bytes[0]] + payload)
            bytes.removeFirst(6 + length)
        }
        return frames
    }

    @Test mutating func `parts are joined, also around a ping`() throws {
        let bytes =
            WebSocketPeer.frame(0x01, Array("Grüße".utf8.prefix(3))) + WebSocketPeer.frame(0x89, [7])
            + WebSocketPeer.frame(0x00) + WebSocketPeer.frame(0x80, Array("Grüße".utf8.dropFirst(3)))
            + WebSocketPeer.frame(0x81, Array("next".utf8))
        #expect(talk.take(bytes, at: at(0)) == ["Grüße", "next"])
        #expect(try written() == [[0x8A, 7]])
    }

    @Test(
        arguments: [
            ([0x80, 0x00], 1002, "chat.test:80 broke the WebSocket protocol: a message goes on that never began"),
            (
                [0x01, 0x00, 0x81, 0x00], 1002,
                "chat.test:80 broke the WebSocket protocol: a message begins inside another"
            ),
            ([0x81, 0x80], 1002, "chat.test:80 broke the WebSocket protocol: a frame of the server is masked"),
            ([0x82, 0x00], 1003, "chat.test:80 broke the WebSocket protocol: a message is not text"),
            ([0x81, 0x01, 0xFF], 1007, "chat.test:80 broke the WebSocket protocol: a text is not UTF-8"),
            ([0x81, 0x02, 0xC0, 0x80], 1007, "chat.test:80 broke the WebSocket protocol: a text is not UTF-8"),
            ([0x88, 0x01, 0x03], 1002, "chat.test:80 broke the WebSocket protocol: a closing frame holds half a code"),
            (
                [0x88, 0x02, 0x03, 0xED], 1002,
                "chat.test:80 broke the WebSocket protocol: a closing frame has the code 1005"
            ),
            ([0x88, 0x03, 0x03, 0xE8, 0xFF], 1007, "chat.test:80 broke the WebSocket protocol: a text is not UTF-8"),
            (
                [0x81, 0x7E, 0x03, 0xE9], 1009,
                "a message of chat.test:80 on the WebSocket is larger than what is accepted (1000 bytes)"
            ),
        ] as [([UInt8], Int, String)])
    mutating func `a fault closes with its code`(bytes: [UInt8], code: Int, message: String) throws {
        #expect(talk.take(bytes, at: at(0)).isEmpty)
        #expect(talk.ending == nil)
        #expect(talk.take(WebSocketPeer.frame(0x81, [0x61]), at: at(0)).isEmpty)
        #expect(try written() == [[0x88, UInt8(code >> 8), UInt8(code & 0xFF)]])
        let kind: HTTPFailure.Kind = code == 1009 ? .tooLarge : .other
        #expect(talk.ending == .failed(HTTPFailure(kind: kind, mayHaveArrived: true, message: message)))
    }

    @Test mutating func `a message whose parts together are too large is refused`() throws {
        let part = Array(repeating: UInt8(0x61), count: 600)
        #expect(talk.take(WebSocketPeer.frame(0x01, part) + WebSocketPeer.frame(0x80, part), at: at(0)).isEmpty)
        #expect(try written() == [[0x88, 0x03, 0xF1]])
    }

    @Test mutating func `the server's closing is answered with its code`() throws {
        #expect(
            talk.take(WebSocketPeer.frame(0x81, [0x61]) + [0x88, 0x05, 0x0F, 0xA0, 0x62, 0x79, 0x0A], at: at(0)) == [
                "a"
            ])
        #expect(talk.ending == nil)
        #expect(try written() == [[0x88, 0x0F, 0xA0]])
        #expect(talk.ending == .closed(code: 4000, reason: "by"))
    }

    @Test mutating func `a closing without a code is answered without one`() throws {
        _ = talk.take([0x88, 0x00], at: at(0))
        #expect(try written() == [[0x88]])
        #expect(talk.ending == .closed(code: nil, reason: ""))
    }

    @Test mutating func `our own closing waits a second for the server's`() throws {
        var patient = talk
        patient.close(at: at(0))
        #expect(patient.deadline == at(1))
        _ = patient.wrote(patient.output.count, at: at(0))
        #expect(patient.take(WebSocketPeer.frame(0x81, [0x61]), at: at(0)).isEmpty)
        #expect(patient.ending == nil)
        patient.pass(at: at(1))
        #expect(patient.ending == .closed(code: nil, reason: ""))
        talk.close(at: at(0))
        #expect(try written() == [[0x88, 0x03, 0xE8]])
        _ = talk.take([0x88, 0x02, 0x03, 0xE8], at: at(0))
        #expect(talk.ending == .closed(code: 1000, reason: ""))
    }

    @Test mutating func `silence is asked for a sign of life, and ends without one`() throws {
        #expect(talk.deadline == at(30))
        talk.pass(at: at(29))
        #expect(talk.output.count == 0)
        talk.pass(at: at(30))
        #expect(try written(at: 30) == [[0x89]])
        #expect(talk.deadline == at(40))
        _ = talk.take(WebSocketPeer.frame(0x8A), at: at(39))
        #expect(talk.deadline == at(69))
        talk.pass(at: at(69))
        _ = try written(at: 69)
        talk.pass(at: at(79))
        let message = "the WebSocket with chat.test:80 was silent for 40 s, and a ping brought no answer"
        #expect(talk.ending == .failed(HTTPFailure(kind: .timeout, mayHaveArrived: true, message: message)))
    }

    @Test mutating func `silence while nothing is read is no sign`() {
        talk.pass(at: at(30))
        talk.isNotReading(at: at(39))
        talk.pass(at: at(40))
        #expect(talk.ending == nil)
    }

    @Test mutating func `a server that takes nothing is given up`() {
        talk.send(WebSocketFrame.text("hello").bytes(), number: 1, at: at(5))
        _ = talk.take(WebSocketPeer.frame(0x8A), at: at(44))
        talk.pass(at: at(44))
        #expect(talk.ending == nil)
        talk.pass(at: at(45))
        let message = "the WebSocket with chat.test:80 took nothing for 40 s"
        #expect(talk.ending == .failed(HTTPFailure(kind: .timeout, mayHaveArrived: true, message: message)))
    }

    @Test mutating func `a flood of pings stops the reading before it fills the memory`() {
        let ping = WebSocketPeer.frame(0x89, Array(repeating: 1, count: 125))
        for _ in 0..<500 { _ = talk.take(ping, at: at(0)) }
        #expect(!talk.isChoked)
        for _ in 0..<100 { _ = talk.take(ping, at: at(0)) }
        #expect(talk.isChoked)
    }

    @Test mutating func `a frame is reported as written with its last byte`() {
        talk.send([1, 2, 3], number: 7, at: at(0))
        talk.send([4, 5], number: 8, at: at(0))
        #expect(talk.wrote(2, at: at(0)) == [])
        #expect(talk.wrote(1, at: at(0)) == [7])
        #expect(talk.wrote(2, at: at(0)) == [8])
    }
}
