import Incidents

/// Words that say that something is only practised. Nobody is woken for them before it is asked whether it is real.
struct Practice {
    /// The flag for it: `drill` or `test`.
    let flag: String
    /// The text without what said so at its front.
    let rest: Substring

    /// `drill P3 …`, `exercise: …`, `P2 game day`, `[DRILL] …`, `this is a test`, `P1 TEST TEST TEST`. Of `test` only where it
    /// is no part of a name: `test environment is down` and `payment test suite fails` are trouble.
    init?(_ text: Substring) {
        guard !text.isQuoted else { return nil }
        let raw = Substring(text.unicodeScalars.prefix(Limit.title * 2)).words
        let words = raw.map { $0.plain }
        let whole = " \(words.joined(separator: " ")) "
        if words.contains(where: { Self.drills.contains($0) }) || Self.isFramed(raw, words)
            || Self.drillPhrases.contains(where: { whole.contains(" \($0) ") })
        {
            flag = "drill"
        } else if Self.isTest(raw, words, whole) {
            flag = "test"
        } else {
            return nil
        }
        rest = Self.without(text, raw, words)
    }

    private static func isTest(_ raw: [Substring], _ words: [String], _ whole: String) -> Bool {
        if testPhrases.contains(where: { whole.contains(" \($0) ") }) { return true }
        let places = words.indices.filter { tests.contains(words[$0]) }
        guard let first = places.first else { return false }
        let spoken = spoken(raw, words)
        // Alone, however often: `P1 test`, `TEST TEST`.
        if spoken.allSatisfy({ tests.contains(words[$0]) }) { return true }
        return places.contains { index in
            let word = raw[index]
            // `(test)`, `[TEST]`, `TEST …` where the rest is not shouted too.
            if word.isBracketed { return true }
            if word.isShouted, index == spoken.first || index == spoken.last,
                !raw.filter({ $0 != word }).allSatisfy({ $0.isShouted })
            {
                return true
            }
            // `test: …`, `test - …`, `testing 123`, `test P2 …`
            guard index == first, index == spoken.first else { return false }
            let next = index + 1 < raw.count ? raw[index + 1] : ""
            return word.hasSuffix(":") || words[index + 1 < words.count ? index + 1 : index].isEmpty || next.isNumber
                || next.severityWord != nil || word.hasSuffix(",")
        }
    }

    /// Words that name products and places too stand at either end, or in brackets: `exercise: P2 x`, `P2 tabletop eu-west`,
    /// but not `the practice portal is down`.
    private static func isFramed(_ raw: [Substring], _ words: [String]) -> Bool {
        let spoken = spoken(raw, words)
        let ends = Set([spoken.first { !articles.contains(words[$0]) }, spoken.last].compactMap { $0 })
        return spoken.contains { framed.contains(words[$0]) && (ends.contains($0) || raw[$0].isBracketed) }
    }

    /// Where the words are that are neither marks nor a severity.
    private static func spoken(_ raw: [Substring], _ words: [String]) -> [Int] {
        words.indices.filter { !words[$0].isEmpty && raw[$0].severityWord == nil }
    }

    /// Without the little words and the word for practice that it begins with: `this is a drill P2 region down`.
    private static func without(_ text: Substring, _ raw: [Substring], _ words: [String]) -> Substring {
        var index = 0
        while index < raw.count, fillers.contains(words[index]) || words[index].isEmpty { index += 1 }
        let start = index
        while index < raw.count, isPractice(words[index]) || words[index].isEmpty {
            index += 1
        }
        for phrase in drillPhrases where start == index {
            let parts = phrase.split(separator: " ").map { String($0) }
            if words[start...].starts(with: parts) { index += parts.count }
        }
        guard index > start, raw[index...].contains(where: { $0.severityWord == nil && !$0.plain.isEmpty }) else {
            return text
        }
        return text[raw[index].startIndex...].trimmed { $0 == "-" || $0 == "–" || $0 == "—" || $0 == ":" || $0.isSpace }
    }

    private static func isPractice(_ word: String) -> Bool {
        drills.contains(word) || framed.contains(word) || tests.contains(word)
    }

    private static let drills: Set<String> = [
        "drill", "drills", "drilling", "gameday", "game-day", "dryrun", "dry-run", "probelauf", "notfallübung",
        "probealarm", "simulacro", "simulacre", "simulado",
    ]
    private static let framed: Set<String> = [
        "exercise", "exercises", "rehearsal", "rehearse", "rehearsing", "practice", "practise", "practicing",
        "practising", "simulation", "simulated", "simulate", "tabletop", "table-top", "übung", "uebung", "exercice",
        "ejercicio", "esercitazione", "oefening", "øvelse", "övning",
    ]
    private static let drillPhrases = [
        "game day", "dry run", "table top", "trial run", "training run", "chaos day", "mock incident",
        "this is not real", "no real incident",
        "not a real incident", "only training", "just training", "for training",
    ]
    private static let tests: Set<String> = ["test", "tests", "testing", "tset"]
    private static let testPhrases = [
        "is a test", "just a test", "only a test", "is only test", "just testing", "only testing", "a test only",
        "please ignore", "pls ignore", "ignore this", "ignore me", "test incident", "test only", "test please",
        "test ignore",
        "test alert", "test page", "testing 1", "testing 123", "testing sitrep", "test of sitrep", "test sitrep",
        "ein test",
        "nur test", "nur ein test", "is test",
    ]
    private static let articles: Set<String> = [
        "this", "is", "a", "an", "just", "only", "it", "its", "we", "are", "doing",
    ]
    private static let fillers: Set<String> = [
        "this", "is", "a", "an", "just", "only", "it", "its", "the", "our", "for", "please", "we", "are", "doing",
        "incident",
    ]
}

extension Substring {
    fileprivate var words: [Substring] { unicodeScalars.split(whereSeparator: \.isSpace).map(Substring.init) }

    /// In small letters, without marks and dashes around it.
    fileprivate var plain: String {
        trimmed { $0.isPunctuation || $0 == "#" || $0 == "-" || $0 == "–" || $0 == "—" || $0 == "/" || $0 == "|" }
            .folded
    }

    fileprivate var isBracketed: Bool {
        guard let first = unicodeScalars.first else { return false }
        return first == "(" || first == "[" || first == "{" || first == "<"
    }

    fileprivate var isShouted: Bool {
        let letters = unicodeScalars.filter(\.isLetter)
        return letters.count > 1 && letters.allSatisfy(\.properties.isUppercase)
    }
}
