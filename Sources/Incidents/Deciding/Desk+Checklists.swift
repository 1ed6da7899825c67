/// What people do with a checklist. Without a name the one is meant that is in use.
package enum ChecklistAct: Sendable {
    case tick([Int], list: String?)
    case untick([Int], list: String?)
}

extension Desk {
    func decide(_ act: ChecklistAct, on incident: Incident, _ by: PersonID?) -> Decision {
        switch act {
        case .tick(let numbers, let name):
            points(numbers, of: name, incident) { list, points in
                let open = points.filter { incident.tick(of: list, item: $0 - 1) == nil }
                if open.isEmpty, let first = points.first, let tick = incident.tick(of: list, item: first - 1) {
                    return .refused(.scribe(.alreadyTicked(list: list.key, first, by: tick.by, at: tick.at)))
                }
                return Decision(incident.id, by: by, open.map { .ticked(ticked($0, list)) })
            }
        case .untick(let numbers, let name):
            points(numbers, of: name, incident) { list, points in
                let done = points.filter { incident.tick(of: list, item: $0 - 1) != nil }
                if done.isEmpty, let first = points.first {
                    return .refused(.scribe(.notTicked(list: list.key, first)))
                }
                return Decision(incident.id, by: by, done.map { .unticked(ticked($0, list)) })
            }
        }
    }

    private func ticked(_ number: Int, _ list: Checklist) -> Ticked {
        Ticked(list: list.key, number: number, text: list.items[number - 1])
    }

    /// The points that are meant, each once; refused whole where one of them does not exist.
    private func points(
        _ numbers: [Int], of name: String?, _ incident: Incident, decide: (Checklist, [Int]) -> Decision
    ) -> Decision {
        switch checklist(name, for: incident) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let list):
            if let wrong = numbers.first(where: { !list.items.indices.contains($0 - 1) }) {
                return .refused(.scribe(.unknownPoint(list: list.key, wrong, count: list.items.count)))
            }
            return decide(list, numbers.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
        }
    }

    /// Without a name: the list that was ticked last in this phase, else the only one of the phase. Never a guess.
    func checklist(_ name: String?, for incident: Incident?) -> Result<Checklist, Refused> {
        let known = policy.checklistsInOrder.map(\.key)
        guard let name else {
            if let incident, let last = incident.scribe.ticks.last, last.at >= incident.phaseSince.at,
                let list = policy.checklists[last.list]
            {
                return .success(list)
            }
            let here = policy.checklists(at: incident?.phase.moment ?? .declared)
            if here.count == 1 { return .success(here[0]) }
            return .failure(Refused(refusal: .scribe(.whichChecklist(known: known))))
        }
        guard let list = policy.checklist(named: name) else {
            return .failure(Refused(refusal: .scribe(.unknownChecklist(name, known: known))))
        }
        return .success(list)
    }

    /// The lists can be read before there is an incident.
    func showChecklist(_ name: String?, _ found: Result<Incident, Refused>) -> Decision {
        let incident: Incident?
        switch found {
        case .success(let one): incident = one
        case .failure(let refused):
            guard case .noIncidentHere = refused.refusal else { return .refused(refused.refusal) }
            incident = nil
        }
        if let name, policy.checklist(named: name) == nil {
            let known = policy.checklistsInOrder.map(\.key)
            return .refused(.scribe(.unknownChecklist(name, known: known)))
        }
        return Decision(.show(.checklist(name), incident?.id))
    }
}
