import Incidents

/// A message cut into its commands: each line that begins with one is one of its own, and what follows it belongs to it.
struct Lines {
    /// What is said in one piece. The first may be talk.
    private(set) var parts: [Substring] = []
    /// The first line is shown, and not said: it is no command.
    private(set) var isShownFirst = false

    /// `begins` says whether a line is a command, or a slip of one.
    init(_ text: String, begins: (Substring) -> Bool) {
        let whole = text[...]
        guard text.unicodeScalars.contains(where: \.isBreak) else {
            parts = [whole]
            return
        }
        let lines = whole.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: \.isBreak).map(
            Substring.init)
        let shown = Shown.lines(of: lines)
        isShownFirst = lines.firstIndex { !$0.trimmed.isEmpty }.map { shown[$0] } ?? false
        var start = whole.startIndex
        for (line, isShown) in zip(lines, shown)
        where !isShown && line.startIndex > start && parts.count < Self.most && begins(line) {
            parts.append(whole[start..<line.startIndex])
            start = line.startIndex
        }
        parts.append(whole[start...])
        parts = parts.filter { !$0.trimmed.isEmpty || parts.count == 1 }
    }

    /// What one message may ask.
    static let most = 20
}

/// Which lines of a message are code or quoted: shown, and not said.
enum Shown {
    static func lines(of lines: [Substring]) -> [Bool] {
        var shown = Array(repeating: false, count: lines.count)
        var fence: Fence?
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if let open = fence {
                shown[index] = true
                fence = open.goesOn(after: line)
            } else if line.trimmed.hasPrefix(">>>") || line.trimmed.hasPrefix("&gt;&gt;&gt;") {
                // All that follows is quoted.
                for below in index..<lines.count { shown[below] = true }
                return shown
            } else if let (opened, isAtStart) = Fence.opened(by: line) {
                fence = opened
                shown[index] = isAtStart
            } else if let (end, isAtStart) = Quotation.end(from: index, in: lines) {
                for inside in (isAtStart ? index : index + 1)...end { shown[inside] = true }
                index = end
            }
            index += 1
        }
        return shown
    }
}

/// An open block of code: it ends with at least as many of the same marks.
private struct Fence {
    let mark: Unicode.Scalar
    let length: Int

    /// The block that a line leaves open, and whether it begins with it.
    static func opened(by line: Substring) -> (fence: Fence, isAtStart: Bool)? {
        let text = line.trimmed
        let tildes = text.unicodeScalars.prefix { $0 == "~" }.count
        if tildes >= 3 { return (Fence(mark: "~", length: tildes), true) }
        var open: Fence?
        for run in runs(of: "`", in: text) where run >= 3 {
            guard let inside = open else {
                open = Fence(mark: "`", length: run)
                continue
            }
            if run >= inside.length { open = nil }
        }
        return open.map { ($0, text.hasPrefix("```")) }
    }

    func goesOn(after line: Substring) -> Fence? {
        if mark == "~" {
            let text = line.trimmed.unicodeScalars
            return text.count >= length && text.allSatisfy { $0 == "~" } ? nil : self
        }
        var open: Fence? = self
        for run in Fence.runs(of: mark, in: line) where run >= 3 {
            if let inside = open {
                if run >= inside.length { open = nil }
            } else {
                open = Fence(mark: mark, length: run)
            }
        }
        return open
    }

    private static func runs(of mark: Unicode.Scalar, in line: Substring) -> [Int] {
        var runs: [Int] = []
        var run = 0
        for scalar in line.unicodeScalars {
            if scalar == mark {
                run += 1
            } else if run > 0 {
                runs.append(run)
                run = 0
            }
        }
        return run > 0 ? runs + [run] : runs
    }
}

/// What somebody else said, in quotes over several lines.
private enum Quotation {
    /// The last line of the quote that this line opens, and whether it begins with it. Inches (`5"`) and a quote that is
    /// never closed open none.
    static func end(from index: Int, in lines: [Substring]) -> (line: Int, isAtStart: Bool)? {
        guard let (close, isAtStart) = open(lines[index]) else { return nil }
        for next in lines.indices.dropFirst(index + 1) where closes(lines[next], close) { return (next, isAtStart) }
        return nil
    }

    /// The sign that ends the quote that is open at the end of a line.
    private static func open(_ line: Substring) -> (close: Set<Unicode.Scalar>, isAtStart: Bool)? {
        var open: (close: Set<Unicode.Scalar>, isAtStart: Bool)?
        var before: Unicode.Scalar = " "
        var isFirst = true
        for scalar in line.unicodeScalars {
            if let inside = open {
                if inside.close.contains(scalar) { open = nil }
            } else if let close = pairs[scalar], before.isSpace || before == "(" || before == ":" {
                open = (close, isFirst)
            }
            if !scalar.isSpace { isFirst = false }
            before = scalar
        }
        return open
    }

    private static func closes(_ line: Substring, _ close: Set<Unicode.Scalar>) -> Bool {
        line.unicodeScalars.contains(where: close.contains)
    }

    private static let pairs: [Unicode.Scalar: Set<Unicode.Scalar>] = [
        "\"": ["\""], "“": ["”", "\""], "„": ["“", "”"], "«": ["»"], "»": ["«"], "`": ["`"],
    ]
}

extension Unicode.Scalar {
    fileprivate var isBreak: Bool { self == "\n" || self == "\r" || value == 0x2028 || value == 0x2029 }
}
