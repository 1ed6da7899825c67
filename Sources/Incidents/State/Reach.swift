/// How somebody was reached: the one answer for pages and for tellings. What only waits to be sent has told nobody.
package enum Reach: Hashable, Sendable {
    /// A service took it, or says that it was delivered.
    case reached(by: [String], at: Instant, isDelivered: Bool)
    /// It is on its way by these, and nothing is known yet.
    case underWay([String])
    /// An earlier page of a moment ago rang them, so this one did not.
    case before(Instant)
    /// Only an address of a whole line rings: whether this person hears it nobody can tell.
    case unknown([String])
    /// They have no way, or every way has failed: for the reason that a service gave.
    case no(why: String?)

    /// Somebody has to be called by telephone instead.
    package var isNo: Bool { if case .no = self { true } else { false } }
}

extension Page {
    /// `steps` is how many of the later steps have been taken.
    package func reach(of person: PagedPerson, steps: Int) -> Reach {
        if let rung = person.rungAt { return .before(rung) }
        let ways = self.ways(to: person, steps: steps)
        let answers = self.answers.filter { $0.person == person.person }
        if let delivered = answers.last(where: { $0.outcome == .delivered }) {
            return .reached(by: [delivered.way.pager], at: delivered.at, isDelivered: true)
        }
        let accepted = answers.filter { $0.outcome == .accepted }
        if let first = accepted.first {
            return .reached(by: accepted.map(\.way.pager), at: first.at, isDelivered: false)
        }
        if answers.count < ways.count {
            return .underWay(ways.filter { way in !answers.contains { $0.way == way } }.map(\.pager))
        }
        if ways.isEmpty, !paged.shared.isEmpty, !paged.isNotice { return .unknown(paged.shared.map(\.pager)) }
        return .no(why: answers.last?.detail)
    }
}

extension Page {
    /// The answer came with what asked for it, in one message: nobody had been rung by then.
    package var wasAnsweredAtOnce: Bool {
        acknowledgements.first { $0.endsNothing != true }.map { $0.at <= at } ?? false
    }
}

extension Incident {
    /// Somebody is paged by it of whom nothing is known yet.
    package func isUnderWay(_ page: Page) -> Bool {
        let steps = stepsTaken(of: page)
        return !page.paged.isNotice
            && page.paged.people.contains { person in
                guard page.acknowledgement(by: person.person) == nil else { return false }
                if case .underWay = page.reach(of: person, steps: steps) { return true }
                return false
            }
    }

    /// The notices and pages that belong to the declaration itself: its opening tells how they go.
    package var openingPages: [Page] {
        pages.prefix { $0.at == declared.at }.filter { $0.asked == declaredIn && $0.paged.rule != .severityRaised }
    }

    /// It carries the declaration's own pages.
    package func isOpening(_ seq: Int) -> Bool { openingPages.contains { $0.seq == seq } }
}
