import ArgumentParser

@main
struct Sitrep: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sitrep",
        abstract: "The incident bot that never loses a reminder.",
        discussion: """
            Examples:
              sitrep run --data ./data                    try it: a room in the browser, no account anywhere
              sitrep run --config sitrep.yaml --data /var/lib/sitrep
              sitrep check-config sitrep.yaml             every mistake at once, with file and line
              sitrep doctor --config sitrep.yaml          tokens, scopes and clocks, asked of the services
              sitrep rehearse --severity P1 --config F    who would be told what, minute by minute
              sitrep invite ana --data /var/lib/sitrep    a link that lets ana into the rooms on the web
              sitrep commands                             what people type, as Markdown
              sitrep templates                            what the bot says, to be said in your own words
              sitrep import opsgenie --api-key-file F     people and schedules of another service, as YAML
              sitrep backup --data D FILE                 a copy of the store while it runs; sitrep restore puts it back
              sitrep verify --data D --head "52 9f86…"    nothing was changed, and nothing was cut off
              sitrep tail --data D --follow               what is going on, line by line
            """,
        version: Version.current,
        subcommands: [
            Run.self, CheckConfig.self, Doctor.self, Rehearse.self, Invite.self, Commands.self, Templates.self,
            Verify.self, Backup.self, Restore.self, Export.self, Import.self, Redact.self, Tail.self,
            SelfCheck.self, SelfDescribe.self,
        ])
}

enum Version {
    static let current = "0.1.0"
}
