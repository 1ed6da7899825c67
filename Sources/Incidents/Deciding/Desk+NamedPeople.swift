// Whom a command for people means.

extension Desk {
    /// Whom a person means by a name: `me`, a mention, a key, a name.
    func person(_ name: PersonName, _ request: Request) -> Result<PersonID, Refused> {
        people(name, request).flatMap { people in
            guard let only = people.first, people.count == 1 else {
                return .failure(Refused(refusal: .oneAtATime(name.text, people)))
            }
            return .success(only)
        }
    }

    /// All of them, where a command takes several. Nothing that was typed is passed over.
    func people(_ name: PersonName, _ request: Request) -> Result<[PersonID], Refused> {
        names(in: name.text, request).flatMap { said in
            if let doubt = said.doubt {
                let near = doubt.near.map(\.typed).filter { policy.people[PersonID($0)] != nil }
                return .failure(Refused(refusal: .unknownPerson(doubt.words, near: near)))
            }
            guard !said.found.isEmpty else {
                let near = policy.namesNear(name.text, inSentence: false).map(\.typed)
                    .filter { policy.people[PersonID($0)] != nil }
                return .failure(
                    Refused(refusal: policy.isBot(name.text) ? .isTheBot : .unknownPerson(name.text, near: near)))
            }
            if said.isEither {
                let both = said.found.flatMap(\.targets).compactMap {
                    if case .person(let one) = $0 { one } else { nil }
                }
                return .failure(Refused(refusal: .oneAtATime(name.text, both)))
            }
            guard said.isWhole else { return .failure(Refused(refusal: .leftOver(said.rest, of: name.text))) }
            var people: [PersonID] = []
            for named in said.found {
                for target in named.targets {
                    guard case .person(let person) = target else {
                        return .failure(Refused(refusal: .noPerson(named.words)))
                    }
                    if !people.contains(person) { people.append(person) }
                }
            }
            return .success(people)
        }
    }
}

extension PersonName {
    /// Words that a command reads in the place of a name: nobody may be called so.
    package static let reserved: Set<String> = [
        "me", "myself", "none", "nobody", "everyone", "everybody", "here", "channel", "room", "status", "responders",
    ]
}

extension Policy {
    /// The bot's own names, with or without `@`.
    package func isBot(_ name: String) -> Bool {
        let skeleton = Lookalike.skeleton(name)
        return botNames.contains { Lookalike.skeleton($0) == skeleton }
    }
}
