import Glibc

/// One parser under libFuzzer: it may refuse whatever it likes and must not trap, hang or contradict itself.
struct Target: Sendable {
    var name: String
    var feed: @Sendable ([UInt8]) -> Void
}

private func complain(_ sentence: String) {
    let bytes = Array((sentence + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
}

/// What a target found wrong is a trap, so that libFuzzer keeps the input.
func demand(_ holds: Bool, _ what: @autoclosure () -> String) {
    guard !holds else { return }
    complain(what())
    abort()
}

/// Text for the parsers that get it from elsewhere as a String: their callers have refused what is not UTF-8.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

private let chosen: Target = {
    let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = targets.first(where: { $0.name == name }) else {
        complain("FUZZ_TARGET is one of \(targets.map(\.name).joined(separator: ", ")); got \"\(name)\"")
        exit(64)
    }
    return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen.feed(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
