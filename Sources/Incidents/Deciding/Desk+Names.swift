// The one reader of names: of whatever command, however many words a name has, however many names there are.

extension Desk {
    /// The names that a text begins with. A refusal where one of them is somebody who cannot be meant.
    func names(in text: String, _ request: Request) -> Result<NamesSaid, Refused> {
        let said = words(of: text)
        var result = NamesSaid()
        var at = 0
        while said.words.indices.contains(at), PlainWords.courtesy.contains(said.words[at].folded) { at += 1 }
        var mayFollow = true
        var isListed = false
        while said.words.indices.contains(at) {
            let word = said.words[at]
            var taken: (named: NamesSaid.Named, count: Int)?
            if word.isMention {
                switch mentioned(word.text, request) {
                case .failure(let refused): return .failure(refused)
                case .success(let targets): taken = (.init(words: word.text, targets: targets, isExplicit: true), 1)
                }
            } else if mayFollow || goesOn(said, at, request) || isAllNames(said, from: at, request) {
                switch longestName(said, at, request) {
                case .failure(let refused): return .failure(refused)
                case .success(.name(let named, let count)): taken = (named, count)
                case .success(.doubt(let doubt)):
                    result.doubt = doubt
                    return .success(result)
                case .success(.none): break
                }
            }
            guard let taken else {
                guard isListed, let doubt = unlisted(said, at) else { break }
                result.doubt = doubt
                return .success(result)
            }
            // `bob, checkout is down`: a comma, and what is the matter.
            if isListed, !taken.named.isExplicit, !said.words[at - 1].isTight, !result.found.contains(where: isThing),
                PlainWords.isAbout(said.words[(at + taken.count)...])
            {
                break
            }
            if !result.found.contains(where: { $0.targets == taken.named.targets }) { result.found.append(taken.named) }
            at += taken.count
            mayFollow = said.words[at - 1].endsItem
            isListed = mayFollow
            let next = afterJoint(said, at)
            if next.isJoint, !(result.found.isEmpty) {
                let isOpen = PlainWords.alternatives.contains(said.words[next.index - 1].folded)
                if isOpen, !isName(said, next.index, request) { break }
                result.isEither = result.isEither || isOpen
                guard isName(said, next.index, request) else {
                    if let doubt = unknown(said, from: next.index) {
                        result.doubt = doubt
                        return .success(result)
                    }
                    break
                }
                mayFollow = true
                isListed = false
            }
            at = next.index
        }
        result.rest = said.rest(from: at)
        return .success(result)
    }

    /// Behind `please` and `and`, where a name or a mention follows them.
    private func afterJoint(_ said: NameWords, _ start: Int) -> (index: Int, isJoint: Bool) {
        var index = start
        while said.words.indices.contains(index), PlainWords.courtesy.contains(said.words[index].folded) { index += 1 }
        guard said.words.indices.contains(index) else { return (start, false) }
        if PlainWords.joints.union(PlainWords.alternatives).contains(said.words[index].folded),
            said.words.indices.contains(index + 1)
        {
            return (index + 1, true)
        }
        return (said.words[index].isMention ? index : start, false)
    }

    private func isName(_ said: NameWords, _ index: Int, _ request: Request) -> Bool {
        guard said.words.indices.contains(index) else { return false }
        if said.words[index].isMention { return true }
        guard case .success(let found) = longestName(said, index, request) else { return true }
        if case .none = found { return false }
        return true
    }

    /// `vera bob`: names in a row without anything between them, and nothing else.
    private func isAllNames(_ said: NameWords, from start: Int, _ request: Request) -> Bool {
        var at = start
        while said.words.indices.contains(at) {
            if said.words[at].isMention || PlainWords.courtesy.contains(said.words[at].folded) {
                at += 1
            } else if case .success(.name(_, let count)) = longestName(said, at, request) {
                at += count
            } else {
                return false
            }
        }
        return true
    }

    private enum Found {
        case name(NamesSaid.Named, count: Int)
        case doubt(NameDoubt)
        case none
    }

    /// The longest run of words that is a name; a longer one that nearly is goes before a shorter one that is:
    /// `vera vnce` is not Vera with a reason.
    private func longestName(_ said: NameWords, _ at: Int, _ request: Request) -> Result<Found, Refused> {
        let word = said.words[at]
        if PersonName(word.text).isSpeaker {
            guard let actor = request.actor else { return .failure(Refused(refusal: .needsPerson)) }
            return .success(.name(.init(words: word.text, targets: [.person(actor)]), count: 1))
        }
        let isAlone = said.words.count == 1
        let most = word.isQuoted ? 1 : min(5, said.words.count - at)
        for count in stride(from: most, through: 1, by: -1) {
            // A list's comma ends a name, but for the last one.
            if said.words[at..<at + count].dropLast().contains(where: { $0.endsItem || $0.isMention }) { continue }
            let words = said.joined(at..<at + count)
            let people = policy.people(named: words)
            if people.count > 1, policy.aliases[Policy.normalise(words)] == nil {
                return .failure(Refused(refusal: .severalPeople(words, people)))
            }
            let targets = policy.targets(said: words)
            if !targets.isEmpty {
                let isCommon = count == 1 && PlainWords.common.contains(word.folded) && said.words.count > at + 1
                if isCommon, !word.isQuoted, let near = policy.namesNear(words, inSentence: true).first {
                    // In quotes it is a name and nothing else.
                    let choice = NameDoubt.Choice(typed: "\"\(near.typed)\"", shown: near.shown)
                    return .success(
                        .doubt(NameDoubt(words: word.text, near: [choice], rest: said.rest(from: at + 1))))
                }
                return .success(.name(.init(words: words, targets: targets, isExplicit: word.isQuoted), count: count))
            }
            if count == 1, PlainWords.isPlain(word.folded) { continue }
            // `pia vera` is no slip of `Pia Kern`.
            if count > 1, areNames(said, at..<at + count, request) { continue }
            let near = policy.namesNear(words, inSentence: !isAlone && !word.isQuoted)
            if !near.isEmpty {
                return .success(
                    .doubt(
                        NameDoubt(
                            words: words, near: near.map { .init(typed: $0.typed, shown: $0.shown) },
                            rest: said.rest(from: at + count))))
            }
        }
        return .success(.none)
    }

    /// What is left where a name is due, unless it reads as the reason.
    private func unknown(_ said: NameWords, from start: Int) -> NameDoubt? {
        let left = Array(said.words[start...])
        return left.isEmpty || PlainWords.isReason(left) ? nil : NameDoubt(words: said.rest(from: start))
    }

    /// `bob,jane` and `bob, jane doe`: behind a comma, and nothing that is said to Bob.
    private func unlisted(_ said: NameWords, _ at: Int) -> NameDoubt? {
        guard said.words[at].incident == nil else { return nil }
        if said.words[at - 1].isTight { return NameDoubt(words: said.words[at].text) }
        let left = said.words[at...]
        guard left.count <= 2, let first = left.first, !PlainWords.isSaidToThem(first.folded) else { return nil }
        return unknown(said, from: at)
    }

    /// Whom a mention means: somebody, or a group that is called so.
    func mentioned(_ text: String, _ request: Request) -> Result<[Target], Refused> {
        if policy.people(named: text).isEmpty {
            let targets = policy.targets(said: String(text.dropFirst()))
            if !targets.isEmpty { return .success(targets) }
        }
        return account(text, request).map { [.person($0)] }
    }

    /// Whom a mention of one account means: `@ana`, `@U012AB3CD`, `@ana:example.org`.
    private func account(_ text: String, _ request: Request) -> Result<PersonID, Refused> {
        let handle = String(text.dropFirst())
        let chat = request.message?.room.chat
        if PersonName(text).isSpeaker {
            return request.actor.map { .success($0) } ?? .failure(Refused(refusal: .needsPerson))
        }
        if policy.isBot(text) { return .failure(Refused(refusal: .isTheBot)) }
        if let chat {
            let known = [text, handle].map { policy.person(chat: chat, handle: $0) }
            if let own = known.first(where: { policy.people[$0] != nil }) { return .success(own) }
        }
        let people = policy.people(named: text)
        if let only = people.first, people.count == 1 { return .success(only) }
        if people.count > 1 { return .failure(Refused(refusal: .severalPeople(text, people))) }
        if let chat, let real = request.mentioned.first(where: { $0.lowercased() == handle.lowercased() }) {
            return .success(policy.person(chat: chat, handle: real))
        }
        let near = policy.namesNear(text, inSentence: false).filter { policy.people[PersonID($0.typed)] != nil }
            .map(\.typed)
        // Nobody is called so, and a reminder to them would ping the whole room.
        if PersonName.reserved.contains(handle.lowercased()) || handle.lowercased() == "all" {
            return .failure(Refused(refusal: .unknownPerson(text, near: [])))
        }
        // Somebody the configuration does not know, but the chat does: a full handle of that chat.
        // `@bbo` is Bob mistyped, not a stranger who takes command.
        if let chat, chat == "local" && near.isEmpty || chat != "local" && handle.contains(":") {
            return .success(policy.person(chat: chat, handle: chat == "local" ? handle : text))
        }
        return .failure(Refused(refusal: .unknownPerson(text, near: near)))
    }
}
