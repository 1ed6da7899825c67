extension Desk {
    /// Everybody who is on call for a service team, each once, with their teams.
    package func responders(at now: Instant) -> [(person: PersonID, teams: [String])] {
        var found: [(person: PersonID, teams: [String])] = []
        for key in policy.onCall.keys.sorted() where key != "ic" {
            let name = policy.teams[key]?.name ?? key
            for (person, _) in policy.line(key, at: now).everyone {
                if let index = found.firstIndex(where: { $0.person == person }) {
                    found[index].teams.append(name)
                } else {
                    found.append((person, [name]))
                }
            }
        }
        return found
    }

    /// All hands: rare, so it is asked back with how many people it wakes.
    func pageEveryTeam(
        isConfirmed: Bool, reason: String?, _ request: Request, named id: IncidentID?, at now: Instant
    ) -> Decision {
        let everybody = responders(at: now)
        guard !everybody.isEmpty else { return .refused(.nobodyToPage(line: "any team")) }
        switch incidentToPage(for: request, named: id) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let incident):
            guard incident.phase.isActive else {
                return .refused(.isOver(incident.id, incident.phase, into: incident.mergedInto))
            }
            guard isConfirmed else { return Decision(.confirmAllHands(incident.id, everybody.count)) }
            let page = paged(
                everybody.map { ($0.person, $0.teams.joined(separator: ", ")) }, line: Paged.everyTeam,
                reason: reason ?? incident.title, severity: incident.severity, at: now)
            if let recent = recentPage(like: page, on: incident, at: moment(of: request, at: now)) {
                return Decision(.alreadyPaged(incident.id, page: recent.seq))
            }
            return Decision(incident.id, by: request.actor, [.paged(sparing(page, on: incident, at: now))])
        }
    }
}
