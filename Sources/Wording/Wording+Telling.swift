import Incidents

/// How people were reached, a line a state: for the opening, for what the clock says, and for whoever was to be told.
/// Told is only said of whom a service took a word for; what waits to be sent has told nobody.
extension Wording {
    /// How much is said of each.
    struct Fullness {
        var duties = true
        var pings = false
        /// Says `call` before the numbers.
        var says = true
        /// Without what goes without saying: for where ten lines have to do.
        var isShort = false
        /// Then also without what they were reached by.
        var isShortest = false
    }

    /// `Paged by email 14:00 CET, no answer yet: Ana Ruiz and Bob Stone`, `Could not be told: call Pia Prod +49 …`
    func reached(_ page: Page, _ incident: Incident, _ fullness: Fullness = Fullness()) -> [Message.Line] {
        reached([page], incident, fullness)
    }

    func reached(_ pages: [Page], _ incident: Incident, _ fullness: Fullness = Fullness()) -> [Message.Line] {
        var groups: [(head: Message.Line, isNo: Bool, people: [Message.Line])] = []
        var seen: Set<String> = []
        for page in pages {
            let steps = incident.stepsTaken(of: page)
            for person in page.paged.people where seen.insert("\(page.paged.isNotice)/\(person.person)").inserted {
                let reach = page.reach(of: person, steps: steps)
                let isNo = reach.isNo && incident.kind != .test && page.acknowledgement(by: person.person) == nil
                let head =
                    fullness.isShort
                    ? shortHead(reach, of: person, page, incident, fullness) : head(reach, of: person, page, incident)
                let one = isNo ? number(person, incident, fullness) : called(person, fullness)
                if let index = groups.firstIndex(where: { $0.head == head }) {
                    groups[index].people.append(one)
                } else {
                    groups.append((head, isNo, [one]))
                }
            }
        }
        let calls: Message.Line = fullness.says && !incident.isDrill ? ": call " : ": "
        let lines = groups.map { $0.head + ($0.isNo ? calls : ": ") + joined($0.people) }
        return lines + pages.flatMap { places(of: $0, incident) }
    }

    /// Whom a rule or a command was to tell, by what has come of it so far.
    func told(_ people: [PersonID], _ incident: Incident) -> [Message.Line] {
        let pages = people.compactMap { person -> Page? in
            let asked = incident.pages.filter { page in page.paged.people.contains { $0.person == person } }
            func isReached(_ page: Page) -> Bool {
                page.paged.people.contains {
                    $0.person == person && !page.reach(of: $0, steps: incident.stepsTaken(of: page)).isNo
                }
            }
            guard var page = asked.last(where: isReached) ?? asked.last else { return nil }
            page.paged.people.removeAll { $0.person != person }
            page.paged.shared = []
            page.paged.isNotice = true
            return page
        }
        return reached(pages, incident, Fullness(duties: false, pings: true))
    }

    /// Whom a command told, once that is known; nil where it reached nobody, which is said of each.
    package func toldNow(_ page: Page, _ incident: Incident) -> Message? {
        let steps = incident.stepsTaken(of: page)
        var told = page
        told.paged.people.removeAll { page.reach(of: $0, steps: steps).isNo }
        let lines = reached(told, incident, Fullness(duties: false))
        guard let first = lines.first else { return nil }
        let about: Message.Line =
            page.paged.rule == nil ? ", of the data loss in \(incident.id)." : ", of \(incident.id)."
        return Message([.line(first + about)] + lines.dropFirst().map { .line($0) })
    }

    private func head(
        _ reach: Reach, of person: PagedPerson, _ page: Page, _ incident: Incident
    ) -> Message.Line {
        let isNotice = page.paged.isNotice
        guard incident.kind != .test else {
            return isNotice
                ? "Not told, because this is no real incident" : "Not paged, because this is no real incident"
        }
        if !isNotice, let acknowledged = page.acknowledgement(by: person.person) {
            return acknowledged.endsNothing == true
                ? "Seen \(clock(acknowledged.at)), the others are still called"
                : "Acknowledged \(clock(acknowledged.at))"
        }
        let quiet: Message.Line = !isNotice && person.isQuiet == true ? ", only by quiet ways" : ""
        let open: Message.Line =
            isNotice
            ? "" : incident.isSettled(page, for: person.person) ? ", no answer needed any more" : ", no answer yet"
        let pretends = incident.pretends(page.paged)
        switch reach {
        case .reached(let ways, let at, _):
            let by = ways.joined(separator: ", ")
            if pretends { return (isNotice ? "Would have told by \(by)" : "Would have paged by \(by)") + quiet + open }
            return (isNotice ? "Told by \(by) \(clock(at))" : "Paged by \(by) \(clock(at))") + quiet + open
        case .underWay(let ways):
            let by = ways.joined(separator: ", ")
            if pretends { return isNotice ? "Would tell by \(by)" : "Would page by \(by)" }
            if !isNotice, !incident.phase.isActive { return "Not paged, because it was over first" }
            if !isNotice, incident.isSettled(page, for: person.person) { return "Not reached yet" + quiet + open }
            return (isNotice ? "Telling by \(by)" : "Paging by \(by)") + quiet
        case .before(let at): return "Rung already at \(clockWithSeconds(at)), not again"
        case .unknown: return "Through the shared line below"
        case .no(let why):
            let reason: Message.Line = why.map { " (\($0))" } ?? ""
            return (isNotice ? "\(strong: "Could not be told")" : "\(strong: "Could not be paged")") + reason
        }
    }

    private func shortHead(
        _ reach: Reach, of person: PagedPerson, _ page: Page, _ incident: Incident, _ fullness: Fullness
    ) -> Message.Line {
        let isNotice = page.paged.isNotice
        guard incident.kind != .test, !incident.pretends(page.paged) else {
            return head(reach, of: person, page, incident)
        }
        if !isNotice, let acknowledged = page.acknowledgement(by: person.person) {
            return acknowledged.endsNothing == true
                ? "Seen \(clock(acknowledged.at))" : "Acknowledged \(clock(acknowledged.at))"
        }
        switch reach {
        case .reached(let ways, let at, _):
            if fullness.isShortest { return isNotice ? "Told \(clock(at))" : "Paged \(clock(at))" }
            let by = ways.joined(separator: ", ")
            return isNotice ? "Told by \(by) \(clock(at))" : "Paged by \(by) \(clock(at))"
        case .underWay(let ways):
            if !isNotice, !incident.phase.isActive || incident.isSettled(page, for: person.person) {
                return incident.phase.isActive ? "Not reached yet" : "Not paged"
            }
            if fullness.isShortest { return isNotice ? "Telling" : "Paging" }
            let by = ways.joined(separator: ", ")
            return isNotice ? "Telling by \(by)" : "Paging by \(by)"
        case .before, .unknown: return head(reach, of: person, page, incident)
        case .no:
            if isNotice, !fullness.isShortest { return "\(strong: "Could not be told")" }
            return isNotice ? "\(strong: "Not told")" : "\(strong: "Not paged")"
        }
    }

    private func called(_ person: PagedPerson, _ fullness: Fullness) -> Message.Line {
        let who: Message.Line = fullness.pings ? "\(mention(person.person))" : "\(name(person.person))"
        guard fullness.duties, let duty = person.duty else { return who }
        return who + " (\(duty))"
    }

    private func number(_ person: PagedPerson, _ incident: Incident, _ fullness: Fullness) -> Message.Line {
        guard let phone = person.phone ?? policy.phone(of: person.person) else {
            return called(person, fullness) + " (no telephone number is configured)"
        }
        if incident.isDrill { return called(person, fullness) + " (on a real night, call \(phone))" }
        return called(person, fullness) + " \(phone)"
    }

    /// Addresses of a line, and mail lists: nobody can tell who reads them.
    private func places(of page: Page, _ incident: Incident) -> [Message.Line] {
        guard incident.kind != .test else { return [] }
        guard page.paged.isNotice else { return page.paged.shared.map { shared($0, page, incident) } }
        return page.paged.shared.map { way in
            if incident.pretends(page.paged) { return "Would send by \(way.pager) to \(way.address)" }
            let answer = page.answers.last { $0.way == way && $0.person == nil }
            switch answer?.outcome {
            case .accepted, .delivered: return "Sent by \(way.pager) to \(way.address); who reads it nobody can tell"
            case .failed:
                return "\(way.address) \(strong: "could not be told") (\(answer?.detail ?? "no reason given"))"
            case nil: return "Sending by \(way.pager) to \(way.address)…"
            }
        }
    }

    /// Behind the name of somebody whom a rule will tell: nothing where a way reaches them.
    func untold(_ people: [PersonID]) -> Message.Line {
        let out = people.filter { policy.isUntold($0) }
        guard !out.isEmpty else { return "" }
        let rows = out.map { person -> Message.Line in
            let phone: Message.Line = policy.phone(of: person).map { " \($0)" } ?? " (no number)"
            return "\(name(person))" + phone
        }
        return "; no way reaches " + joined(rows)
    }
}
