// Which incident a page is for, where its words say it.

extension Desk {
    /// `vera INC-2`, `for INC-2`, `network team for INC-2: join`: the incident stands in front or behind the names, and is
    /// the one that is meant, whatever room it is typed in.
    func placed(_ request: Request) -> Ask {
        switch request.ask {
        case .page(.said(let text, let isNew), nil):
            guard let (id, rest) = place(in: text, request) else { return request.ask }
            return rest.isEmpty && !isNew
                ? .page(.commanders(reason: nil), in: id) : .page(.said(rest, isNew: isNew), in: id)
        // What stands behind its words is the reason, so here it only stands in front.
        case .page(.line(let line, reason: let text?), nil):
            let said = words(of: text)
            guard let place = place(said, from: 0) else { return request.ask }
            let rest = said.without(place).withoutJoint
            return .page(
                .line(line, reason: rest.isEmpty ? nil : rest), in: said.words[place.upperBound - 1].incident)
        default: return request.ask
        }
    }

    /// The incident in front or behind the names, and the words without it.
    private func place(in text: String, _ request: Request) -> (id: IncidentID, rest: String)? {
        let said = words(of: text)
        guard said.words.contains(where: { $0.incident != nil }) else { return nil }
        var from = 0
        if place(said, from: 0) == nil, case .success(let names) = names(in: text, request), !names.found.isEmpty {
            from = said.words.count - words(of: names.rest).words.count
        }
        guard let place = place(said, from: from), let id = said.words[place.upperBound - 1].incident else {
            return nil
        }
        return (id, said.without(place).withoutJoint)
    }

    /// An incident, with what leads up to it: `for INC-2`.
    private func place(_ said: NameWords, from start: Int) -> Range<Int>? {
        var at = start
        while said.words.indices.contains(at), at < start + 4 {
            let word = said.words[at]
            if word.incident != nil { return start..<at + 1 }
            guard PlainWords.places.contains(word.folded) || PlainWords.courtesy.contains(word.folded) else {
                return nil
            }
            at += 1
        }
        return nil
    }

    /// `vera come, INC-2 burns`, typed where it would page her for INC-1, and `vera INC-1 INC-2`: for which?
    func otherIncident(in ask: PageAsk, _ request: Request, named id: IncidentID?) -> Refusal? {
        let text: String
        var page = "ic page"
        switch ask {
        case .said(let said, _): text = said
        case .line(let line, let reason?):
            text = reason
            page = "\(line) page"
        case .commanders, .everyTeam, .line(_, nil): return nil
        }
        func isOther(_ id: IncidentID, than meant: IncidentID?) -> Bool {
            guard let incident = incidents[id], incident.phase.isActive else { return false }
            return id != meant && isVisible(incident, to: request)
        }
        if let id {
            guard let (other, rest) = place(in: NameWords(text).withoutFirstJoint, request), isOther(other, than: id)
            else { return nil }
            return .incidentInPage(other, meant: id, page, rest)
        }
        let meant = meantByPage(request)
        guard let other = NameWords(text).words.compactMap(\.incident).first(where: { isOther($0, than: meant) })
        else { return nil }
        return .incidentInPage(other, meant: meant, page, text)
    }

    /// The incident that a page is for where none is named.
    private func meantByPage(_ request: Request) -> IncidentID? {
        switch incidentToPage(for: request, named: nil) {
        case .success(let incident): return incident.phase.isActive ? incident.id : nil
        case .failure(let refused):
            guard case .whichIncident(let ids) = refused.refusal else { return nil }
            return worst(of: ids)?.id
        }
    }

    /// Several here: whoever pages is not sent back to choose. The worst is meant, of those the newest.
    func worst(of ids: [IncidentID]) -> Incident? {
        ids.compactMap { incidents[$0] }.max { ($0.severity, $0.id) < ($1.severity, $1.id) }
    }
}

extension PageAsk {
    /// That stand in its words.
    package var incidents: [IncidentID] {
        switch self {
        case .said(let text, _), .line(_, let text?): NameWords(text).words.compactMap(\.incident)
        case .commanders, .everyTeam, .line(_, nil): []
        }
    }
}

extension NameWords {
    /// Without `and` in front: what follows an incident that was named first.
    fileprivate var withoutFirstJoint: String {
        words.first.map { PlainWords.joints.contains($0.folded) } == true ? rest(from: 1) : source
    }
}
