import Foundation
import Incidents

/// `pagers.<name>` of the kind `command`.
extension Draft {
    /// A page whose program takes longer is no page.
    private static let longest = Duration.minutes(5)

    mutating func readCommand(_ name: String, _ field: Field) {
        let keys = ["kind", "command", "time_limit", "environment", "people", "shared", "notices"]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no command", hint: "Add \"command: [/usr/local/bin/page]\"") }
            return
        }
        let words = fields["command"].map { command($0) } ?? []
        if fields["command"] == nil {
            fields.error("has no command", hint: "Add \"command: [/usr/local/bin/page]\"")
        }
        var limit = CommandSettings.standardLimit
        if let field = fields["time_limit"], let said = field.duration() {
            limit = said
            if said > Draft.longest { field.error("is too long", hint: "Write 5 minutes or less") }
        }
        let variables = fields["environment"].map { environment($0) } ?? [:]
        let rule = reach(name, fields, sharedAddress: CommandSettings.sharedAddress)
        guard !words.isEmpty else { return }
        configuration.pagers.append(
            .command(CommandSettings(name: name, words: words, environment: variables, limit: limit)))
        policy.pagers.append(rule)
    }

    /// Empty (reported) where it is no program. What it is called with may hold anything but a zero.
    private func command(_ field: Field) -> [String] {
        let words = field.texts().map(\.text)
        guard let program = words.first else { return [] }
        guard program.hasPrefix("/") else {
            field.error(
                "begins with no path", got: program,
                hint: "Write it whole, \"[/usr/local/bin/page, --loud]\"; no shell looks for it")
            return []
        }
        guard FileManager.default.isExecutableFile(atPath: program) else {
            field.error("names a program that cannot be started", got: program, hint: "Check the path, and chmod +x")
            return []
        }
        guard !words.contains(where: { $0.utf8.contains(0) }) else {
            field.error("holds a zero byte", hint: "Take it out")
            return []
        }
        return words
    }

    private func environment(_ field: Field) -> [String: CommandSettings.Variable] {
        var variables: [String: CommandSettings.Variable] = [:]
        for (name, field) in field.named() {
            let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            guard isName, name.first?.isNumber == false else {
                field.error("is not the name of an environment variable", got: name, hint: "Write it like REGION")
                continue
            }
            guard case .text = field.value.content else {
                let secret = field.fields(known: ["secret_file", "secret_env"])?.secret("secret")
                variables[name] = secret.map { .secret($0) }
                continue
            }
            guard !Entry.isSecret(name) else {
                problems.error(
                    field.place, "\(field.path) is a secret and may not stand in this file",
                    hint: "Write \"\(name): {secret_file: /path/to/it}\"")
                continue
            }
            variables[name] = field.text().map { .plain($0.text) }
        }
        return variables
    }
}
