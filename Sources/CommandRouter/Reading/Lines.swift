import Incidents

/// A message cut into its commands: each line that begins with one is one of its own, and what follows it belongs to it.
struct Lines {
    /// What is said in one piece. The first may be talk.
    private(set) var parts: [Substring] = []

    /// `begins` says whether a line is a command, or a slip of one.
    init(_ text: String, begins: (Substring) -> Bool) {
        let whole = text[...]
        guard text.unicodeScalars.contains(where: \.isBreak) else {
            parts = [whole]
            return
        }
        var start = whole.startIndex
        var isFenced = false
        for line in whole.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: \.isBreak).map(
            Substring.init)
        {
            // Inside of a fence stands code, or what somebody else said.
            if !isFenced, line.startIndex > start, parts.count < Self.most, begins(line) {
                parts.append(whole[start..<line.startIndex])
                start = line.startIndex
            }
            if line.fences % 2 == 1 { isFenced.toggle() }
        }
        parts.append(whole[start...])
        parts = parts.filter { !$0.trimmed.isEmpty || parts.count == 1 }
    }

    /// What one message may ask.
    static let most = 20
}

extension Unicode.Scalar {
    fileprivate var isBreak: Bool { self == "\n" || self == "\r" || value == 0x2028 || value == 0x2029 }
}

extension Substring {
    /// How many fences of code stand in a line.
    fileprivate var fences: Int {
        var count = 0
        var run = 0
        for scalar in unicodeScalars {
            run = scalar == "`" ? run + 1 : 0
            if run == 3 { count += 1 }
        }
        return count
    }
}
