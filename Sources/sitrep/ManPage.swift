import ArgumentParser

/// A page of the manual, section 1, in the macros of man(7).
struct ManPage {
    /// `sitrep-verify`
    var name: String
    var text: String

    /// One for the program and one for each of its commands.
    static func all(of program: (some ParsableCommand).Type, version: String) throws -> [ManPage] {
        let tree = try HelpTree.of(program)
        let names = collected(tree).map { $0.path.joined(separator: "-") }
        return collected(tree).map { ManPage($0, version: version, all: names) }
    }

    private static func collected(_ tree: HelpTree) -> [HelpTree] { [tree] + tree.shownSubcommands.flatMap(collected) }

    private init(_ tree: HelpTree, version: String, all: [String]) {
        let own = tree.path.joined(separator: "-")
        name = own
        var lines = [
            ".\\\" Made by scripts/describe from the commands' own help.",
            ".TH \(own.uppercased()) 1 \"\" \"sitrep \(version)\" \"Sitrep\"",
            ".SH NAME", "\(own.roff) \\- \((tree.abstract ?? "").roff)", ".SH SYNOPSIS",
            ".B \(tree.path.joined(separator: " ").roff)",
        ]
        let usage = tree.shownArguments.filter { !$0.isHelp }.map(\.usage)
        if !usage.isEmpty { lines.append(usage.joined(separator: " ").roff) }
        if !tree.shownSubcommands.isEmpty { lines.append("<command> ...".roff) }
        let (paragraphs, examples) = tree.parts
        if !paragraphs.isEmpty {
            lines.append(".SH DESCRIPTION")
            lines += paragraphs.map(\.roff).joined(by: ".PP")
        }
        lines += ManPage.rows("COMMANDS", tree.shownSubcommands.map { ($0.commandName, $0.abstract ?? "") })
        lines += ManPage.rows("OPTIONS", tree.shownArguments.map { ($0.spelled, $0.told) })
        if !examples.isEmpty { lines += [".SH EXAMPLES", ".nf"] + examples.map(\.roff) + [".fi"] }
        lines += [".SH EXIT STATUS"] + ManPage.exits
        lines.append(".SH SEE ALSO")
        lines.append(all.filter { $0 != own }.map { "\\fB\($0.roff)\\fR(1)" }.joined(separator: ", "))
        text = lines.joined(separator: "\n") + "\n"
    }

    private static let exits = [
        "0 fine; 1 a check found something; 64 wrong usage; 65 data broken or of a newer version; 74 the disk or the",
        "file system refuses; 75 another process holds the data directory; 78 the configuration was refused.",
    ]

    private static func rows(_ title: String, _ rows: [(String, String)]) -> [String] {
        guard !rows.isEmpty else { return [] }
        return [".SH \(title)"] + rows.flatMap { [".TP", ".B \($0.0.roff)", $0.1.roff] }
    }
}

extension HelpTree.Argument {
    fileprivate var isHelp: Bool { names?.contains { $0.name == "help" || $0.name == "version" } ?? false }

    fileprivate var told: String {
        (abstract ?? "") + (defaultValue.map { " (default: \($0))" } ?? "")
    }
}

extension String {
    /// As text of a page: nothing in it is a macro or an escape.
    fileprivate var roff: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\\": text += "\\e"
            case "-": text += "\\-"
            case _ where !scalar.isASCII:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                text += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text.first == "." || text.first == "'" ? "\\&" + text : text
    }
}

extension [String] {
    fileprivate func joined(by separator: String) -> [String] {
        enumerated().flatMap { $0.offset == 0 ? [$0.element] : [separator, $0.element] }
    }
}
