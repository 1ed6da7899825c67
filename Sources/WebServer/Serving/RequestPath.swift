/// The path and query of a request line, taken apart. Segments are split before they are decoded, so that an
/// escaped slash stays inside its segment.
struct RequestPath {
    var segments: [String]
    private var query: Substring

    /// Nil where an escape is broken or the decoded text is not UTF-8.
    init?(_ target: String) {
        // Bytes, not characters: this is on the path of every request, and all that counts here is ASCII.
        let bytes = target.utf8
        guard bytes.first == UInt8(ascii: "/") else { return nil }
        let whole = bytes.prefix { $0 != UInt8(ascii: "#") }
        let path = whole.prefix { $0 != UInt8(ascii: "?") }
        query = Substring(whole[path.endIndex...].dropFirst())
        segments = []
        guard path.count > 1 else { return }
        for part in path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let segment = Self.decoded(Substring(part)) else { return nil }
            segments.append(segment)
        }
    }

    /// The value of a query parameter, nil where it is not there. The first one counts.
    func parameter(_ name: String) throws(Problem) -> String? {
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts[0] == name else { continue }
            guard parts.count == 2, let value = Self.decoded(parts[1]) else {
                throw .badRequest("The query parameter \(name) has no readable value.")
            }
            return value
        }
        return nil
    }

    /// A whole number in a range, or the default where the parameter is missing.
    func number(_ name: String, in range: ClosedRange<Int>, default standard: Int) throws(Problem) -> Int {
        guard let text = try parameter(name) else { return standard }
        guard let number = Int(text), range.contains(number) else {
            let most = range.upperBound == .max ? "or more" : "to \(range.upperBound)"
            throw .badRequest("\(name) must be a whole number, \(range.lowerBound) \(most); got \(text.prefix(40)).")
        }
        return number
    }

    private static func decoded(_ text: Substring) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = digit(rest.popFirst()), let low = digit(rest.popFirst()) else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8?) -> UInt8? {
        byte.flatMap { Character(Unicode.Scalar($0)).hexDigitValue }.map { UInt8($0) }
    }
}
