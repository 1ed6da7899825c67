// What a paging service, a telephone or the link says of a page.

/// A word about one page, as far as the core has to do with it.
package struct PageWord: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case acknowledged, unacknowledged, resolved
        case delivered
        case failed(String)
        case noted(String)
    }
    package var page: Int
    /// Nil for the link, which is ours.
    package var pager: String?
    /// Nil where the service does not say who.
    package var person: PersonID?
    package var kind: Kind
    package var said: Instant?
    package init(page: Int, pager: String?, person: PersonID?, kind: Kind, said: Instant? = nil) {
        self.page = page
        self.pager = pager
        self.person = person
        self.kind = kind
        self.said = said
    }
}

extension Desk {
    func decidePageWord(_ id: IncidentID, _ word: PageWord, at now: Instant) -> Decision {
        guard let incident = incidents[id], let page = incident.pages.first(where: { $0.seq == word.page }) else {
            return Decision()
        }
        guard counts(word, of: incident) else { return Decision() }
        let said = word.said ?? now
        let last = word.pager.flatMap { page.lastWords[$0] } ?? .distantPast
        switch word.kind {
        case .acknowledged:
            // An older word than the last one of this service: it has been taken back since.
            guard said >= last else { return Decision() }
            return acknowledged(page, word, incident, at: now)
        case .unacknowledged, .resolved:
            guard said >= last else { return Decision() }
            let kind: PageNews.Kind = word.kind == .resolved ? .resolved : .unacknowledged
            let news = PageNews(
                page: page.seq, pager: word.pager ?? "", kind: kind, person: word.person, said: said)
            var decision = Decision(id, by: word.person, [.pageNews(news)], reply: .nothing)
            // Whoever ends it over there has seen it.
            if kind == .resolved { decision.steps += acknowledged(page, word, incident, at: now).steps }
            return decision
        case .noted(let text):
            let news = PageNews(
                page: page.seq, pager: word.pager ?? "", kind: .noted, person: word.person, text: text,
                said: last)
            return Decision(id, by: word.person, [.pageNews(news)], reply: .nothing)
        case .delivered: return answered(page, word, .delivered, nil, incident)
        case .failed(let why): return answered(page, word, .failed, why, incident)
        }
    }

    /// A press, a call or an answer counts by who may see the incident and who is one of us at that moment, not when they
    /// were paged. An account that only the service knows is a stranger, and sees what everybody sees. What became of
    /// our own message is no word of anybody's.
    private func counts(_ word: PageWord, of incident: Incident) -> Bool {
        switch word.kind {
        case .delivered, .failed: return true
        case .acknowledged, .unacknowledged, .resolved, .noted:
            guard let person = word.person else { return true }
            guard incident.isVisible(to: .person(person)) else { return false }
            return person.strangersHandle != nil || policy.people[person] != nil
        }
    }

    private func acknowledged(_ page: Page, _ word: PageWord, _ incident: Incident, at now: Instant) -> Decision {
        guard let person = word.person, page.acknowledgement(by: person) == nil else { return Decision() }
        let own = pagesAnswered(by: person, in: incident)
        let pages = Set(own + incident.chain(of: [page])).sorted()
        return Decision(
            incident.id, by: person,
            acknowledgements(by: person, of: pages, via: word.pager, in: incident, at: now), reply: .nothing)
    }

    private func answered(
        _ page: Page, _ word: PageWord, _ outcome: PageAnswered.Outcome, _ detail: String?, _ incident: Incident
    ) -> Decision {
        let known = page.answers.first { $0.way.pager == word.pager && $0.person == word.person }
        // What was delivered stays so. A receipt may be here before the answer to our own request.
        guard known?.outcome != outcome, known?.outcome != .delivered,
            let way = known?.way ?? page.way(of: word.pager, to: word.person)
        else { return Decision() }
        return decideAnswered(
            incident.id,
            PageAnswered(
                page: page.seq, person: word.person, way: way, outcome: outcome, detail: detail, isReported: true))
    }
}
