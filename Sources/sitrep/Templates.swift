import ArgumentParser
import Wording

struct Templates: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print every sentence of the bot as YAML, to be replaced by your own words.",
        discussion: """
            Keep the lines that you change under `templates:` of the configuration; sentences that are not there stay as \
            they are. `{1}` stands for what the comment above the sentence names first. `sitrep check-config` says where \
            a sentence or a gap is unknown.

            Examples:
              sitrep templates > templates.yaml
              sitrep templates --about overdue
            """)

    @Option(help: "Only sentences with this word in them.")
    var about: String?

    func run() {
        print("templates:")
        for (sentence, gaps) in KnownSentences.all.rows {
            if let about, !sentence.lowercased().contains(about.lowercased()) { continue }
            if !gaps.isEmpty {
                print("  # " + gaps.enumerated().map { "{\($0 + 1)} \($1)" }.joined(separator: ", "))
            }
            let quoted = Self.quoted(sentence)
            print("  \(quoted): \(quoted)")
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
        return "\"" + String(escaped) + "\""
    }
}
