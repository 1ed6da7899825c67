extension Policy {
    /// A text in which each mention of somebody known reads as their name: `@U0BOB0001` means nothing in a summary, on a
    /// page, or at another chat. Who is no account of that chat stays as typed.
    package func named(_ text: String, chat: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
        var done = ""
        var rest = text[...]
        var mayBegin = true
        while let first = rest.first {
            if mayBegin, let (name, end) = mention(rest, chat: chat) {
                done += name
                rest = rest[end...]
                mayBegin = false
                continue
            }
            done.append(first)
            mayBegin = !first.isLetter && !first.isNumber && first != "." && first != "_" && first != "-"
            rest = rest.dropFirst()
        }
        return done
    }

    private func mention(_ text: Substring, chat: String) -> (name: String, end: Substring.Index)? {
        if text.hasPrefix("<@"), let close = text.prefix(120).firstIndex(of: ">") {
            let parts = text[..<close].dropFirst(2).split(separator: "|", maxSplits: 1)
            guard let handle = parts.first, let name = name(ofHandle: handle, chat) else { return nil }
            return (name, text.index(after: close))
        }
        if text.hasPrefix("["), let link = text.prefix(300).firstRange(of: "](https://matrix.to/#/"),
            let close = text[link.upperBound...].prefix(200).firstIndex(of: ")")
        {
            guard let name = name(ofHandle: text[link.upperBound..<close], chat) else { return nil }
            return (name, text.index(after: close))
        }
        guard text.hasPrefix("@") else { return nil }
        var handle = text.dropFirst().prefix(100).prefix { !$0.isWhitespace && !",;!?()<>[]\"“”’'*".contains($0) }
        // A stop or colon at the end belongs to the sentence.
        while let last = handle.last, ".:_~`".contains(last), name(ofHandle: handle, chat) == nil {
            handle = handle.dropLast()
        }
        return name(ofHandle: handle, chat).map { ($0, handle.endIndex) }
    }

    private func name(ofHandle handle: Substring, _ chat: String) -> String? {
        let bare = handle.hasPrefix("@") ? String(handle.dropFirst()) : String(handle)
        guard !bare.isEmpty else { return nil }
        for form in ["@\(bare)", bare, bare.lowercased()] {
            if let known = people[person(chat: chat, handle: form)] { return known.name }
        }
        return nil
    }
}

extension Ask {
    /// The same with names in the place of mentions, in all that is kept as text.
    func naming(_ name: (String) -> String) -> Ask {
        switch self {
        case .declare(let severity, let title, let kind, let isNew):
            .declare(severity: severity, title: title.map(name), kind: kind, isNew: isNew)
        case .act(let act, let named): .act(act.naming(name), in: named)
        case .security(let title, let named): .security(title: title.map(name), in: named)
        case .dataLoss(let what, let named): .dataLoss(what: what.map(name), in: named)
        case .page(.commanders(let reason), let named): .page(.commanders(reason: reason.map(name)), in: named)
        case .page(.everyTeam(let isConfirmed, let reason), let named):
            .page(.everyTeam(isConfirmed: isConfirmed, reason: reason.map(name)), in: named)
        case .talk(let text): .talk(name(text))
        case .mark(var marked):
            {
                marked.text = name(marked.text)
                return .mark(marked)
            }()
        // Whom a page names is read out of it first.
        case .page(.said, _), .page(.line, _), .duty, .drill, .query, .invite, .stalk, .unstalk, .unmark, .say,
            .askBack, .answered,
            .pageWord, .roomOpened, .observed, .undelivered:
            self
        }
    }
}

extension Act {
    fileprivate func naming(_ name: (String) -> String) -> Act {
        switch self {
        case .setTitle(let text): .setTitle(name(text))
        case .setImpact(let text): .setImpact(name(text))
        case .setCause(let text): .setCause(name(text))
        case .update(let fields, let next, let aside):
            .update(fields.naming(name), next: next, beside: aside.naming(name))
        case .identified(let text): .identified(text.map(name))
        case .mitigated(let text): .mitigated(text.map(name))
        case .resolved(let text): .resolved(text.map(name))
        case .reopen(let text): .reopen(text.map(name))
        case .close(let text): .close(text.map(name))
        case .cancel(let text): .cancel(text.map(name))
        case .note(let text): .note(name(text))
        case .decide(let text): .decide(name(text))
        case .todo(let text): .todo(name(text))
        case .addTask(let text, let owner, let within): .addTask(text: name(text), owner: owner, within: within)
        case .setTimer(let length, let text): .setTimer(length, text: text.map(name))
        case .cancelTimer(let said): .cancelTimer(name(said))
        case .stream(.open(let stream, let lead, let goal, let ownRoom)):
            .stream(.open(name: stream, lead: lead, goal: goal.map(name), ownRoom: ownRoom))
        case .stream(.milestone(let text, let isNamed)): .stream(.milestone(name(text), isNamed: isNamed))
        case .stream(.close(let text)): .stream(.close(name(text)))
        case .sync(.plan(let when, let every, let goal)): .sync(.plan(when, every: every, goal: goal.map(name)))
        case .sync(.held(let when, let goal)): .sync(.held(next: when, goal: goal.map(name)))
        case .noteVendor(let vendor, let ticket): .noteVendor(vendor, ticket: name(ticket))
        default: self  // numbers, times, and names that are looked up
        }
    }
}

extension UpdateAside {
    fileprivate func naming(_ name: (String) -> String) -> UpdateAside {
        var named = self
        named.trigger = trigger.map(name)
        return named
    }
}

extension UpdateFields {
    fileprivate func naming(_ name: (String) -> String) -> UpdateFields {
        UpdateFields(
            status: status.map(name), impact: impact.map(name), theory: theory.map(name),
            lastAction: lastAction.map(name), nextAction: nextAction.map(name), nextActionBy: nextActionBy.map(name),
            more: more.map(name))
    }
}
