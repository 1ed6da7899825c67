import Testing

@testable import HTTPClient

@Suite struct WebSocketFrameTests {
    private func read(_ bytes: [UInt8], limit: Int = 1 << 20) throws(WebSocketFault) -> [WebSocketFrame] {
        var (reader, frames) = (WebSocketFrameReader(limit: limit), [WebSocketFrame]())
        reader.add(bytes)
        while let frame = try reader.next() { frames.append(frame) }
        return frames
    }

    @Test func `the samples of the RFC are read and written`() throws {
        #expect(try read([0x81, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F]) == [.text("Hello")])
        #expect(
            WebSocketFrame.text("Hello").bytes(mask: 0x37FA_213D)
                == [0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58])
        let parts = try read([0x01, 0x03, 0x48, 0x65, 0x6C, 0x80, 0x02, 0x6C, 0x6F])
        #expect(parts.map(\.isLast) == [false, true])
        #expect(parts.map(\.opcode) == [.text, .continuation])
    }

    @Test(arguments: [0, 1, 125, 126, 127, 65535, 65536, 70000]) func `every length comes back`(count: Int) throws {
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        #expect(
            try read(WebSocketPeer.frame(0x81, payload)) == [WebSocketFrame(opcode: .text, payload: payload)])
        let sent = WebSocketFrame(opcode: .text, payload: payload).bytes(mask: 0)
        let head = count < 126 ? 6 : count < 65536 ? 8 : 14
        #expect(sent.count == count + head)
        #expect(Array(sent[head...]) == payload)
    }

    @Test func `masks differ from frame to frame`() {
        let frames = Set((0..<100).map { _ in WebSocketFrame.text("Hello").bytes() })
        #expect(frames.count == 100)
    }

    @Test func `a frame may come byte by byte`() throws {
        var reader = WebSocketFrameReader(limit: 1000)
        let bytes = WebSocketPeer.frame(0x81, Array(repeating: 0x61, count: 300))
        for byte in bytes.dropLast() {
            reader.add([byte])
            #expect(try reader.next() == nil)
        }
        reader.add(bytes.suffix(1))
        #expect(try reader.next()?.payload.count == 300)
        #expect(try reader.next() == nil)
    }

    @Test(
        arguments: [
            ([0xC1, 0x00], "a reserved bit is set"),
            ([0x83, 0x00], "a frame has the unknown opcode 3"),
            ([0x8F, 0x00], "a frame has the unknown opcode 15"),
            ([0x81, 0x80], "a frame of the server is masked"),
            ([0x09, 0x00], "a control frame is in parts or longer than 125 bytes"),
            ([0x89, 0x7E], "a control frame is in parts or longer than 125 bytes"),
            ([0x81, 0x7E, 0x00, 0x7D], "a frame's length is not in its shortest form"),
            ([0x81, 0x7F, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], "a frame's length is not in its shortest form"),
            ([0x81, 0x7F, 0x80, 0, 0, 0, 0, 0, 0, 0], "a frame's length has its highest bit set"),
        ] as [([UInt8], String)]) func `what the RFC forbids is a fault`(bytes: [UInt8], what: String)
    {
        #expect(throws: WebSocketFault.breach(what)) { try read(bytes) }
    }

    @Test func `a frame that is too large is refused by its head`() {
        #expect(throws: WebSocketFault.tooLarge) { try read([0x81, 0x7E, 0x03, 0xE9], limit: 1000) }
        #expect(throws: WebSocketFault.tooLarge) {
            try read([0x81, 0x7F, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])
        }
    }
}
