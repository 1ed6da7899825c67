import ArgumentParser
import FoundationEssentials

/// What ArgumentParser tells of a command with `--experimental-dump-help`: as much of it as a man page needs.
struct HelpTree: Decodable {
    struct Dump: Decodable { var command: HelpTree }
    struct Name: Decodable {
        var kind: String
        var name: String
        /// `--data`, `-f`
        var spelled: String { (kind == "long" ? "--" : "-") + name }
    }
    struct Argument: Decodable {
        var kind: String
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var abstract: String?

        /// `--data <data>`, `<file>`
        var spelled: String {
            let value = "<\(valueName ?? "value")>"
            let all = (names ?? []).map(\.spelled).joined(separator: ", ")
            switch kind {
            case "positional": return value
            case "option": return "\(all) \(value)"
            default: return all
            }
        }
        /// `[--data <data>]`, `<file> ...`
        var usage: String {
            let one = kind == "flag" || kind == "option" ? shortest : spelled
            return (isOptional ? "[\(one)]" : one) + (isRepeating ? " ..." : "")
        }
        private var shortest: String {
            let name = names?.first { $0.kind == "long" }?.spelled ?? names?.first?.spelled ?? ""
            return kind == "option" ? "\(name) <\(valueName ?? "value")>" : name
        }
    }

    var commandName: String
    var superCommands: [String]?
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool?
    var defaultSubcommand: String?
    var subcommands: [HelpTree]?
    var arguments: [Argument]?

    static func of(_ command: (some ParsableCommand).Type) throws -> HelpTree {
        let text = command._dumpHelp()
        return try JSONDecoder().decode(Dump.self, from: Data(text.utf8)).command
    }

    /// `sitrep import opsgenie`
    var path: [String] { (superCommands ?? []) + [commandName] }
    var shownSubcommands: [HelpTree] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }
    var shownArguments: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }

    /// The discussion in paragraphs, and what follows `Example:` or `Examples:`.
    var parts: (paragraphs: [String], examples: [String]) {
        var paragraphs: [[String]] = [[]]
        var examples: [String] = []
        var isExample = false
        for line in (discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "Example:" || line == "Examples:" {
                isExample = true
            } else if isExample {
                examples.append(String(line.drop { $0 == " " }))
            } else if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(String(line))
            }
        }
        return (paragraphs.map { $0.joined(separator: " ") }.filter { !$0.isEmpty }, examples)
    }
}
