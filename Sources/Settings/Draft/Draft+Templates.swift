import Incidents
import Wording

extension Draft {
    /// `templates`: our sentence to the team's own words.
    mutating func readTemplates() {
        guard let entries = root["templates"]?.named() else { return }
        let known = KnownSentences.all
        for (sentence, field) in entries {
            guard let gaps = known.gaps(of: sentence) else {
                let near = known.nearest(to: sentence).map { "Did you mean \"\($0)\"? " } ?? ""
                problems.error(
                    field.place, "templates: the bot has no such sentence", got: sentence,
                    hint: near + "`sitrep templates` prints all of them")
                continue
            }
            guard let text = field.wording() else { continue }
            guard let template = Template(text) else {
                field.error("has a brace that is no gap", got: text, hint: "A gap is written {1}")
                continue
            }
            if let unknown = template.gaps.sorted().first(where: { $0 > gaps.count }) {
                let list = gaps.enumerated().map { "{\($0 + 1)} \($1)" }.joined(separator: ", ")
                field.error(
                    "has no gap {\(unknown)}", got: text,
                    hint: gaps.isEmpty ? "This sentence has none" : "Its gaps: \(list)")
                continue
            }
            policy.sentences.own[sentence] = template
        }
    }
}

extension Field {
    /// As it stands, with the spaces at its ends: a sentence may be a part of a longer one.
    fileprivate func wording() -> String? {
        guard case .text(let text) = value.content else {
            error("is one text")
            return nil
        }
        guard text.unicodeScalars.count <= 500, !text.contains(where: \.isNewline) else {
            error("is one line of at most 500 characters")
            return nil
        }
        return text
    }
}
