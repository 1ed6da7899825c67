import Incidents

/// What a command asks where its words ask too (`!resolved?`), put it off (`not yet`) or say the opposite (`!ack no`):
/// a slip must not become real.
package struct Doubt: Sendable {
    /// `Is it resolved?`
    let question: String
    /// What to type where it is not so; backquotes mark what is typed.
    let otherwise: String
    /// Words that are its opposite as a whole, beside those of every command.
    let opposites: Set<String>
    /// How its words may begin although it sounds like the opposite.
    let allowed: [String]
    /// What its words may not begin with, and may not hold anywhere.
    let starts: [String]
    let anywhere: [String]
    /// A question mark at the end of its words is a doubt about them, and not about the deed.
    let mayEndAsking: Bool

    init(
        _ question: String, otherwise: String, opposites: Set<String> = [], allowed: [String] = [],
        starts: [String] = [], anywhere: [String] = [], mayEndAsking: Bool = false
    ) {
        self.question = question
        self.otherwise = otherwise
        self.opposites = opposites
        self.allowed = allowed
        self.starts = starts
        self.anywhere = anywhere
        self.mayEndAsking = mayEndAsking
    }

    /// Whether a text says the opposite. `no errors for 20 min` does not: only the first clause counts as a whole, and of
    /// longer ones how they begin.
    func isOpposite(_ text: Substring) -> Bool {
        guard !text.isQuoted else { return false }
        let words = Substring(text.unicodeScalars.prefix(Limit.title)).spokenWords
        let whole = words.joined(separator: " ")
        guard !allowed.contains(where: { whole.begins(withWords: $0) }) else { return false }
        if starts.contains(where: { whole.begins(withWords: $0) }) { return true }
        if anywhere.contains(where: { whole.holds(words: $0) }) { return true }
        let clause = text.firstClause.spokenWords.filter { !Self.fillers.contains($0) }
        let said = clause.joined(separator: " ")
        guard !said.isEmpty else { return false }
        return Self.common.contains(said) || opposites.contains(said)
            || clause.count == 1 && said.utf8.count > 3 && !Nearness.nearest(to: said, among: ["undo"]).isEmpty
    }

    /// What nobody says who means the deed.
    private static let common: Set<String> = [
        "no", "not", "none", "nope", "nah", "nein", "non", "nicht", "never", "nobody", "nothing", "negative", "undo",
        "un-do", "off", "stop", "wait", "abort", "cancel", "maybe", "perhaps", "almost", "nearly", "soon", "later",
        "unsure", "hold on", "hold", "never mind", "nevermind", "dont", "do not", "oops", "mistake", "wrong", "sorry",
        "ignore", "false",
    ]
    /// How people begin who say that something is not so yet.
    static let notYet = [
        "not yet", "not really", "not quite", "not fully", "not completely", "not entirely", "not sure", "not done",
        "not resolved", "not fixed", "not mitigated", "not closed", "not over", "not now", "not so", "no not",
        "no wait",
        "no still", "dont", "do not", "isnt resolved", "is not resolved", "isnt fixed", "is not fixed", "isnt over",
        "is not over", "isnt done", "is not done", "it isnt", "it is not", "its not", "hold on", "wait", "almost",
        "nearly", "unclear", "partly", "partially", "only partly", "noch nicht",
    ]
    /// Words that change nothing of it.
    private static let fillers: Set<String> = [
        "please", "pls", "now", "it", "that", "this", "the", "a", "an", "yet", "really", "again", "just", "i", "am",
        "is", "at", "all", "for", "so", "thanks", "of", "was", "here", "to",
    ]
}

extension Substring {
    /// Up to the first stop: `not yet` of `not yet, still 5 % errors`.
    fileprivate var firstClause: Substring {
        let stops: Set<Unicode.Scalar> = [",", ";", ":", ".", "!", "?", "–", "—", "\n", "(", "…"]
        let clause = Substring(unicodeScalars.prefix(Limit.title).prefix { !stops.contains($0) })
        guard let dash = clause.firstRange(of: " - ") else { return clause }
        return clause[..<dash.lowerBound]
    }

    /// Its words in small letters, without marks, `don’t` as `dont`.
    fileprivate var spokenWords: [String] {
        unicodeScalars.split(whereSeparator: \.isSpace).map { (word: Substring.UnicodeScalarView) -> String in
            let apostrophes: Set<Unicode.Scalar> = ["'", "’", "ʼ", "`"]
            var kept = String.UnicodeScalarView()
            for scalar in word where !apostrophes.contains(scalar) { kept.append(scalar) }
            return String(kept)[...].trimmed { $0.isPunctuation || $0 == "-" || $0 == "–" || $0 == "—" }.folded
        }.filter { !$0.isEmpty }
    }
}

extension String {
    func begins(withWords words: String) -> Bool { self == words || hasPrefix(words + " ") }
    func holds(words: String) -> Bool { " \(self) ".contains(" \(words) ") }
}

extension CommandRouter {
    /// The question in the place of a deed that was asked about, or denied, with the deed's own command.
    static func question(_ head: Head, _ typed: Arguments, _ command: any Command, _ ask: Ask) -> Slip? {
        guard ask.isDeed, !typed.rest.isQuoted else { return nil }
        let id = typed.incident.map { " \($0)" } ?? ""
        let bare = command.name + id
        if let doubt = command.doubt, !ask.takesBack, doubt.isOpposite(typed.rest) {
            return .askBack(sentence(doubt, bare), yes: bare)
        }
        let asks = typed.rest.isEmpty ? head.asks(of: command) : typed.rest.asks && mayNotAsk(command, ask)
        guard asks else { return nil }
        let words = typed.rest.trimmed { $0 == "?" || $0.isSpace || $0 == "!" || $0 == "…" }
        let meant = words.isEmpty ? bare : "\(bare) \(words)"
        if let doubt = command.doubt { return .askBack(sentence(doubt, meant), yes: meant) }
        return .askBack(
            "You ask, so nothing was done. To do it: \(code: "!" + meant), or \(code: "yes"). "
                + "More: \(code: "!help " + command.name)", yes: meant)
    }

    private static func sentence(_ doubt: Doubt, _ meant: String) -> Message.Line {
        Message.Line(ours: doubt.question + " Nothing was done. If so: ") + "\(code: "!" + meant), or \(code: "yes"). "
            + Message.Line(ours: doubt.otherwise)
    }

    /// Where words are kept as a text, they may well ask.
    private static func mayNotAsk(_ command: any Command, _ ask: Ask) -> Bool {
        if let doubt = command.doubt { return !doubt.mayEndAsking }
        switch command.reads {
        case .text, .all: return false
        case .line, .words: return !ask.hasGoal
        }
    }
}

extension Substring {
    fileprivate var asks: Bool {
        trimmed { $0.isSpace || $0 == "!" || $0 == "…" || $0.isMark || $0 == ")" }.unicodeScalars.last == "?"
    }
}

extension Ask {
    /// It changes something, or rings somebody.
    var isDeed: Bool {
        switch self {
        case .declare, .act, .security, .dataLoss, .page, .drill, .stalk, .unstalk: true
        case .duty(.give), .duty(.take), .duty(.undo): true
        case .duty(.show), .duty(.mine), .duty(.calendar), .duty(.load), .query, .invite, .talk, .mark, .unmark, .say,
            .askBack, .answered, .pageWord, .roomOpened, .observed, .undelivered:
            false
        }
    }

    /// It is the opposite already: `!security undo`.
    fileprivate var takesBack: Bool { if case .act(.liftPrivacy, _) = self { true } else { false } }

    /// It ends in a goal, which may be a question.
    fileprivate var hasGoal: Bool {
        switch self {
        case .act(.sync(.plan(_, _, let goal)), _), .act(.sync(.held(_, let goal)), _): goal != nil
        case .act(.stream(.open(_, _, let goal, _)), _): goal != nil
        case .act(.askSwoop, _): true
        default: false  // one question, asked of the commands that keep a text behind their words
        }
    }
}
