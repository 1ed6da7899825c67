import Incidents

/// What follows a command's words. A command takes from it what it needs and refuses what is left over.
package struct Arguments: Sendable {
    var rest: Substring
    /// The incident named with its id; nil means the one of the room.
    private(set) var incident: IncidentID?
    /// `!snooze`, for sentences.
    let typed: String

    init(_ head: Head, of command: any Command) {
        typed = "!" + command.name
        let all = head.arguments(of: command)
        switch command.reads {
        case .all: rest = all.trimmed
        case .words: rest = all.firstLine.trimmed
        case .text:
            rest = all.trimmed
            takeFirstID()
        case .line:
            rest = all.firstLine.trimmed
            if !takeFirstID() { takeLastID() }
        }
    }

    var isEmpty: Bool { rest.isEmpty }

    mutating func word() -> Substring? {
        guard !rest.isEmpty else { return nil }
        let word = rest.firstWord
        rest = rest.after(word)
        return word
    }

    /// Nothing may be left: a word that was not understood is asked about, never ignored.
    func end() throws(Slip) {
        if !rest.isEmpty { throw .unexpected(String(rest.bare.isEmpty ? rest : rest.firstWord.bare)) }
    }

    @discardableResult
    private mutating func takeFirstID() -> Bool {
        let word = rest.firstWord
        guard let id = word.incident else { return false }
        incident = id
        rest = rest.after(word)
        return true
    }

    private mutating func takeLastID() {
        let word = rest.lastWord
        guard let id = word.incident else { return }
        incident = id
        rest = rest.before(word)
    }
}

extension Substring {
    /// `INC-3`, `inc3`, `#INC-3:`. Never a bare number.
    var incident: IncidentID? {
        guard unicodeScalars.count <= Limit.echo else { return nil }
        let word = trimmed { $0.isPunctuation || $0 == "#" }.folded
        let digits = word.dropFirst(word.hasPrefix("inc-") ? 4 : 3)
        guard word.hasPrefix("inc"), digits.allSatisfy(\.isASCIIDigit) else { return nil }
        return IncidentID(word)
    }

    /// `3`, `#3`, `3.`: a number where only a number makes sense.
    var number: Int? {
        let digits = trimmed { $0.isPunctuation || $0 == "#" }.folded
        return digits.allSatisfy(\.isASCIIDigit) ? Int(digits) : nil
    }

    /// Nothing but a number, however long.
    var isNumber: Bool {
        let digits = trimmed { $0.isPunctuation || $0 == "#" }.unicodeScalars
        return !digits.isEmpty && digits.allSatisfy(\.isDigit)
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
