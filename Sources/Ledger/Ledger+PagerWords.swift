import Delivery
import Incidents
import Store

/// What paging services say of our pages, and the links that people acknowledge by.
extension Ledger {
    func take(_ word: PagerWord) throws {
        // Of another installation, or nothing of ours.
        guard let named = PageName(dedupKey: word.dedupKey, store: store.identity(of:)) else { return }
        let inbox = InboxID(source: "pager/\(word.pager)", id: word.id)
        if options.keepsInbox, try store.isKnown(inbox) { return }
        try store.remember(inbox, at: group.now)
        let incident = try desk.incidents[named.incident] ?? store.incident(named.incident)
        let page = incident?.pages.first { $0.seq == named.page }
        let person = person(word.who, page, address: named.address, pager: word.pager)
        let kind: PageWord.Kind =
            switch word.kind {
            case .acknowledged: .acknowledged
            case .unacknowledged: .unacknowledged
            case .resolved: .resolved
            case .delivered: .delivered
            case .failed(let why): .failed(why)
            case .noted(let text): .noted(text)
            }
        let said = PageWord(page: named.page, pager: word.pager, person: person, kind: kind, said: word.at)
        try handle(Request(inbox: inbox, ask: .pageWord(incident: named.incident, said)))
    }

    /// See `PagerIntake.counts`.
    package func counts(_ word: PagerWord) -> Bool {
        guard let named = PageName(dedupKey: word.dedupKey, store: store.identity(of:)),
            let incident = incident(named.incident),
            let page = incident.pages.first(where: { $0.seq == named.page })
        else { return false }
        guard let person = person(word.who, page, address: named.address, pager: word.pager) else { return true }
        return mayAnswer(person, incident.id)
    }

    private func person(_ who: PagerWord.Who, _ page: Page?, address: String, pager: String) -> PersonID? {
        switch who {
        case .person(let person): return person
        case .addressee:
            return page?.paged.people.first { person in
                let ways = person.ways + (person.later ?? []).flatMap(\.ways)
                return ways.contains { $0.pager == pager && $0.address == address }
            }?.person
        case .account(let id, let email, let name):
            let everyone = policy.people.values.sorted { $0.id < $1.id }
            if let known = everyone.first(where: { $0.handles[pager] == id }) { return known.id }
            if let email = email?.lowercased(), let known = everyone.first(where: { $0.email?.lowercased() == email }) {
                return known.id
            }
            if let name, let known = policy.person(named: name) { return known }
            return .stranger(chat: pager, handle: name ?? id)
        }
    }

    /// Where a person acknowledges a page; nil where no public address is configured.
    func acknowledgeLink(_ order: PageOrder) -> String? {
        guard let base = policy.publicURL, let person = order.person, !order.isNotice, order.action == .trigger else {
            return nil
        }
        let text = "\(order.incident.number).\(order.page).\(person.key)"
        // Without it the page still goes out: it can be answered in the room.
        guard let seal = try? store.seal(sealed(text, page: order.page)) else { return nil }
        return "\(base)/ack?t=\("\(text).\(seal)".percentEncoded)"
    }

    /// From memory, or from the store where it is over.
    package func incident(_ id: IncidentID) -> Incident? {
        // An incident that cannot be read is shown as one that is not there.
        desk.incidents[id] ?? (try? store.incident(id)) ?? nil
    }

    /// The page and person behind a link's token; nil when it is not one of ours, or not theirs any more.
    package func acknowledgement(token: String) -> (incident: IncidentID, page: Int, person: PersonID)? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 4, token.utf8.count < 400, let number = Int(parts[0]), let page = Int(parts[1]),
            let seal = parts.last
        else { return nil }
        let person = parts[2..<(parts.count - 1)].joined(separator: ".")
        let isOurs = (try? store.isSeal(String(seal), of: sealed("\(number).\(page).\(person)", page: page))) ?? false
        // A link of somebody who left or was shut out is no link of ours any more.
        guard isOurs, mayAnswer(PersonID(person), IncidentID(number)) else { return nil }
        return (IncidentID(number), page, PersonID(person))
    }

    /// Whose calendar a link opens; nil when the key is not ours, or the person is not: it ends with the person, and with
    /// every other way in when those are revoked.
    package func calendarOwner(_ person: String, key: String) -> PersonID? {
        let person = PersonID(person)
        guard policy.people[person] != nil, let text = try? calendarText(of: person),
            (try? store.isSeal(key, of: text)) == true
        else { return nil }
        return person
    }

    /// What is sealed for somebody's calendar.
    func calendarText(of person: PersonID) throws -> String {
        Self.calendarWord(person, revoked: try store.value(Self.revocation(of: person)))
    }
}

/// What a dedup key names: `sitrep/<store>/INC-3/17/ana@example.org`.
struct PageName {
    var incident: IncidentID
    var page: Int
    var address: String

    /// `store` is what the store calls itself for a page.
    init?(dedupKey: String, store: (Int) -> String) {
        let parts = dedupKey.split(separator: "/", maxSplits: 4, omittingEmptySubsequences: false)
        // A service may know the page without the address: one incident there for several people.
        guard parts.count >= 4, parts[0] == "sitrep", let id = IncidentID(parts[2]), let page = Int(parts[3]),
            parts[1] == store(page)
        else { return nil }
        incident = id
        self.page = page
        address = parts.count > 4 ? String(parts[4]) : ""
    }
}
