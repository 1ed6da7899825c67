extension Desk {
    func decideDeclare(
        _ request: Request, severity: String?, title: String?, kind: IncidentKind, isNew: Bool, at now: Instant
    ) -> Decision {
        guard let title, !title.isEmpty else { return .refused(.titleMissing) }
        if let age = staleness(of: request, at: now) { return .refused(.stale(age)) }
        if severity == nil, let (own, rest) = policy.ownSeverity(leading: title) {
            return decideDeclare(request, severity: own.label, title: rest, kind: kind, isNew: isNew, at: now)
        }
        var wanted: Severity?
        if let severity {
            let spoken = policy.severities(spoken: severity)
            let named = policy.severity(named: severity) ?? policy.worstSeverity(said: severity)
            if named == nil, spoken.count > 1 {
                return .refused(.howBad(severity, spoken, title: title, kind))
            }
            guard let known = named ?? spoken.first else {
                return .refused(.unknownSeverity(severity, known: policy.severities.map(\.severity.label)))
            }
            wanted = known
        }
        if !isNew, let twin = twin(of: title, kind, request, at: now) {
            return .refused(
                .declaredAlready(
                    twin.id, title: title, by: twin.declaredBy, now - twin.declared.at, severity: wanted, kind: kind))
        }
        return declare(title: title, severity: wanted, kind: kind, request, at: now)
    }

    /// Two people see the same thing in the same minute, and say it in the same words.
    func twin(of title: String, _ kind: IncidentKind, _ request: Request, at now: Instant) -> Incident? {
        let wanted = Desk.sameWords(title)
        return incidents.values.filter {
            $0.phase.isActive && $0.kind == kind && now - $0.declared.at < Desk.sameTroubleWithin
                && isVisible($0, to: request) && Desk.sameWords($0.title) == wanted
        }.max { $0.id < $1.id }
    }

    /// Without marks, in small letters: `Checkout is down!` says what `checkout is down` says. A title of nothing but marks
    /// stands for itself.
    static func sameWords(_ title: String) -> String {
        let kept = title.map { $0.isLetter || $0.isNumber || $0 == "%" || $0 == "+" ? $0 : " " }
        let words = Policy.normalise(String(kept))
        return words.isEmpty ? title : words
    }
    static let sameTroubleWithin = Duration.seconds(60)

    /// In doubt the higher severity: it is lowered later, not debated now.
    func declare(
        title: String, severity: Severity?, kind: IncidentKind, _ request: Request, cause: Cause = .policy,
        at now: Instant
    ) -> Decision {
        let level = severity ?? policy.severities.first?.severity ?? Severity(rank: 1, label: "P1")
        let id = IncidentID(small.lastNumber + 1)
        let declared = Declared(
            number: id.number, label: nextLabel(at: moment(of: request, at: now)), title: title, severity: level,
            kind: kind, origin: request.message?.room)
        var facts: [Fact] = [.declared(declared)]
        if let page = pageAtStart(level, reason: title, cause: cause, at: now) { facts.append(.paged(page)) }
        if let notice = noticeAtStart(level, title: title, at: now) { facts.append(.paged(notice)) }
        return Decision(id, by: request.actor, facts)
    }

    /// An event's time is its chat's, which may lie before the last event's: the order is that of the seqs. Nothing lies
    /// in the future, and nothing of an incident before its declaration.
    package func clamp(_ instant: Instant, to now: Instant, of incident: IncidentID? = nil) -> Instant {
        let first = incident.flatMap { incidents[$0]?.declared.at } ?? .distantPast
        return min(max(instant, first), now)
    }

    private func nextLabel(at instant: Instant) -> String {
        let day = policy.zone.civil(instant).date
        let count = day == small.lastDay ? small.countOnLastDay + 1 : 1
        return "#incident-\(day)-\(padded(count, 3))"
    }

    /// The list of the severity is told; whom an earlier one told already is left out.
    func noticeAtStart(
        _ severity: Severity, title: String, at now: Instant, except told: Set<PersonID> = [],
        rooms isForPlaces: Bool = true
    ) -> Paged? {
        guard let rule = policy.rule(for: severity) else { return nil }
        let people = policy.told(rule.notifyAtStart, at: now).filter { !told.contains($0) }
        var page = paged(
            people.map { ($0, nil) }, line: nil, reason: title, severity: severity, at: now, rule: .notifyAtStart,
            notice: true)
        // A shared address would wake whoever is on call there.
        page.shared = []
        if isForPlaces { addPlaces(rule.notifyAtStart, to: &page) }
        return page.people.isEmpty && page.shared.isEmpty && page.rooms == nil ? nil : page
    }
}
