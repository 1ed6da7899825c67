import CCrypto
import CSQLite

/// 16 random bytes beside each payload: once both are erased, nobody can find a short text by trying them all.
struct Salt {
    private var words: (UInt64, UInt64)

    init(_ high: UInt64, _ low: UInt64) { words = (high, low) }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(of: words, body)
    }
}

extension Salt: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        withBytes { bindBlob($0, to: statement, at: index) }
    }
}

/// Random words, drawn from libcrypto many at a time.
struct RandomWords {
    private var words: [UInt64] = []

    mutating func next() throws(StoreFailure) -> UInt64 {
        if words.isEmpty {
            words = Array(repeating: 0, count: 256)
            let isDrawn = words.withUnsafeMutableBytes {
                RAND_bytes($0.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32($0.count)) == 1
            }
            guard isDrawn else {
                words = []
                throw StoreFailure(.io, "The system gives no random numbers. Check /dev/urandom.")
            }
        }
        return words.removeLast()
    }

    mutating func salt() throws(StoreFailure) -> Salt { Salt(try next(), try next()) }

    /// 32 hex digits.
    mutating func name() throws(StoreFailure) -> String {
        var digits = ""
        for _ in 0..<2 {
            let word = String(try next(), radix: 16)
            digits += String(repeating: "0", count: 16 - word.count) + word
        }
        return digits
    }
}
