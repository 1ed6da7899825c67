extension Desk {
    /// Only people of the configuration have a way in: a session is a person's, and a stranger is nobody's.
    func decideInvite(_ name: PersonName?, _ request: Request) -> Decision {
        let found = name.map { person($0, request) } ?? request.actor.map { .success($0) }
        switch found {
        case nil: return .refused(.needsPerson)
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let person):
            guard policy.people[person] != nil else {
                return .refused(.unknownPerson(policy.name(of: person), near: []))
            }
            return Decision(.invite(person))
        }
    }
}
