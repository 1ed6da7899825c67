import Glibc

/// One parser under libFuzzer: it may refuse whatever it likes and must not trap, hang or contradict itself.
struct Target {
    var name: String
    var feed: ([UInt8]) -> Void
}

/// What a target found wrong is a trap, so that libFuzzer keeps the input.
func demand(_ holds: Bool, _ what: @autoclosure () -> String) {
    guard !holds else { return }
    fputs("\(what())\n", stderr)
    abort()
}

/// Text for the parsers that get it from elsewhere as a String: their callers have refused what is not UTF-8.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

private let chosen: Target = {
    let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = targets.first(where: { $0.name == name }) else {
        fputs("FUZZ_TARGET is one of \(targets.map(\.name).joined(separator: ", ")); got \"\(name)\"\n", stderr)
        exit(64)
    }
    return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen.feed(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
