import Incidents

/// What may stand behind any command and is none of its words: a cry for its help, and a flag that it does not have.
extension CommandRouter {
    /// `!resolved --help`, `!ack ?`, `!title help`.
    static func asksForHelp(_ typed: Arguments, _ command: any Command) -> Bool {
        let text = typed.rest
        guard !text.isEmpty, !text.isQuoted, !(command is HelpCommand) else { return false }
        let first = text.firstWord
        if first == text { return text.isCryForHelp }
        if first.helpFlag != nil { return !command.keepsWords || text.after(first).bare.isEmpty }
        return !command.keepsWords && text.lastWord.helpFlag != nil
    }

    /// `!resolved --dry-run`, `!dataloss --drill rows`: a word with a dash at either end. What commands with flags of
    /// their own make of it, they say by themselves.
    static func checkFlags(_ typed: Arguments, _ command: any Command) throws(Slip) {
        let text = typed.rest
        guard command.flags.isEmpty, !text.isEmpty, !text.isQuoted else { return }
        if let (flag, word) = Arguments.leading(text) {
            // `— rolled back` and `- rolled back` begin a text; `-- dry-run` is the flag.
            let isApart = word != text.firstWord
            let isHyphen = word.unicodeScalars.first == "-" && !word.hasPrefix("--")
            if isApart || isHyphen && command.keepsWords && word != text, !Flag.isPlain(flag) { return }
            throw typed.noFlag(word, flag, of: text, keepsWords: command.keepsWords)
        }
        let last = text.lastWord
        guard let flag = last.dashed, !command.keepsWords || Flag.isPlain(flag) else { return }
        throw typed.noFlag(last, flag, of: text, keepsWords: command.keepsWords)
    }
}

/// Flags that people try at any program.
enum Flag {
    /// What nobody types who means the deed: `yes` is no answer to it.
    static let practice: Set<String> = [
        "drill", "test", "testing", "dry-run", "dryrun", "dry", "practice", "practise", "exercise", "simulate",
        "simulation", "rehearse", "rehearsal", "noop", "no-op", "pretend", "what-if", "whatif",
    ]
    static let opposite: Set<String> = [
        "not", "no", "undo", "cancel", "stop", "off", "abort", "revert", "false", "wait", "never", "dont", "none",
    ]
    private static let others: Set<String> = [
        "help", "h", "new", "real", "force", "quiet", "silent", "private", "now", "daily", "weekly", "yes", "version",
    ]

    static func isPlain(_ flag: String) -> Bool {
        practice.contains(flag) || opposite.contains(flag) || others.contains(flag)
            || flag.utf8.count > 3 && !Nearness.nearest(to: flag, among: practice).isEmpty
    }

    static func isPractice(_ flag: String) -> Bool {
        practice.contains(flag) || flag.utf8.count > 3 && !Nearness.nearest(to: flag, among: practice).isEmpty
    }
}

extension Substring {
    fileprivate var isCryForHelp: Bool {
        helpFlag != nil
            || !isEmpty && unicodeScalars.allSatisfy { $0 == "?" || $0 == "？" || $0 == "!" } && contains("?")
            || ["help", "/?", "/h", "/help", "-?", "--?", "hilfe", "usage"].contains(folded)
            || bare.folded == "help"
    }

    /// `--help`, `-h`, `—help`.
    fileprivate var helpFlag: String? {
        guard let flag = dashed, ["help", "h", "usage", "man"].contains(flag) else { return nil }
        return flag
    }
}
