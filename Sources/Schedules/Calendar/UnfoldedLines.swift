/// The lines of a calendar with their numbers, one after the other; those that begin with a space or a tab go on where
/// the last one ended. Lines end with CRLF, as the standard wants, or with LF, as files do that went through an editor.
struct UnfoldedLines: Sequence, IteratorProtocol {
    private var rest: ArraySlice<UInt8>
    private var number = 0

    init(_ octets: [UInt8]) {
        rest = octets[...]
    }

    mutating func next() -> (number: Int, octets: [UInt8])? {
        while let line = physical() {
            guard !line.isEmpty else { continue }
            let first = number
            var octets = Array(line)
            // Octets are joined, not characters: a fold may fall in the middle of one.
            while rest.first == UInt8(ascii: " ") || rest.first == UInt8(ascii: "\t"), let more = physical() {
                octets += more.dropFirst()
            }
            return (first, octets)
        }
        return nil
    }

    private mutating func physical() -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        number += 1
        let line = rest.prefix { $0 != UInt8(ascii: "\n") }
        rest = rest[line.endIndex...].dropFirst()
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }
}
