extension Desk {
    /// Somebody who outranks the commander is asked the one question. Without a name the VP is meant.
    func askSwoop(_ name: PersonName?, _ incident: Incident, _ request: Request, at now: Instant) -> Decision {
        let asked: PersonID
        if let name {
            switch person(name, request) {
            case .success(let found): asked = found
            case .failure(let refused): return .refused(refused.refusal)
            }
        } else {
            guard let first = policy.people(for: policy.targets(named: "vp"), at: now).first else {
                return .refused(.swoopNeedsPerson)
            }
            asked = first
        }
        guard asked != incident.commander else { return .refused(.alreadyHolds(.commander, asked)) }
        return Decision(incident.id, by: request.actor, [.swoopAsked(SwoopAsked(person: asked))])
    }

    func declineSwoop(_ incident: Incident, _ by: PersonID?) -> Decision {
        guard let asked = incident.watch.swoop else { return .refused(.noSwoop(incident.id)) }
        return Decision(incident.id, by: by, [.swoopDeclined(SwoopDeclined(person: asked))])
    }

    /// Plain talk is noted where it is news: of somebody who had said nothing yet, or after a while of quiet.
    func spoken(_ incident: Incident, _ request: Request, at now: Instant) -> Fact? {
        guard let person = request.actor, incident.phase.isActive else { return nil }
        let isFirst = !incident.watch.responders.contains { $0.person == person }
        let quiet = moment(of: request, at: now) - (incident.watch.lastWord?.at ?? .distantPast)
        let isNews = policy.timers.silence > .zero && quiet >= policy.timers.wordGrain
        return isFirst || isNews ? .spoken(Spoken(isFirst: isFirst)) : nil
    }
}
