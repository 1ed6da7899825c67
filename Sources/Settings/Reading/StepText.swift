import Incidents

/// A step of the ladder as matrices write it: `30 minutes without mitigation`, `4 hours if not resolved`, `never`.
enum StepText {
    /// Words that end a step, or a list: nobody is told.
    static func isNone(_ text: String) -> Bool {
        none.contains(text.lowercased().trimmed)
    }

    private static let none: Set = [
        "never", "none", "nobody", "no one", "n/a", "na", "no", "off", "false", "-", "–", "—", "not applicable",
    ]

    /// Words without which a condition would say the opposite.
    private static let negations: Set = ["without", "w/o", "w/out", "not", "isn't", "hasn't", "unless", "until", "no"]
    private static let fillers: Set = [
        "if", "is", "it", "has", "been", "still", "yet", "a", "any", "the", "there", "while",
    ]
    private static let mitigated: Set = ["mitigation", "mitigated", "mitigate", "mitigations"]
    private static let resolved: Set = ["resolution", "resolved", "resolve", "fix", "fixed"]

    static func parse(_ text: String) throws(HumanDuration.Failure) -> LadderStep {
        let words = text.lowercased().split { $0.isWhitespace }.map(String.init)
        let beginsCondition = negations.union(["if", "while", "still", "unmitigated", "unresolved"])
        let split = words.firstIndex(where: beginsCondition.contains) ?? words.endIndex
        let duration = words[..<split].joined(separator: " ")
        let without = try condition(Array(words[split...]))
        if ["immediately", "at once", "now", "instantly"].contains(duration) {
            return LadderStep(after: .zero, without: without)
        }
        return LadderStep(after: try HumanDuration.parse(duration), without: without)
    }

    /// No condition means mitigation: that is what stops the bleeding.
    private static func condition(_ words: [String]) throws(HumanDuration.Failure) -> EndingCondition {
        guard !words.isEmpty else { return .mitigation }
        var ending: EndingCondition?
        var isNegated = false
        for word in words {
            let bare = String(word.filter { $0 != "," && $0 != "." })
            if bare == "unmitigated" || bare == "unresolved" {
                isNegated = true
                ending = ending ?? (bare == "unmitigated" ? .mitigation : .resolution)
            } else if mitigated.contains(bare) {
                ending = ending ?? .mitigation
            } else if resolved.contains(bare) {
                ending = ending ?? .resolution
            } else if negations.contains(bare) {
                isNegated = true
            } else if !fillers.contains(bare) {
                throw StepText.unknownCondition
            }
        }
        guard let ending, isNegated else { throw StepText.unknownCondition }
        return ending
    }

    private static let unknownCondition = HumanDuration.Failure(
        what: "has a condition that is not known",
        hint: "Write \"30 minutes without mitigation\" or \"4 hours without resolution\"")
}
