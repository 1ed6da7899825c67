/// How far a slip is from a word: letters left out, added, exchanged, or two neighbours swapped.
package enum Nearness {
    /// The nearest candidates: at most two slips, and fewer than half of what was typed.
    package static func nearest(to typed: String, among candidates: some Sequence<String>) -> [String] {
        let word = Array(typed.unicodeScalars)
        guard (2...24).contains(word.count) else { return [] }
        var best = min(2, (word.count - 1) / 2)
        var found: [String] = []
        for candidate in candidates {
            let distance = distance(word, Array(candidate.unicodeScalars), atMost: best)
            guard distance <= best else { continue }
            if distance < best { found = [] }
            best = distance
            found.append(candidate)
        }
        return found
    }

    static func isNear(_ typed: String, _ known: String, atMost limit: Int) -> Bool {
        distance(Array(typed.unicodeScalars), Array(known.unicodeScalars), atMost: limit) <= limit
    }

    /// Optimal string alignment; anything over `limit` is reported as `limit + 1`.
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int {
        guard abs(left.count - right.count) <= limit else { return limit + 1 }
        var older: [Int] = []
        var old = Array(0...right.count)
        for row in left.indices {
            var new = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var least = min(old[column] + (isSame ? 0 : 1), old[column + 1] + 1, new[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    least = min(least, older[column - 1] + 1)
                }
                new.append(least)
            }
            older = old
            old = new
        }
        return old[right.count]
    }
}
