import Incidents

/// An internal update as people write it: fields in any order, or plain words, which are the status.
struct UpdateText {
    var fields = UpdateFields()
    var next: Duration?

    init(_ text: Substring) throws(Slip) {
        let pieces = UpdateLabel.split(text.unfenced)
        guard pieces.count > 1 else {
            fields.status = String(text)
            return
        }
        var said: [UpdateField: String] = [:]
        for piece in pieces where !piece.value.isEmpty {
            said[piece.field] = [said[piece.field], piece.value].compactMap { $0 }.joined(separator: "; ")
        }
        fields.status = said[.status]
        fields.impact = Self.impact(said)
        fields.theory = said[.theory]
        fields.lastAction = said[.lastAction]
        fields.nextAction = said[.nextAction]
        fields.nextActionBy = said[.by].map { Mention(leading: $0[...])?.person.text ?? $0 }
        takeByFromNextAction()
        if let eta = said[.eta] { next = try Self.eta(eta[...]) }
    }

    /// The start and the trigger of a pasted update have commands of their own; here they stay readable with the impact.
    private static func impact(_ said: [UpdateField: String]) -> String? {
        let more = [said[.started].map { "started \($0)" }, said[.trigger].map { "trigger: \($0)" }].compactMap { $0 }
        guard !more.isEmpty else { return said[.impact] }
        return ([said[.impact]].compactMap { $0 } + more).joined(separator: "; ")
    }

    /// `restart the pool (by ana)`, `restart the pool by @ana`
    private mutating func takeByFromNextAction() {
        guard let action = fields.nextAction?[...] else { return }
        var found: (who: Substring, before: Substring)?
        if action.unicodeScalars.last == ")", let open = action.unicodeScalars.lastIndex(of: "("),
            let by = action[open...].dropFirst().dropLast().afterWord("by")
        {
            found = (by, action[..<open].trimmed)
        } else if let (mention, before) = Mention.trailing(action), before.lastWord.bare.folded == "by" {
            found = (mention.person.text[...], before.before(before.lastWord))
        }
        guard let found, !found.before.isEmpty else { return }
        fields.nextAction = String(found.before.trimmed { $0 == "," || $0.isSpace })
        fields.nextActionBy = fields.nextActionBy ?? String(found.who)
    }

    private static func eta(_ text: Substring) throws(Slip) -> Duration? {
        let said = text.afterWord("in") ?? text
        if ["none", "unknown", "tbd", "-", "n/a"].contains(said.folded) { return nil }
        return try Arguments.duration(said) { "eta: \($0)" }
    }
}

extension Substring {
    /// Without the code fence that a pasted update may stand in.
    fileprivate var unfenced: Substring {
        guard let inner = after("```"), inner.unicodeScalars.last == "`" else { return self }
        return inner.trimmed { $0 == "`" || $0.isSpace }
    }

    fileprivate func afterWord(_ word: String) -> Substring? {
        firstWord.folded == word ? after(firstWord) : nil
    }
}
