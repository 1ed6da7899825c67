// One telephone rings once: who was rung a moment ago is not rung again, whatever the pages are called.

extension Desk {
    /// The same page without the ways to whomever this incident rang less than `page_guard` ago. They stay on it, so that
    /// they can answer it and the board says why nothing rings. What somebody typed spares all who were rung; what the
    /// clock asks for only those whom somebody has paged meanwhile: its own steps follow the policy.
    func sparing(_ paged: Paged, on incident: Incident, chain: Int? = nil, at now: Instant) -> Paged {
        let recent = incident.pages.filter { page in
            let isRecent = page.at <= now && now - page.at < policy.timers.pageGuard
            let isOther = page.paged.rule == nil && page.seq != chain && !incident.isOpening(page.seq)
            return !page.paged.isNotice && isRecent && (paged.rule == nil || isOther)
        }
        guard !recent.isEmpty else { return paged }
        var spared = paged.without(
            paged.people.reduce(into: [:]) { rung, one in
                rung[one.person] = recent.last { incident.rang(one.person, by: $0) }?.at
            })
        if paged.rule == nil { spared.shared.removeAll { way in recent.contains { $0.paged.shared.contains(way) } } }
        return spared
    }

    /// Several pages of one command ring each once.
    func sparing(_ pages: [Paged], on incident: Incident?, at now: Instant) -> [Paged] {
        var rung: [PersonID: Instant] = [:]
        var shared: Set<Way> = []
        return pages.map { page in
            var spared = incident.map { sparing(page, on: $0, at: now) } ?? page
            spared = spared.without(rung)
            spared.shared.removeAll { shared.contains($0) }
            shared.formUnion(spared.shared)
            for one in spared.people where !one.ways.isEmpty { rung[one.person] = now }
            return spared
        }
    }
}

extension Incident {
    /// Their telephone was asked for by this page, and nothing says that it did not ring.
    func rang(_ person: PersonID, by page: Page) -> Bool {
        guard let asked = page.paged.people.first(where: { $0.person == person }), !asked.ways.isEmpty else {
            return false
        }
        return !page.reach(of: asked, steps: stepsTaken(of: page)).isNo
    }
}

extension Paged {
    fileprivate func without(_ rung: [PersonID: Instant]) -> Paged {
        var page = self
        for index in page.people.indices {
            guard let at = rung[page.people[index].person], page.people[index].rungAt == nil else { continue }
            page.people[index].rungAt = at
            page.people[index].ways = []
            page.people[index].later = nil
        }
        return page
    }

    /// Nobody is left whom it would ring.
    var isSpared: Bool {
        !people.isEmpty && shared.isEmpty && rooms == nil && people.allSatisfy { $0.rungAt != nil }
    }
}
