import ArgumentParser
import Glibc
import Incidents
import Settings

struct CheckConfig: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Check configuration files: every mistake at once, with file and line.",
        discussion: """
            Exits with 0 when it can be used, 1 when there is a mistake. Warnings do not count as mistakes. With --here \
            a secret that cannot be read is one: for the machine where it is to run, as the user that will run it. The \
            daemon starts with whatever passes.

            Examples:
              sitrep check-config /etc/sitrep/sitrep.yaml
              sitrep check-config --here /etc/sitrep/sitrep.yaml
            """)

    @Argument(help: "Configuration files, read together.")
    var files: [String]
    @Flag(help: "It is to run here and as this user: each secret must be in its place.")
    var here = false
    @Flag(help: "Print what was found and understood as one JSON object.")
    var json = false

    func run() throws {
        let loaded = SettingsLoader.judge(files: files, secrets: here ? .needed : .reported)
        if json { return try printJSON(loaded) }
        for diagnostic in loaded.diagnostics { print(diagnostic) }
        guard let configuration = loaded.configuration else { throw ExitCode(1) }
        for row in configuration.ladder { print(row.text) }
        for warning in configuration.unreached(at: Instant(seconds: Int64(time(nil)))) { print(warning) }
        for gap in configuration.scheduleGaps(after: Instant(seconds: Int64(time(nil)))) { print(gap) }
        if configuration.server.publicURL == nil, !configuration.pagers.isEmpty {
            print(
                "note: server.public_url is not set, so pages carry no link or button to acknowledge by; "
                    + "people answer in the room")
        }
        let policy = configuration.policy
        print(
            "ok: \(policy.people.count) people, \(policy.teams.count) teams, \(policy.severities.count) severities, "
                + "\(policy.book.schedules.count) schedules, "
                + "\(configuration.chats.count + 1) chats, \(configuration.pagers.count) pagers, \(configuration.monitors.count) monitors, "
                + "times in \(policy.zone.name)")
    }
}
