import Incidents

extension Wording {
    /// Words that may be a name: what they may mean, each with what to type. Nobody has been paged.
    func whomToPage(_ doubt: NameDoubt, _ text: String, _ id: IncidentID?, yes: String?) -> Message {
        let named = id.map { " \($0)" } ?? ""
        let because = "ic page\(named) because \(text)"
        guard let first = doubt.near.first else {
            var message = Message(
                "Nobody here is called “\(doubt.words)”, so \(strong: "nobody has been paged"). Page the commanders, because “\(text)”?"
            )
            message.add("To do it: \(code: "yes"), or \(command(because))")
            message.add("Somebody else: \(command("ic page @name")). Who is on call: \(command("oncall"))")
            message.add([Message.Button("Page the commanders", .command(because), isPrimary: true)])
            return message
        }
        // A slip of another command: `!page statsu`.
        if first.typed == "status" {
            var message = Message("Did you mean \(command("page status"))? \(strong: "Nobody has been paged.")")
            message.add("To do it: \(code: "yes"). The commanders: \(command(because))")
            return message
        }
        let shown = doubt.near.map(\.shown).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        var message = Message(
            "Page \(shown.joined(separator: " or ")), or the commanders because “\(text)”? \(strong: "Nobody has been paged yet.")"
        )
        if let yes, doubt.near.count == 1 {
            message.add("\(first.shown): \(code: "yes"), or \(command(yes))")
        } else {
            for choice in doubt.near { message.add("\(choice.shown): \(command("ic page\(named) \(choice.typed)"))") }
        }
        message.add("The commanders: \(command(because))")
        let choices = yes.map { [(first.shown, $0)] } ?? doubt.near.map { ($0.shown, "ic page\(named) \($0.typed)") }
        message.add(
            choices.map { Message.Button("Page \($0.0)", .command($0.1)) }
                + [Message.Button("Page the commanders", .command(because))])
        return message
    }

    /// A page where it is over: it may be back, or be something else.
    func overHere(_ id: IncidentID, _ phase: Phase, into: IncidentID?, _ said: String?) -> Message {
        let words = said.map { " \($0)" } ?? ""
        var message = Message("\(id) is \(ours: phase.spoken), so \(strong: "nobody was paged").")
        if let into {
            message.add("It goes on in \(into): \(command("ic page \(into)\(words)"))")
        } else {
            message.add("Is it back? \(command("reopen")), then \(command("ic page\(words)"))")
        }
        message.add("Something new: \(command("ic page --new\(words)"))")
        return message
    }

    func severalPeople(_ text: String, _ people: [PersonID]) -> Message.Line {
        let each = people.prefix(5).map { "\($0.key) (\(policy.name(of: $0)))" }.joined(separator: ", ")
        return "“\(text)” may be \(people.count) people: \(each). Name one by the first word, so nothing was done yet."
    }

    func howBad(_ word: String, _ severities: [Severity], _ title: String, _ kind: IncidentKind) -> Message.Line {
        var line: Message.Line = "How bad is “\(word)”? Nothing was declared yet. "
        for (index, severity) in severities.enumerated() {
            if index > 0 { line = line + " or " }
            line = line + "\(command("declare \(kind.flag)\(severity.label) \(title)"))"
        }
        return line + ". \(code: "yes") is the first; in doubt, the higher one."
    }

    /// One of several commands in a message was not done: which, and why.
    package func notDone(_ typed: String, _ why: Message) -> Message {
        var message = Message("Not done: \(code: typed)")
        message.banner = why.banner
        message.blocks += why.blocks
        return message
    }
}
