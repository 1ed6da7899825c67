import ArgumentParser

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take over people, teams and schedules from another service, once.",
        subcommands: [ImportOpsgenie.self])
}
