/// Whom a page is for, and why.
struct PageCall {
    var targets: [NamesSaid.Named] = []
    var commanders = false
    var reason: String?
}

extension Desk {
    /// What the words behind `!ic page` are. Whoever is named is paged, all of them, and nobody else; the commanders are
    /// paged for words that cannot be a name. What nearly is one, or is mixed with other words, is asked about.
    func call(_ ask: PageAsk, _ request: Request, named id: IncidentID?) -> Result<PageCall, Refused> {
        read(ask, request, named: id).map { call in
            var call = call
            if let chat = request.message?.room.chat { call.reason = call.reason.map { policy.named($0, chat: chat) } }
            return call
        }
    }

    private func read(_ ask: PageAsk, _ request: Request, named id: IncidentID?) -> Result<PageCall, Refused> {
        switch ask {
        case .everyTeam(_, let reason), .commanders(let reason):
            return .success(PageCall(commanders: true, reason: reason))
        case .line(let line, let reason):
            let targets = policy.targets(named: line)
            guard !targets.isEmpty else { return .failure(Refused(refusal: .noSuchLine(line))) }
            let call = PageCall(targets: [.init(words: line, targets: targets)], reason: reason)
            guard let reason else { return .success(call) }
            return self.reason(of: call, line, reason, request, named: id)
        case .said(let text, _): return call(text, request, named: id)
        }
    }

    private func call(_ text: String, _ request: Request, named id: IncidentID?) -> Result<PageCall, Refused> {
        let whole = words(of: text)
        let words = whole.words
        if let reason = whole.afterBecause { return .success(PageCall(commanders: true, reason: reason)) }
        if isTheCommanders(words) { return .success(PageCall(commanders: true)) }
        if let refusal = noPage(words, text, request, named: id) { return .failure(Refused(refusal: refusal)) }
        if words.isEmpty { return .success(PageCall(commanders: true, reason: text.isEmpty ? nil : text)) }
        return names(in: text, request).flatMap { said in
            if var doubt = said.doubt {
                doubt.known = said.found.isEmpty ? nil : choice(said.found)
                return asks(doubt, text, id)
            }
            if said.found.isEmpty { return withoutName(text, request, named: id) }
            return withNames(said, text, request, named: id)
        }
    }

    /// `!page the commanders please`
    private func isTheCommanders(_ words: [NameWords.Word]) -> Bool {
        let said = words.map(\.folded).filter { !PlainWords.courtesy.contains($0) && !PlainWords.articles.contains($0) }
            .joined(separator: " ")
        return ["commander", "commanders", "incident commander", "incident commanders"].contains(said)
            && policy.targets(named: said).isEmpty
    }

    func asks(_ doubt: NameDoubt, _ text: String, _ id: IncidentID?) -> Result<PageCall, Refused> {
        .failure(Refused(refusal: .whomToPage(doubt, text, id)))
    }

    /// Names stand first. What follows is for them, unless it names others too or says something of them.
    private func withNames(
        _ said: NamesSaid, _ text: String, _ request: Request, named id: IncidentID?
    ) -> Result<PageCall, Refused> {
        let rest = words(of: said.rest)
        let reason = said.isWhole ? nil : said.rest
        func one(_ kind: NameDoubt.Kind, _ choices: [NameDoubt.Choice], orCommanders: Bool) -> Result<PageCall, Refused>
        {
            asks(NameDoubt(words: text, near: choices, kind: kind, line: orCommanders ? "ic" : nil), text, id)
        }
        if let reason = rest.afterBecause { return .success(PageCall(targets: said.found, reason: reason)) }
        if said.isEither {
            var all = choice(said.found, reason)
            all.shown = said.found.count == 2 ? "both" : "all of them"
            return one(.open, said.found.map { choice([$0], reason) } + [all], orCommanders: false)
        }
        // `bob?`
        if reason == nil, text.isQuestion { return one(.mixed, [choice(said.found)], orCommanders: false) }
        if reason != nil, PlainWords.isAbout(rest.words), said.found.last?.isExplicit == false {
            // `database is down`: the team that is called so, and those whom such a sentence has always meant.
            if said.found.count == 1, isThing(said.found[0]) {
                return .success(PageCall(targets: said.found, commanders: true, reason: text))
            }
            return one(.open, [choice(said.found, text)], orCommanders: true)
        }
        var alone = choice(said.found, said.rest)
        alone.shown += " alone"
        if let everybody = allHands(rest.words, said.rest, request) {
            return one(.open, everybody.near + [alone], orCommanders: false)
        }
        let others = namesInside(rest, request).filter { other in
            !said.found.contains { $0.targets == other.targets }
        }
        guard others.isEmpty else {
            // Of `with vera` nothing is left to be told.
            let named = Set(others.flatMap { NameWords($0.words).words.map(\.folded) })
            let isTold = rest.words.contains { !named.contains($0.folded) && !PlainWords.isPlain($0.folded) }
            return one(
                .mixed, [choice(said.found + others, isTold ? said.rest : nil), alone], orCommanders: false)
        }
        return .success(PageCall(targets: said.found, reason: reason))
    }

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
