import Incidents

struct HelpCommand: Command {
    let name = "help"
    let aliases = ["commands"]
    let group = CommandGroup.help
    let syntax = "!help [command]"
    let summary = "Shows every command, or one in full."
    let examples = ["!help", "!help ic page"]
    let next = ["declare", "ic page", "status"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let topic = Substring(arguments.rest.unicodeScalars.drop { !$0.isLetter }).bare
        guard !topic.isEmpty else { return .say(CommandRouter.overview()) }
        let isCry = Self.fillers.contains(topic.firstWord.folded) && CommandRouter.byName[topic.folded] == nil
        guard !isCry else { return .say(CommandRouter.overview()) }
        let words = topic.unicodeScalars.prefix(Limit.echo).split(separator: " ").map { Substring($0).bare.folded }
        if let command = CommandRouter.byName[words.joined(separator: " ")] { return .say(CommandRouter.page(command)) }
        // `!help update me`: the command, and words that are none.
        if let first = words.first, CommandRouter.secondWords[first] == nil, let command = CommandRouter.byName[first] {
            return .say(CommandRouter.page(command))
        }
        throw .invalid(CommandRouter.unknownTopic(words.joined(separator: " "), typed: topic))
    }

    /// `@sitrep help me`, `help us please`: a cry, and no command's name.
    private static let fillers: Set = ["me", "us", "please", "now", "here", "with"]
}
