import Incidents

/// Reads what was said in a room: a command becomes what it asks of the core, everything else is talk.
/// It knows no incident and no person: a name or a severity goes on as typed, and the core looks it up.
package struct CommandRouter: Sendable {
    let prefix: String
    private let opening: Opening

    /// `botNames`: what the bot is called at its chats (a name or a chat's id), so that `@sitrep !status` is a command
    /// while `@bob !ic me` is talk between people.
    package init(prefix: String, botNames: some Sequence<String> = ["sitrep"]) {
        self.prefix = prefix.isEmpty ? "!" : prefix
        opening = Opening(prefix: self.prefix, botNames: Array(botNames))
        _ = Self.byName  // two commands with one name end the program here, at its start
    }

    /// All that a message asks, in its order: each line that begins with a command is one of its own.
    /// Talk before the first command, and below one that reads a line alone, is talk.
    package func parts(of text: String, isAddressed: Bool = false) -> [Part] {
        let lines = Lines(text) { opening.command(in: String($0)).map { beginsCommand(Head($0)) } ?? false }
        var parts: [Part] = []
        for (index, part) in lines.parts.enumerated() {
            let said = String(part)
            let isShown = index == 0 && lines.isShownFirst
            let routed = isShown ? Routed.talk(said) : route(said, isAddressed: isAddressed && index == 0)
            let isWhole = lines.parts.count == 1
            parts.append(Part(said: isWhole ? said : String(part.trimmed.firstLine), routed: routed))
            if !isShown, let below = talk(below: said) { parts.append(Part(said: below, routed: .talk(below))) }
        }
        return parts
    }

    /// `isAddressed`: said to the bot alone, so that a command needs no prefix, and everything is answered.
    package func route(_ text: String, isAddressed: Bool = false) -> Routed {
        if let said = opening.command(in: text) { return route(Head(said), text, isAddressed: isAddressed) }
        if let said = opening.code(in: text) { return shownAsCode(said, text, isAddressed: isAddressed) }
        if let said = opening.slashed(text) { return route(Head(said), text, isAddressed: true) }
        if isAddressed { return route(Head(opening.addressed(text)), text, isAddressed: true) }
        // `@sitrep status`: whoever calls it by name needs no prefix either.
        if let said = opening.called(text) {
            let head = Head(said)
            return Self.command(head) != nil && head.isWhole ? route(head, text, isAddressed: false) : .talk(text)
        }
        if let said = opening.loose(text), let command = Self.command(Head(said)), Head(said).isWhole {
            return .ask(shown(.askBack(Message(Self.meant(command, said)), yes: String(said))))
        }
        return .talk(text)
    }

    /// A whole message in code marks: pasted from an answer of ours, or only shown to somebody. What shows something is
    /// done, what does something is asked about.
    private func shownAsCode(_ said: Substring, _ text: String, isAddressed: Bool) -> Routed {
        let routed = route(Head(said), text, isAddressed: isAddressed)
        guard case .ask(let ask) = routed, ask.isDeed else { return routed }
        let line: Message.Line =
            "That is code, so nothing was done. To do it, without the marks: \(code: "!" + said), or "
        return .ask(shown(.askBack(Message(line + "\(code: "yes")."), yes: String(said))))
    }

    private func route(_ head: Head, _ text: String, isAddressed: Bool) -> Routed {
        guard let command = Self.command(head) else {
            if isTalk(head), !isAddressed { return .talk(text) }
            return unknown(head).map { .ask(shown($0)) }
                ?? (isAddressed ? .ask(.say(shown(Message(Self.unknown(head))))) : .talk(text))
        }
        guard head.isWhole else { return .ask(.say(shown(Message(Self.unknown(head))))) }
        var arguments = Arguments(head, of: command)
        do throws(Slip) {
            // Before anything reads it, so that no command can be kept busy by a message of 60,000 characters.
            try Arguments.check(arguments.rest, "A text", Limit.text)
            if Self.asksForHelp(arguments, command) { return .ask(.say(shown(Self.page(command)))) }
            try Self.checkFlags(arguments, command)
            let typed = arguments
            let ask = try command.parse(&arguments)
            if let slip = Self.question(head, typed, command, ask) { throw slip }
            return .ask(shown(ask))
        } catch {
            let answer = Self.answer(to: error, command)
            if case .askBack(_, let yes) = error { return .ask(shown(.askBack(answer, yes: yes))) }
            return .ask(.say(shown(answer)))
        }
    }

    /// A known command, or one that is nearly typed: other bots have commands too, and those are theirs to answer.
    private func beginsCommand(_ head: Head) -> Bool {
        Self.command(head) != nil ? head.isWhole : !isTalk(head) && unknown(head) != nil
    }

    /// Words below a command that reads one line: nothing that was typed is passed over.
    private func talk(below said: String) -> String? {
        guard let first = opening.command(in: said), let command = Self.command(Head(first)) else { return nil }
        switch command.reads {
        case .text, .all: return nil
        case .line, .words:
            let below = first.after(first.firstLine)
            return below.isEmpty ? nil : String(below)
        }
    }

    /// What can be typed that begins so, with the prefix.
    package func completions(of start: String) -> [String] {
        Self.commands.map { prefix + $0.name }.filter { $0.hasPrefix(start.lowercased()) }
    }

    /// `!isEmpty()` and `!don't` are no words, and `!important` is how people stress one.
    private func isTalk(_ head: Head) -> Bool { !head.isWhole || Self.talkWords.contains(head.word) }

    private static let talkWords: Set = ["important", "hello", "hi", "hey", "hallo", "thanks", "bye"]

    private func shown(_ ask: Ask) -> Ask {
        switch ask {
        case .say(let message): .say(shown(message))
        case .askBack(let message, let yes): .askBack(shown(message), yes: yes)
        default: ask
        }
    }

    /// Commands are written with `!` in every table and sentence; here they get the prefix that is in force.
    private func shown(_ message: Message) -> Message { prefix == "!" ? message : message.withPrefix(prefix) }
}

package enum Routed: Sendable {
    case ask(Ask)
    case talk(String)
}

/// One command of a message, or the talk beside it.
package struct Part: Sendable {
    /// As typed; of a command its first line.
    package var said: String
    package var routed: Routed

    package init(said: String, routed: Routed) {
        self.said = said
        self.routed = routed
    }
}
