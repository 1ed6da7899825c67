import Incidents

/// An internal update as people write it: fields in any order, or plain words, which are the status. Nothing that was
/// typed vanishes: what has no field is kept as text.
struct UpdateText {
    var fields = UpdateFields()
    var next: SaidTime?
    var aside = UpdateAside()

    init(_ text: Substring) throws(Slip) {
        let pieces = UpdateLabel.split(text.unfenced)
        guard pieces.count > 1 else {
            fields.status = String(text)
            return
        }
        var said: [UpdateField: String] = [:]
        for piece in pieces where !piece.value.isEmpty && piece.field != .more {
            said[piece.field] = [said[piece.field], piece.value].compactMap { $0 }.joined(separator: "; ")
        }
        fields.status = said[.status]
        fields.impact = said[.impact]
        fields.theory = said[.theory]
        fields.lastAction = said[.lastAction]
        fields.nextAction = said[.nextAction]
        takeByFromNextAction()
        take(by: said[.by])
        for piece in pieces where piece.field == .more && !(piece.label + piece.value).isEmpty {
            fields.keep("\(piece.label) \(piece.value)".trimmedText)
        }
        if let text = said[.started] { read(started: text[...]) }
        if let text = said[.trigger] { read(trigger: text) }
        if let text = said[.eta] { try read(eta: text[...], isAlone: said.count == 1) }
    }

    private mutating func read(started text: Substring) {
        let bare = ["at", "since", "around"].contains(text.firstWord.folded) ? text.after(text.firstWord) : text
        let reader = TimeReader(bare)
        guard let (said, next) = reader.time(hours: .clockInTheAfternoon) else {
            fields.keep("started: \(text)")
            return
        }
        // "20 min" is how long ago; what follows the time is kept.
        aside.started = if case .after(let length) = said { .ago(length) } else { said }
        aside.startedText = String(text)
        let rest = reader.rest(of: bare, from: next)
        if !rest.bare.isEmpty { fields.keep("started: \(text)") }
    }

    private mutating func read(trigger text: String) {
        if Self.nothing.contains(text[...].bare.folded) {
            fields.keep("trigger: \(text)")
        } else {
            aside.trigger = text
        }
    }

    /// `20m`, `14:38 UTC`, `~15 min`, `none`. A time that was meant and mistyped is asked about where it stands alone.
    private mutating func read(eta text: Substring, isAlone: Bool) throws(Slip) {
        let said = text.trimmed { $0 == "~" || $0.isSpace }
        if Self.nothing.contains(said.bare.folded) || said.bare.isEmpty {
            if !text.bare.isEmpty { fields.keep("next update: \(text)") }
            return
        }
        let reader = TimeReader(said)
        if let (time, place) = reader.time(hours: .length) {
            next = time
            aside.nextText = String(text)
            let rest = reader.rest(of: said, from: place)
            if !rest.bare.isEmpty { fields.keep(String(rest)) }
        } else if isAlone {
            next = .after(try Arguments.duration(said) { "eta: \($0)" })
        } else {
            // The rest of the update is worth more than a refusal.
            fields.keep("next update, not read as a time: \(text)")
        }
    }

    /// Whoever does the next action. Without one, or with more than names, it is kept as it was typed.
    private mutating func take(by text: String?) {
        guard let text, !text[...].bare.isEmpty else { return }
        let mention = Mention(leading: text[...])
        let isName = mention?.rest.bare.isEmpty ?? true
        let isSeveral = mention.map { ["and", "&", "+", "/"].contains($0.rest.firstWord.folded) } ?? false
        guard fields.nextAction != nil, fields.nextActionBy == nil, isName || isSeveral,
            !text.contains(where: \.isNewline)
        else { return fields.keep("by: \(text)") }
        fields.nextActionBy = isSeveral ? text : mention?.person.text ?? text
    }

    private static let nothing: Set = ["none", "unknown", "tbd", "-", "", "n/a", "?", "not known", "not yet known"]

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
}

extension String {
    fileprivate var trimmedText: String { String(self[...].trimmed) }
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
