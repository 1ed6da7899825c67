import ArgumentParser
import CommandRouter

struct Commands: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print every chat command as Markdown: the file commands.md.",
        discussion: """
            Example:
              sitrep commands > commands.md
            """)

    func run() { print(CommandRouter(prefix: "!").reference(), terminator: "") }
}
