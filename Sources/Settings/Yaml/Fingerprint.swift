/// FNV-1a over the bytes of all files, for `policy.hash`. It tells configurations apart; it guards against nobody.
struct Fingerprint {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func take(_ bytes: [UInt8]) {
        // The length too, so that a text cut over two files in another place is another configuration.
        let length = withUnsafeBytes(of: UInt64(bytes.count).littleEndian, Array.init)
        for byte in bytes + length {
            state ^= UInt64(byte)
            state = state &* 0x100_0000_01b3
        }
    }

    /// 16 hexadecimal digits.
    var hex: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
