/// Cuts what a server sends into frames, and refuses what RFC 6455 does not allow it.
struct WebSocketFrameReader {
    /// The largest payload of one frame, in bytes. It is judged by the frame's head, before the payload is there.
    let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0

    init(limit: Int) {
        self.limit = limit
    }

    mutating func add(_ bytes: some Collection<UInt8>) {
        // What was read is dropped now and then, not each time: a move of the rest for every small frame adds up.
        if start == buffer.count || start > 1 << 16 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer += bytes
    }

    /// Nil until a whole frame is there.
    mutating func next() throws(WebSocketFault) -> WebSocketFrame? {
        guard let head = try head(), buffer.count - start >= head.size + head.length else { return nil }
        let payload = Array(buffer[(start + head.size)..<(start + head.size + head.length)])
        start += head.size + head.length
        return WebSocketFrame(opcode: head.opcode, isLast: head.isLast, payload: payload)
    }

    private struct Head {
        var opcode: WebSocketFrame.Opcode
        var isLast: Bool
        var size: Int
        var length: Int
    }

    private func head() throws(WebSocketFault) -> Head? {
        guard buffer.count - start >= 2 else { return nil }
        let (first, second) = (buffer[start], buffer[start + 1])
        guard first & 0x70 == 0 else { throw .breach("a reserved bit is set") }
        guard let opcode = WebSocketFrame.Opcode(rawValue: first & 0x0F) else {
            throw .breach("a frame has the unknown opcode \(first & 0x0F)")
        }
        guard second & 0x80 == 0 else { throw .breach("a frame of the server is masked") }
        let (isLast, short) = (first & 0x80 != 0, Int(second))
        if opcode.isControl, !isLast || short > 125 {
            throw .breach("a control frame is in parts or longer than 125 bytes")
        }
        let width = short == 126 ? 2 : short == 127 ? 8 : 0
        guard buffer.count - start >= 2 + width else { return nil }
        let length = try width == 0 ? short : longLength(width)
        guard length <= limit else { throw .tooLarge }
        return Head(opcode: opcode, isLast: isLast, size: 2 + width, length: length)
    }

    private func longLength(_ width: Int) throws(WebSocketFault) -> Int {
        let number = buffer[(start + 2)..<(start + 2 + width)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard number >> 63 == 0 else { throw .breach("a frame's length has its highest bit set") }
        guard number > (width == 2 ? 125 : 0xFFFF) else {
            throw .breach("a frame's length is not in its shortest form")
        }
        return Int(number)
    }
}
