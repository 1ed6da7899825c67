/// Encodes values into one buffer that is used again and again, in the order in which their keys are given.
///
/// It writes as it goes: a container is closed by the next thing written outside of it, so containers of one value
/// must not be filled in turns. Nobody's `encode(to:)` here does.
final class JSONWriter {
    // One thread owns a writer. Checked exclusivity was 40 % of its time: it is entered for every comma.
    @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
    /// One entry for each open container: its closing bracket, and whether something stands in it.
    @exclusivity(unchecked) private var open: [(closing: UInt8, isEmpty: Bool)] = []

    var depth: Int { open.count }

    func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
    }

    /// Adds one value, whole.
    func write(_ value: some Encodable) throws {
        let before = bytes.count
        let outside = depth
        try value.encode(to: JSONSlot(writer: self))
        if bytes.count == before { begin("{") }
        close(to: outside)
    }

    func begin(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        open.append((UInt8(ascii: bracket == "{" ? "}" : "]"), true))
    }

    func close(to outside: Int) {
        while open.count > outside, let last = open.popLast() { bytes.append(last.closing) }
    }

    /// The comma before the next thing in the container at this depth.
    func separate(in container: Int) {
        close(to: container)
        guard container > 0 else { return }
        if open[container - 1].isEmpty {
            open[container - 1].isEmpty = false
        } else {
            bytes.append(UInt8(ascii: ","))
        }
    }

    func key(_ name: String, in container: Int) {
        separate(in: container)
        string(name)
        bytes.append(UInt8(ascii: ":"))
    }

    func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// JSON that was written already.
    func verbatim(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

    func integer(_ value: some BinaryInteger) {
        var text = String(value)
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    func number(_ value: Double) { bytes.append(contentsOf: "\(value)".utf8) }

    func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = value
        text.withUTF8 { utf8 in
            if Self.isPlain(utf8) {
                bytes.append(contentsOf: utf8)
            } else {
                for byte in utf8 { escape(byte) }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether it stands between quotes as it is. Eight bytes at a time, the last of them perhaps twice: most of what is
    /// written are keys and words.
    private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = utf8.baseAddress else { return true }
        let start = UnsafeRawPointer(first)
        let count = utf8.count
        if count >= 8 {
            var index = 0
            while index &+ 8 < count {
                if isBent(start.loadUnaligned(fromByteOffset: index, as: UInt64.self)) { return false }
                index &+= 8
            }
            return !isBent(start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
        }
        if count >= 4 {
            let low = start.loadUnaligned(as: UInt32.self)
            let high = start.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
            return !isBent(UInt64(low) | UInt64(high) << 32)
        }
        for byte in utf8 where byte < 0x20 || byte == 0x22 || byte == 0x5C { return false }
        return true
    }

    /// Whether one of eight bytes is below 0x20, a quote or a backslash: its high bit is borrowed from, and was not set.
    @inline(__always) private static func isBent(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let slash = word ^ (ones &* 0x5C)
        let found = (word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (slash &- ones) & ~slash
        return found & (ones &* 0x80) != 0
    }

    private func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case 0x0A: raw("\\n")
        case 0x09: raw("\\t")
        case 0x0D: raw("\\r")
        case 0..<0x20:
            raw("\\u00")
            let digits: StaticString = "0123456789abcdef"
            bytes.append(digits.utf8Start[Int(byte >> 4)])
            bytes.append(digits.utf8Start[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }
}
