/// Whom a page is for, and why.
struct PageCall {
    var targets: [NamesSaid.Named] = []
    var commanders = false
    var reason: String?
}

extension Desk {
    /// What the words behind `!ic page` are: names, a reason, or something that has to be asked about.
    /// A page for somebody who cannot be read is never one for others.
    func call(_ ask: PageAsk, _ request: Request, named id: IncidentID?) -> Result<PageCall, Refused> {
        switch ask {
        case .everyTeam(_, let reason), .commanders(let reason):
            return .success(PageCall(commanders: true, reason: reason))
        case .line(let line, let reason):
            let targets = policy.targets(named: line)
            guard !targets.isEmpty else { return .failure(Refused(refusal: .noSuchLine(line))) }
            return .success(PageCall(targets: [.init(words: line, targets: targets)], reason: reason))
        case .said(let text, _):
            return call(text, request, named: id).map { call in
                var call = call
                if let chat = request.message?.room.chat {
                    call.reason = call.reason.map { policy.named($0, chat: chat) }
                }
                return call
            }
        }
    }

    private func call(_ text: String, _ request: Request, named id: IncidentID?) -> Result<PageCall, Refused> {
        let words = NameWords(text).words
        if let first = words.first, ["because", "reason"].contains(first.folded), words.count > 1 {
            return .success(PageCall(commanders: true, reason: NameWords(text).rest(from: 1)))
        }
        if let only = words.first, words.count == 1 {
            if policy.isBot(only.text) { return .failure(Refused(refusal: .isTheBot)) }
            if policy.targets(named: only.text).isEmpty, let everybody = allHands(only) {
                return .failure(Refused(refusal: .whomToPage(everybody, text, id)))
            }
        }
        return names(in: text, request).flatMap { said in
            if let doubt = said.doubt { return .failure(Refused(refusal: .whomToPage(doubt, text, id))) }
            guard !said.found.isEmpty else {
                if words.isEmpty { return .success(PageCall(commanders: true)) }
                guard PlainWords.isReason(words) else {
                    return .failure(Refused(refusal: .whomToPage(slip(words) ?? NameDoubt(words: text), text, id)))
                }
                return .success(PageCall(commanders: true, reason: text))
            }
            let rest = said.isWhole ? nil : said.rest
            // `database is down`: the team that is called so, and those whom such a sentence has always meant.
            let next = NameWords(said.rest).words.first?.folded
            let isSentence = next.map { PlainWords.verbs.contains($0) || PlainWords.trouble.contains($0) } ?? false
            guard isSentence, !said.isWhole, said.found.count == 1, !said.found[0].isExplicit else {
                return .success(PageCall(targets: said.found, reason: rest))
            }
            return .success(PageCall(targets: said.found, commanders: true, reason: text))
        }
    }

    /// `!page statsu` is another command.
    private func slip(_ words: [NameWords.Word]) -> NameDoubt? {
        guard words.count == 1, let near = Nearness.nearest(to: words[0].folded, among: ["status", "responders"]).first
        else { return nil }
        return NameDoubt(words: words[0].text, near: [.init(typed: near, shown: Self.others[near] ?? near)])
    }

    /// `!page everyone` is asked for by its own name.
    private func allHands(_ word: NameWords.Word) -> NameDoubt? {
        let name = word.folded.hasPrefix("@") ? String(word.folded.dropFirst()) : word.folded
        guard ["everyone", "everybody", "all", "here", "channel"].contains(name) else { return nil }
        return NameDoubt(
            words: word.text, near: [.init(typed: "responders", shown: Self.others["responders"] ?? "responders")])
    }

    private static let others = ["status": "the pages of the incident", "responders": "everybody on call for any team"]

    /// One page for all the people who were named, one for each group, one for the commanders.
    func pages(_ call: PageCall, on severity: Severity, reason: String, at now: Instant) -> Result<[Paged], Refused> {
        var pages: [Paged] = []
        var people: [(PersonID, String?)] = []
        var places: [Target] = []
        var groups: [Paged] = []
        var empty: [String] = []
        for named in call.targets {
            for target in named.targets {
                switch target {
                case .person(let person): people.append((person, nil))
                case .room, .mail: places.append(target)
                case .team(let key), .line(let key), .schedule(let key):
                    // `engineering team lead` is the lead; a team's own name everyone who is on call for it.
                    let isLead =
                        policy.teams[key].map { $0.key != named.words && $0.name != named.words } == true
                        && ["lead", "manager", "head", "owner"].contains { named.words.lowercased().hasSuffix($0) }
                    let found =
                        isLead
                        ? policy.people(for: [target], at: now).map { ($0, Optional("lead")) }
                        : everyone(on: [target], at: now)
                    if isLead { people += found }
                    if found.isEmpty { empty.append(key) }
                    if !isLead {
                        groups.append(paged(found, line: key, reason: reason, severity: severity, at: now))
                    }
                }
            }
        }
        if let line = empty.first, people.isEmpty, groups.count <= 1, !call.commanders {
            return .failure(Refused(refusal: .nobodyToPage(line: line)))
        }
        if !people.isEmpty || !places.isEmpty {
            var seen: Set<PersonID> = []
            let once = people.filter { seen.insert($0.0).inserted }
            var page = paged(once, line: nil, reason: reason, severity: severity, at: now)
            addPlaces(places, to: &page)
            pages.append(page)
        }
        pages += groups
        if call.commanders { pages.append(pageCommanders(reason: reason, severity: severity, at: now)) }
        return .success(pages)
    }
}
