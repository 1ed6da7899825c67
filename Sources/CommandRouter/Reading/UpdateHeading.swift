import Incidents

/// `Internal update, 14:32 UTC` above the fields: of it only the time says something that the message does not.
struct UpdateHeading {
    /// As typed; empty where none stands in it.
    let time: String

    /// Nil for what says more than a heading, which is the status.
    init?(_ text: Substring) {
        let reader = TimeReader(text)
        guard text.unicodeScalars.count <= Limit.name else { return nil }
        var times: [Substring] = []
        var index = 0
        while index < reader.words.count {
            let word = reader.words[index].text
            if Self.words.contains(word) || word.isEmpty {
                index += 1
            } else if let (_, next) = reader.time(at: index, hours: .clockInTheAfternoon),
                reader.length(at: index) == nil
            {
                let first = reader.words[index].raw
                let last = reader.words[next - 1].raw
                times.append(text[first.startIndex..<last.endIndex].bare)
                index = next
            } else {
                return nil
            }
        }
        // A line of nothing but signs is an ornament.
        time = times.joined(separator: ", ")
    }

    private static let words: Set = [
        "internal", "incident", "status", "situation", "update", "report", "at", "of", "as",
    ]
}
