/// One frame of RFC 6455, section 5.
struct WebSocketFrame: Hashable {
    enum Opcode: UInt8 {
        case continuation = 0x0
        case text = 0x1
        case binary = 0x2
        case close = 0x8
        case ping = 0x9
        case pong = 0xA

        var isControl: Bool { rawValue >= 0x8 }
    }

    var opcode: Opcode
    var isLast = true
    var payload: [UInt8]

    static func text(_ text: String) -> WebSocketFrame { WebSocketFrame(opcode: .text, payload: Array(text.utf8)) }

    static func close(_ code: Int?) -> WebSocketFrame {
        WebSocketFrame(
            opcode: .close,
            payload: code.map { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] } ?? [])
    }

    /// As a client sends it. Each frame takes a mask of its own that nobody can foresee: so says section 5.3.
    func bytes(mask: UInt32 = .random(in: 0...UInt32.max)) -> [UInt8] {
        let mask = (0..<4).map { UInt8(truncatingIfNeeded: mask >> (24 - 8 * $0)) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payload.count + 14)
        bytes.append((isLast ? 0x80 : 0) | opcode.rawValue)
        switch payload.count {
        case ..<126:
            bytes.append(0x80 | UInt8(payload.count))
        case ...0xFFFF:
            bytes.append(0x80 | 126)
            Self.append(payload.count, in: 2, to: &bytes)
        default:
            bytes.append(0x80 | 127)
            Self.append(payload.count, in: 8, to: &bytes)
        }
        bytes += mask
        for (index, byte) in payload.enumerated() { bytes.append(byte ^ mask[index & 3]) }
        return bytes
    }

    private static func append(_ number: Int, in width: Int, to bytes: inout [UInt8]) {
        for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * (width - 1 - index)))) }
    }
}
