extension Desk {
    /// So long a roll call is shown again where another one is asked for; after that a new one begins.
    static let rollCallLasts = Duration.minutes(15)

    /// Everybody who holds a role, and everybody who was paged.
    func callRoll(isNew: Bool, _ incident: Incident, _ request: Request, at now: Instant) -> Decision {
        if !isNew, let call = incident.watch.rollCall, now - call.at < Desk.rollCallLasts {
            return Decision(.show(.rollCall, incident.id))
        }
        var expected: [RollCall.Expected] = []
        func add(_ person: PersonID, _ role: Role?) {
            if let index = expected.firstIndex(where: { $0.person == person }) {
                expected[index].roles += [role].compactMap { $0 }
            } else {
                expected.append(RollCall.Expected(person: person, roles: [role].compactMap { $0 }))
            }
        }
        for holder in incident.roles { add(holder.person, holder.role) }
        for page in incident.pages where !page.paged.isNotice {
            for person in page.paged.people { add(person.person, nil) }
        }
        let wait = policy.timers.rollcall
        let opened = RollCallOpened(expected: expected, due: wait > .zero ? now + wait : nil)
        return Decision(incident.id, by: request.actor, [.rollCallOpened(opened)])
    }

    func answerRoll(as role: String?, _ incident: Incident, _ request: Request) -> Decision {
        guard let person = request.actor else { return .refused(.needsPerson) }
        guard incident.watch.rollCall != nil else { return .refused(.noRollCall(incident.id)) }
        guard let role else { return Decision(incident.id, by: person, [.present(Present(role: nil))]) }
        guard let known = Role(said: role) else { return .refused(.unknownRole(role)) }
        return Decision(incident.id, by: person, [.present(Present(role: known))])
    }
}
