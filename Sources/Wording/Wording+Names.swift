import Incidents

extension Wording {
    /// Words that may be a name: what they may mean, each with what to type. Nobody has been paged.
    func whomToPage(_ doubt: NameDoubt, _ text: String, _ id: IncidentID?, yes: String?) -> Message {
        let page = "ic page" + (id.map { " \($0)" } ?? "")
        guard let first = doubt.near.first else { return unknownToPage(doubt, text, id, page) }
        // A slip of another command: `!page statsu`.
        if first.typed == "status" {
            var message = Message("Did you mean \(command("page status"))? \(strong: "Nobody has been paged.")")
            let because = doubt.because(text, id) ?? page
            message.add("To do it: \(code: "yes"). The commanders: \(command(because))")
            return message
        }
        let shown = doubt.near.map(\.shown).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let others: Message.Line = doubt.line.map { ", or \(ours: theLine($0)) because “\(text)”" } ?? ""
        var message = Message(
            "Page \(shown.joined(separator: " or "))" + others + "? \(strong: "Nobody has been paged yet.")")
        for (index, choice) in doubt.near.enumerated() {
            // Of a slip the whole command stands there again, with the right name in it.
            let typed = doubt.near.count == 1 ? yes ?? "\(page) \(choice.typed)" : "\(page) \(choice.typed)"
            message.add(
                yes != nil && index == 0
                    ? "\(choice.shown): \(code: "yes"), or \(command(typed))" : "\(choice.shown): \(command(typed))")
        }
        var buttons = doubt.near.enumerated().map { index, choice in
            Message.Button(
                "Page \(choice.shown)",
                .command(doubt.near.count == 1 ? yes ?? "\(page) \(choice.typed)" : "\(page) \(choice.typed)"))
        }
        if let line = doubt.line, let because = doubt.because(text, id) {
            message.add(line == "ic" ? "The commanders: \(command(because))" : "\(line): \(command(because))")
            buttons.append(Message.Button("Page \(theLine(line))", .command(because)))
        }
        message.add(buttons)
        return message
    }

    /// Words that nobody is called by, and questions.
    private func unknownToPage(_ doubt: NameDoubt, _ text: String, _ id: IncidentID?, _ page: String) -> Message {
        let nobody: Message.Line =
            doubt.kind == .question
            ? "“\(doubt.words)” is a question, so \(strong: "nobody has been paged"). "
            : "Nobody here is called “\(doubt.words)”, so \(strong: "nobody has been paged"). "
        let because = doubt.because(text, id) ?? page
        var message: Message
        var buttons: [Message.Button] = []
        if let known = doubt.known {
            message = Message(nobody + "Page \(known.shown)?")
            message.add("To do it: \(code: "yes"), or \(command("\(page) \(known.typed)"))")
            buttons.append(Message.Button("Page \(known.shown)", .command("\(page) \(known.typed)"), isPrimary: true))
        } else {
            message = Message(nobody + "Page \(ours: theLine(doubt.line ?? "ic")), because “\(text)”?")
            message.add("To do it: \(code: "yes"), or \(command(because))")
            buttons.append(
                Message.Button("Page \(theLine(doubt.line ?? "ic"))", .command(because), isPrimary: true))
        }
        message.add("Somebody else: \(command("ic page @name")). Who is on call: \(command("oncall"))")
        message.add(buttons)
        return message
    }

    private func typed(_ command: String, _ words: String) -> String { words.isEmpty ? command : "\(command) \(words)" }

    private func theLine(_ line: String) -> String { line == "ic" ? "the commanders" : line }

    /// `!page P2 checkout is slow`: how bad it is, is declared, or changed.
    func severityInPage(_ label: String, _ title: String, _ page: String, _ here: IncidentID?) -> Message {
        var message = Message("\(label) is a severity, so \(strong: "nobody was paged").")
        guard here != nil else {
            let declare = command("declare \(label) \(title.isEmpty ? "what is wrong" : title)")
            message.add(
                title.isEmpty || title != page
                    ? "To declare it: \(declare)" : "To declare it: \(code: "yes"), or \(declare)")
            let because = title == page && !title.isEmpty ? typed("because", page) : page
            message.add("To page without: \(command(typed("ic page", because)))")
            return message
        }
        message.add("To change it: \(command("severity \(label)"))")
        message.add("To page: \(command(typed("ic page", page)))")
        return message
    }

    /// `!page vera come, INC-2 burns`
    func incidentInPage(_ other: IncidentID, _ meant: IncidentID?, _ page: String, _ text: String) -> Message {
        let here: Message.Line = meant.map { "\($0)" } ?? "a new incident"
        var message = Message("Page for \(other), or for " + here + "? \(strong: "Nobody has been paged yet.")")
        message.add("\(other): \(code: "yes"), or \(command(typed("\(page) \(other)", text)))")
        if let meant {
            message.add("\(meant): \(command(typed("\(page) \(meant)", text)))")
        } else if page == "ic page" {
            message.add("A new one: \(command("ic page --new \(text)"))")
        }
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
