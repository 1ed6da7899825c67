import ArgumentParser

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take over an exported record, or people and schedules of another service.",
        discussion: """
            A file alone is a record that sitrep export wrote.

            Examples:
              sitrep import record.jsonl --data /var/lib/sitrep
              sitrep import opsgenie --api-key-file /etc/sitrep/opsgenie-key > oncall.yaml
            """,
        subcommands: [ImportRecord.self, ImportOpsgenie.self], defaultSubcommand: ImportRecord.self)
}
