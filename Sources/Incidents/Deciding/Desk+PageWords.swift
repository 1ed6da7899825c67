// What stands behind `!ic page` where no name stands first, and what is no page at all.

extension Desk {
    /// A question, a no, a severity, everybody, the bot: none of these pages anybody.
    func noPage(_ words: [NameWords.Word], _ text: String, _ request: Request, named id: IncidentID?) -> Refusal? {
        let kept = words.filter { !PlainWords.courtesy.contains($0.folded) }
        if kept.count == 1, policy.isBot(kept[0].text) { return .isTheBot }
        if let refusal = severityInPage(self.words(of: text), text, request, named: id) { return refusal }
        let said = kept.map(\.folded).joined(separator: " ")
        if words.isEmpty { return text.contains("?") ? .pagesNobody : nil }
        if ["nobody", "no one", "noone", "no-one", "none", "no", "nope", "nobody else", "not yet"].contains(said) {
            return .pagesNobody
        }
        if let everybody = allHands(words, text, request) { return .whomToPage(everybody, text, id) }
        if let first = kept.first, PlainWords.questions.contains(first.folded),
            text.isQuestion || words.contains(where: { ["call", "oncall", "on-call", "duty"].contains($0.folded) })
        {
            // Who is named in it is asked about.
            let named = namesInside(self.words(of: text), request)
            guard named.isEmpty else {
                return .whomToPage(NameDoubt(words: text, near: [choice(named)], kind: .open), text, id)
            }
            return .whomToPage(NameDoubt(words: text, kind: .question), text, id)
        }
        return nil
    }

    /// `everyone`, `all hands please`, `everybody yes`: asked for by its own name. `everyone is locked out` is a reason.
    func allHands(_ words: [NameWords.Word], _ text: String, _ request: Request) -> NameDoubt? {
        func isBeside(_ word: NameWords.Word) -> Bool {
            PlainWords.courtesy.contains(word.folded) || PlainWords.articles.contains(word.folded)
        }
        var rest = words[...]
        while let first = rest.first, isBeside(first) { rest = rest.dropFirst() }
        guard let head = rest.popFirst()?.folded.drop(while: { $0 == "@" }) else { return nil }
        let next = rest.first?.folded
        let isAlone = rest.allSatisfy { isBeside($0) || ["yes", "now", "come", "join"].contains($0.folded) }
        let isMeant: Bool
        switch head {
        case "everyone", "everybody", "responders", "all-hands", "allhands":
            isMeant = isAlone || !PlainWords.isAbout(rest) && (next != "who" || rest.contains { $0.folded == "call" })
        case "all": isMeant = isAlone || ["hands", "responders", "of", "teams", "engineers"].contains(next)
        case "here", "channel", "room": isMeant = isAlone
        default: isMeant = false
        }
        guard isMeant, !isAlone || policy.targets(named: String(head)).isEmpty else { return nil }
        return NameDoubt(
            words: text, near: [.init(typed: "responders", shown: Self.others["responders"] ?? "responders")])
    }

    /// Words that no name begins. A name that something leads up to, or that stands inside, is asked about.
    func withoutName(_ text: String, _ request: Request, named id: IncidentID?) -> Result<PageCall, Refused> {
        let said = words(of: text)
        if let doubt = ledUpTo(said, text, request) { return asks(doubt, text, id) }
        let inside = namesInside(said, request)
        if !inside.isEmpty {
            return asks(NameDoubt(words: text, near: [choice(inside, text)], kind: .open), text, id)
        }
        guard PlainWords.isReason(said.words) else {
            return asks(slip(said.words) ?? NameDoubt(words: text), text, id)
        }
        return .success(PageCall(commanders: true, reason: text))
    }

    /// `to bob`, `whoever is on call for database`, `once more bbo`
    private func ledUpTo(_ said: NameWords, _ text: String, _ request: Request) -> NameDoubt? {
        let count = said.words.prefix {
            PlainWords.leadIns.contains($0.folded) || PlainWords.courtesy.contains($0.folded)
                || PlainWords.articles.contains($0.folded)
        }.count
        guard count > 0, count < said.words.count, case .success(let names) = names(in: said.rest(from: count), request)
        else { return nil }
        if let doubt = names.doubt, names.found.isEmpty { return doubt }
        guard !names.found.isEmpty else { return nil }
        var doubt = NameDoubt(words: text, near: [choice(names.found, names.isWhole ? nil : names.rest)], kind: .mixed)
        if PlainWords.isAbout(words(of: names.rest).words) { doubt.kind = .open }
        return doubt
    }

    /// `!page statsu` is another command.
    private func slip(_ words: [NameWords.Word]) -> NameDoubt? {
        guard words.count == 1, let near = Nearness.nearest(to: words[0].folded, among: ["status", "responders"]).first
        else { return nil }
        return NameDoubt(words: words[0].text, near: [.init(typed: near, shown: Self.others[near] ?? near)])
    }

    private static let others = ["status": "the pages of the incident", "responders": "everybody on call for any team"]

    /// Names anywhere in a text: of somebody, or of a group that is called by name. What a system is called too says
    /// nothing where something is said to be wrong: `the pool of database is empty`.
    func namesInside(_ said: NameWords, _ request: Request) -> [NamesSaid.Named] {
        let isSentence = PlainWords.isSentence(said.words)
        let isCalled = said.words.contains { ["oncall", "on-call", "whoever", "call", "page"].contains($0.folded) }
        var found: [NamesSaid.Named] = []
        var at = 0
        while at < said.words.count {
            guard let (named, count) = exactName(said, at, request) else {
                at += 1
                continue
            }
            at += count
            if isThing(named), isSentence, !isCalled { continue }
            if !found.contains(where: { $0.targets == named.targets }) { found.append(named) }
        }
        return found
    }

    /// A team or line by its own name, which may be that of a system: not `the network team`, no mention, nobody.
    func isThing(_ named: NamesSaid.Named) -> Bool {
        guard !named.isExplicit else { return false }
        let isGroup = named.targets.allSatisfy { target in
            switch target {
            case .team, .line, .schedule: true
            case .person, .room, .mail: false
            }
        }
        return isGroup && !policy.targets(named: Policy.withoutArticle(named.words)).isEmpty
    }

    /// Names as they are typed again, and as they are shown.
    func choice(_ names: [NamesSaid.Named], _ reason: String? = nil) -> NameDoubt.Choice {
        let typed = names.map { named in
            !named.isExplicit || named.words.hasPrefix("@") ? named.words : "\"\(named.words)\""
        }
        let shown = names.map { named in
            switch named.targets.first {
            case .person(let person)? where named.targets.count == 1: policy.name(of: person)
            case .team(let key)? where named.targets.count == 1: policy.teams[key]?.name ?? named.words
            default: named.words
            }
        }
        let because = reason.map { " because \($0)" } ?? ""
        let last = shown.last ?? ""
        let listed = shown.count > 1 ? shown.dropLast().joined(separator: ", ") + " and " + last : last
        return .init(typed: typed.joined(separator: " and ") + because, shown: listed)
    }

    /// `!bizlead page @vera`: hers too, or only said of her? The line's own page is asked for by `because`.
    func reason(
        of call: PageCall, _ line: String, _ reason: String, _ request: Request, named id: IncidentID?
    ) -> Result<PageCall, Refused> {
        let said = words(of: reason)
        var call = call
        if let because = said.afterBecause {
            call.reason = because
            return .success(call)
        }
        func asks(_ doubt: NameDoubt) -> Result<PageCall, Refused> {
            var doubt = doubt
            doubt.line = line
            return .failure(Refused(refusal: .whomToPage(doubt, reason, id)))
        }
        return names(in: reason, request).flatMap { names in
            if let doubt = names.doubt { return asks(doubt) }
            let isSaid = PlainWords.isAbout(words(of: names.rest).words)
            if let first = names.found.first, !(isSaid && names.found.count == 1 && isThing(first)) {
                let all = choice(names.found, names.isWhole ? nil : names.rest)
                return asks(NameDoubt(words: reason, near: [all], kind: isSaid ? .open : .mixed))
            }
            let inside = namesInside(said, request).filter { !isThing($0) }
            guard inside.isEmpty else {
                return asks(NameDoubt(words: reason, near: [choice(inside, reason)], kind: .open))
            }
            return .success(call)
        }
    }
}

extension NameWords {
    /// What stands behind `because`, which makes all of it the reason, whoever is named in it.
    var afterBecause: String? {
        guard let first = words.first, ["because", "reason"].contains(first.folded), words.count > 1 else { return nil }
        return rest(from: 1)
    }
}

extension String {
    var isQuestion: Bool { last { !$0.isWhitespace && !"\"'”’)!".contains($0) } == "?" }
}

extension Policy {
    static func withoutArticle(_ words: String) -> String {
        let parts = words.split(separator: " ")
        guard parts.count > 1, PlainWords.articles.contains(parts[0].lowercased()) else { return words }
        return parts.dropFirst().joined(separator: " ")
    }
}
