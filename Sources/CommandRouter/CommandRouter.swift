import Incidents

/// Reads what was said in a room: a command becomes what it asks of the core, everything else is talk.
/// It knows no incident and no person: a name or a severity goes on as typed, and the core looks it up.
package struct CommandRouter: Sendable {
    let prefix: String
    private let opening: Opening

    /// `botNames`: what the bot is called at its chats (a name or a chat's id), so that `@sitrep !status` is a command
    /// while `@bob !ic me` is talk between people.
    package init(prefix: String, botNames: [String] = ["sitrep"]) {
        self.prefix = prefix.isEmpty ? "!" : prefix
        opening = Opening(prefix: self.prefix, botNames: botNames)
        _ = Self.byName  // two commands with one name end the program here, at its start
    }

    /// `isAddressed`: said to the bot alone, so that a command needs no prefix.
    package func route(_ text: String, isAddressed: Bool = false) -> Routed {
        guard let said = opening.command(in: text) ?? (isAddressed ? opening.addressed(text) : nil) else {
            return .talk(text)
        }
        let head = Head(said)
        guard let command = Self.command(head) else {
            return isTalk(head) ? .talk(text) : .ask(.say(shown(Message(Self.unknown(head)))))
        }
        guard head.isWhole else { return .ask(.say(shown(Message(Self.unknown(head))))) }
        var arguments = Arguments(head, of: command)
        do throws(Slip) {
            // Before anything reads it, so that no command can be kept busy by a message of 60,000 characters.
            try Arguments.check(arguments.rest, "A text", Limit.text)
            return .ask(shown(try command.parse(&arguments)))
        } catch {
            return .ask(.say(shown(Self.answer(to: error, command))))
        }
    }

    /// What can be typed that begins so, with the prefix.
    package func completions(of start: String) -> [String] {
        Self.commands.map { prefix + $0.name }.filter { $0.hasPrefix(start.lowercased()) }
    }

    /// `!isEmpty()` and `!don't` are no words, and `!important` is how people stress one.
    private func isTalk(_ head: Head) -> Bool { !head.isWhole || head.word == "important" }

    private func shown(_ ask: Ask) -> Ask {
        if case .say(let message) = ask { .say(shown(message)) } else { ask }
    }

    /// Commands are written with `!` in every table and sentence; here they get the prefix that is in force.
    private func shown(_ message: Message) -> Message { prefix == "!" ? message : message.withPrefix(prefix) }
}

package enum Routed: Sendable {
    case ask(Ask)
    case talk(String)
}
