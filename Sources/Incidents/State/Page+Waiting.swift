// What a page still waits for, and what is tried next.

extension Page {
    /// Somebody was asked and nobody has answered.
    package var awaitsAcknowledgement: Bool {
        // What a rule sent after an unanswered page is answered through that page.
        !paged.isNotice && !isAnswered && paged.rule != .noAcknowledgement && paged.rule != .noCommander
    }

    /// Commanders were asked to answer, not told.
    package var isOfCommanders: Bool { !paged.isNotice && paged.line == "ic" }

    /// All hands were called: each is to answer. Elsewhere the first one who does has it.
    package var asksEach: Bool { paged.line == Paged.everyTeam }

    package var isAnswered: Bool {
        asksEach
            ? !paged.people.isEmpty && paged.people.allSatisfy { acknowledgement(by: $0.person) != nil }
            : acknowledgements.contains { $0.endsNothing != true }
    }

    /// The ways that have been taken to somebody, when so many of `laterSteps` have been.
    package func ways(to person: PagedPerson, steps: Int) -> [Way] {
        let taken = laterSteps.prefix(steps)
        return person.ways + (person.later ?? []).filter { taken.contains($0.after) }.flatMap(\.ways)
    }

    /// The way that a pager has to somebody by this page; nil where it has none.
    package func way(of pager: String?, to person: PersonID?) -> Way? {
        guard let person else { return paged.shared.first { $0.pager == pager } }
        let asked = paged.people.first { $0.person == person }
        let ways = (asked?.ways ?? []) + (asked?.later ?? []).flatMap(\.ways)
        return ways.first { $0.pager == pager }
    }

    /// Every way that has been taken, once each; nobody for a shared one.
    package func taken(steps: Int) -> [(person: PersonID?, way: Way)] {
        let own = paged.people.flatMap { person in ways(to: person, steps: steps).map { (Optional(person.person), $0) }
        }
        return (own + paged.shared.map { (nil, $0) }).reduce(into: []) { list, one in
            if !list.contains(where: { $0 == one }) { list.append(one) }
        }
    }

    /// It has reached nobody, and will not: nobody was there to be asked, nobody has a way, or every way has failed. Since
    /// when; nil while one is open or has not been tried.
    package var failedAt: Instant? {
        guard answers.allSatisfy({ $0.outcome == .failed }), laterSteps.isEmpty else { return nil }
        if paged.people.contains(where: { $0.rungAt != nil }) { return nil }
        let tried = paged.people.reduce(paged.shared.count) { $0 + $1.ways.count }
        guard tried > 0 else { return paged.rooms == nil ? at : nil }
        return answers.count >= tried ? answers.map(\.at).max() : nil
    }
}

extension Paged {
    /// The line of a page that calls everybody who is on call.
    package static let everyTeam = "responders"
}

extension Incident {
    /// Nobody is to be tried any more by this page: answered, or what it follows is.
    package func isSettled(_ page: Page, for person: PersonID) -> Bool {
        if page.acknowledgement(by: person) != nil || page.isAnswered && !page.asksEach { return true }
        guard let root = page.paged.follows.flatMap({ seq in pages.first { $0.seq == seq } }) else { return false }
        return root.asksEach ? root.acknowledgement(by: person) != nil : root.isAnswered
    }

    /// Seqs of pages with what they follow and what followed on the same: whoever answers one has answered them all, and
    /// none of them is to ring on.
    package func chain(of pages: [Page]) -> [Int] {
        let roots = Set(pages.filter { !$0.asksEach }.map { $0.paged.follows ?? $0.seq })
        let rest = self.pages.filter { page in page.paged.follows.map { roots.contains($0) } ?? false }
        return Set(pages.map(\.seq) + pages.compactMap(\.paged.follows) + rest.map(\.seq)).sorted()
    }

    /// How many of a page's later steps have been taken.
    package func stepsTaken(of page: Page) -> Int { mark(of: .nextWay, since: page.seq).map { $0.ordinal + 1 } ?? 0 }

    /// The next step at which somebody is still waiting to be tried; nil when there is none.
    package func nextStep(of page: Page) -> Int? {
        // Asked of each page whenever something changes, and most have none.
        guard !page.laterSteps.isEmpty, page.asksEach || !page.isAnswered else { return nil }
        let steps = page.laterSteps
        let taken = stepsTaken(of: page)
        guard taken < steps.count else { return nil }
        return (taken..<steps.count).first { index in
            page.paged.people.contains { person in
                (person.later ?? []).contains { $0.after == steps[index] } && !isSettled(page, for: person.person)
            }
        }
    }
}
