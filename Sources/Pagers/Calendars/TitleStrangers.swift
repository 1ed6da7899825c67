/// Whom a title names beside people we know, and who is nobody here: `Ana / Zoe`, `Ana Ruiz and Zoe Unknown`.
enum TitleStrangers {
    /// - known: the places of the names that were found.
    static func all(_ words: [TitleWord], known: Set<Int>) -> [String] {
        guard !known.isEmpty else { return [] }
        let items = items(words)
        return items.indices.compactMap { place in
            let item = items[place]
            guard known.isDisjoint(with: item) else { return nil }
            let name = item.filter { !isOfDuty(words[$0].text) }
            guard (1...3).contains(name.count), name.allSatisfy({ isNameLike(words[$0], words, known) }) else {
                return nil
            }
            let next = place + 1 < items.count ? items[place + 1] : nil
            // `Database: Ana` is a heading.
            if let next, words[next.lowerBound].gap.contains(":") { return nil }
            let isListed = joins(words, item, name, isAfter: items[..<place].contains { !known.isDisjoint(with: $0) })
            let isAhead = next.map { joins(words, $0, name, isAfter: false) } ?? false
            return isListed || isAhead ? name.map { words[$0].written }.joined(separator: " ") : nil
        }
    }

    /// Words between marks and joining words.
    private static func items(_ words: [TitleWord]) -> [Range<Int>] {
        var items: [Range<Int>] = []
        var start = 0
        for index in words.indices {
            let isJoining = TitleWord.joining.contains(words[index].text)
            if index > start, words[index].beginsPart || isJoining {
                items.append(start..<index)
                start = index
            }
            if isJoining { start = index + 1 }
        }
        if start < words.count { items.append(start..<words.count) }
        return items
    }

    /// Does this item go on a list of people? A comma alone may stand before a place: `Database, Ana`.
    private static func joins(_ words: [TitleWord], _ item: Range<Int>, _ name: [Int], isAfter: Bool) -> Bool {
        guard let first = item.first, first > 0 else { return false }
        if TitleWord.joining.contains(words[first - 1].text) { return true }
        let gap = words[first].gap
        // `Backup: Zoe`
        if gap.contains(":") { return isOfDuty(words[first - 1].text) && isAfter }
        return gap.contains { "/&+|".contains($0) } || gap.contains { ",;".contains($0) } && (isAfter || name.count > 1)
    }

    /// As names are written: with a capital, or small where the known one is small too.
    private static func isNameLike(_ word: TitleWord, _ words: [TitleWord], _ known: Set<Int>) -> Bool {
        guard let first = word.written.first, first.isLetter, !days.contains(word.text) else {
            return false
        }
        if TitleWord.small.contains(word.text) { return false }
        // `SRE`, `UTC`
        if word.written.count > 1, word.written.allSatisfy({ $0.isUppercase || $0.isNumber }) { return false }
        return !first.isLowercase || known.contains { words[$0].written.first?.isLowercase == true }
    }

    private static func isOfDuty(_ word: String) -> Bool {
        TitleWord.duty.contains(word) || word.allSatisfy(\.isNumber)
    }

    /// What else is written with a capital.
    private static let days: Set = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri",
        "sat", "sun", "january", "february", "march", "july", "september", "october", "november", "december",
    ]
}
