/// "Did you mean": the nearest of some known words.
enum Spelling {
    /// `Did you mean "phones"?`, or nil when nothing is near.
    static func hint(_ word: String, among known: some Sequence<String>) -> String? {
        nearest(to: word, among: known).map { "Did you mean \"\($0)\"?" }
    }

    /// One slip for each three letters is allowed, three at most.
    static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased())
        // Nobody misspells a word of that length; it is something else, and comparing it costs.
        guard wanted.count <= 60 else { return nil }
        var best: (word: String, distance: Int)?
        for candidate in known {
            let letters = Array(candidate.lowercased())
            let allowed = min(3, max(1, max(letters.count, wanted.count) / 3))
            guard abs(letters.count - wanted.count) <= allowed else { continue }
            let distance = distance(wanted, letters)
            if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// Letters inserted, left out, changed, or two of them swapped (optimal string alignment).
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var rows = [Array(0...right.count)]
        for i in 1...left.count {
            var row = [i]
            for j in 1...right.count {
                let change = left[i - 1] == right[j - 1] ? 0 : 1
                var cost = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + change)
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    cost = min(cost, rows[i - 2][j - 2] + 1)
                }
                row.append(cost)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
