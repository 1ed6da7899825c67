/// Names from elsewhere as keys of a configuration: one word of letters, digits and dashes, each once.
struct Keys {
    /// Two that differ only in case or in what stands between letters would be read as one.
    private var taken: Set<String> = []

    mutating func reserve(_ key: String) { taken.insert(Self.plain(key)) }

    /// `Checkout Ops (EU)` becomes `checkout-ops-eu`, a second one `checkout-ops-eu-2`.
    mutating func make(_ name: String, otherwise: String, allowing extra: String = "") -> String {
        var words = ""
        for character in name.lowercased() {
            if character.isLetter || character.isNumber || extra.contains(character) {
                words.append(character)
            } else if !words.isEmpty, words.last != "-" {
                words.append("-")
            }
        }
        while let last = words.last, !(last.isLetter || last.isNumber) { words.removeLast() }
        while let first = words.first, !(first.isLetter || first.isNumber) { words.removeFirst() }
        let base = words.isEmpty ? otherwise : String(words.prefix(60))
        var key = base
        var number = 2
        while !taken.insert(Self.plain(key)).inserted {
            key = "\(base)-\(number)"
            number += 1
        }
        return key
    }

    private static func plain(_ key: String) -> String { key.lowercased().filter { $0.isLetter || $0.isNumber } }
}
