/// The first words of a command: `ic page` of `ic page db is slow`.
struct Head {
    /// As typed, for repeating.
    let typed: Substring
    /// Folded, for looking up; empty where it is too long to be any command.
    let word: String
    /// False where letters go on after a stop, as in `isEmpty()`, `don't` and `status/3`.
    let isWhole: Bool
    /// A question mark stands right behind the command's words: `resolved?`, `ic me?`.
    private let asks: (first: Bool, second: Bool)
    /// The next word of the same line.
    let second: String?
    let rest: Substring
    let afterSecond: Substring

    /// What follows the prefix; it begins with a letter.
    init(_ text: Substring) {
        let run = Substring(text.unicodeScalars.prefix { $0.isWordPart })
        let bare = run.trimmed { $0 == "-" || $0 == "_" }
        word = run.unicodeScalars.count > Limit.echo ? "" : bare.folded
        let stop = text[run.endIndex...].unicodeScalars.prefix { $0.isPunctuation }
        let following = text[stop.endIndex...].unicodeScalars.first
        isWhole = (following?.isSpace != false || stop.contains(":")) && !stop.contains("(") && !stop.contains("[")
        typed = isWhole ? bare : text.firstWord
        rest = Substring(text[stop.endIndex...].unicodeScalars)
        let line = Substring(rest.unicodeScalars.drop { $0 == " " }).firstLine
        let raw = line.firstWord
        let next = raw.unicodeScalars.count > Limit.echo ? "" : raw.bare
        second = next.isEmpty ? nil : next.folded
        asks = (stop.contains("?"), raw.unicodeScalars.reversed().prefix { $0.isPunctuation }.contains("?"))
        afterSecond = rest[raw.endIndex...]
    }

    /// What is left for a command that this head names.
    func arguments(of command: any Command) -> Substring { usesBoth(command) ? afterSecond : rest }

    /// `!resolved?` asks; it does not say.
    func asks(of command: any Command) -> Bool { usesBoth(command) ? asks.second : asks.first }

    private func usesBoth(_ command: any Command) -> Bool {
        second.map { CommandRouter.byName["\(word) \($0)"]?.name == command.name } ?? false
    }
}
