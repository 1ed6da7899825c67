import Incidents

/// One command: what people type, what it is for, and what it asks of the core.
/// Each is a file in `Commands/` and a line in `CommandRouter.commands`; help and `commands.md` are made from it.
/// Commands are written with `!` here; the router shows them with the prefix that is configured.
package protocol Command: Sendable {
    /// What is typed after the prefix: `ic page`.
    var name: String { get }
    /// Other names for the same, whole: `page`.
    var aliases: [String] { get }
    var group: CommandGroup { get }
    /// `<needed>`, `[optional]`.
    var syntax: String { get }
    /// One line. In it and in `details`, backquotes mark what is typed.
    var summary: String { get }
    var details: [String] { get }
    /// Each one works as it stands; the first answers a missing argument.
    var examples: [String] { get }
    /// Names of what is useful afterwards.
    var next: [String] { get }
    var whoMayUse: String { get }
    var reads: Reading { get }
    /// The flags that it reads by itself.
    var flags: [String] { get }
    /// Its words are written down as they stand, dashes too.
    var keepsWords: Bool { get }
    /// What is asked where its words ask, or say the opposite.
    var doubt: Doubt? { get }
    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask
}

extension Command {
    package var aliases: [String] { [] }
    package var details: [String] { [] }
    package var next: [String] { [] }
    package var whoMayUse: String { "anyone" }
    package var flags: [String] { [] }
    package var keepsWords: Bool { false }
    package var doubt: Doubt? { nil }

    /// Its words with the incident's id, where one was named, for an answer that repeats them.
    func asTyped(_ arguments: Arguments) -> String { name + (arguments.incident.map { " \($0)" } ?? "") }
}

/// How much of a message belongs to a command, and where an incident's id is looked for.
package enum Reading: Sendable {
    /// Words of the first line; `INC-3` may stand first or last.
    case line
    /// Words of the first line, of which no incident is meant beside the command's own business.
    case words
    /// Free text with the lines that follow; `INC-3` only first, because text may well end in the name of an incident
    /// (`!cancel duplicate of INC-2` must not cancel INC-2).
    case text
    /// Everything, untouched.
    case all
}

/// The headings of help, in its order.
package enum CommandGroup: String, CaseIterable, Sendable {
    case incident = "Incident"
    case phase = "Phase"
    case command = "Command"
    case paging = "Paging"
    case onCall = "On call"
    case update = "Update"
    case work = "Work"
    case status = "Status"
    case help = "Help"
}

/// Why a command was understood but cannot be done as typed. The router turns it into a sentence with an example.
package enum Slip: Error {
    /// What is missing, as in "needs …".
    case missing(String)
    /// The whole sentence.
    case invalid(Message.Line)
    /// Plain enough for a `yes`: the whole sentence, and what it then does, without the prefix.
    case askBack(Message.Line, yes: String)
    /// A word where none, or another one, belongs.
    case unexpected(String)
}
