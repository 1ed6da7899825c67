/// Names that stood at the beginning of a text, and what follows them.
struct NamesSaid {
    /// One of them: the words, and whom they mean.
    struct Named: Hashable {
        var words: String
        var targets: [Target]
        /// A mention or in quotes: nothing that a sentence could begin with.
        var isExplicit = false
    }

    var found: [Named] = []
    /// As typed.
    var rest = ""
    /// `bob or vera`: which of them is meant is not said.
    var isEither = false
    /// Words that stand where a name is due, and mean nobody or are a slip away.
    var doubt: NameDoubt?

    /// Only kindness is left.
    var isWhole: Bool { NameWords(rest).words.allSatisfy { PlainWords.courtesy.contains($0.folded) } }
}

/// Words that may be a name, of which somebody has to say what they are.
package struct NameDoubt: Hashable, Sendable {
    package var words: String
    /// What they may mean, and how it is typed; empty where nothing is near.
    package var near: [Choice] = []
    /// What stands behind them.
    package var rest = ""
    /// The names that stand beside them and are known.
    package var known: Choice?
    package var kind = Kind.slip
    /// The line that the command pages; nil means the commanders, nothing that they are not paged for these words.
    package var line: String? = "ic"

    package enum Kind: Hashable, Sendable {
        /// They nearly are a name, or may be one that nobody has.
        case slip
        /// Names and other words, of which the first choice is the likelier.
        case mixed
        /// The same, and none is likelier.
        case open
        case question
    }

    package struct Choice: Hashable, Sendable {
        package var typed: String
        package var shown: String
    }
}
