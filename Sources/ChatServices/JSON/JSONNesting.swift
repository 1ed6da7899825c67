/// Cuts off what is nested too deep to be read.
///
/// A member of any room can send an event of a thousand nested arrays: the decoder refuses the whole sync answer
/// (its limit is 512), the position can never move past it, and the bot is deaf in all rooms.
enum JSONNesting {
    /// Deeper than anything that is looked at here.
    static let limit = 64

    /// The same bytes with each array or object below the limit replaced by `null`.
    static func pruned(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var depth = 0
        var isInString = false
        var isEscaped = false
        for byte in bytes {
            let wasWithin = depth <= limit
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
            } else {
                switch byte {
                case UInt8(ascii: "\""): isInString = true
                case UInt8(ascii: "["), UInt8(ascii: "{"):
                    depth += 1
                    if wasWithin, depth > limit { kept += Array("null".utf8) }
                case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
                default: break
                }
            }
            if wasWithin, depth <= limit { kept.append(byte) }
        }
        return kept
    }
}
