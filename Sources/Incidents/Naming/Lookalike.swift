/// Names that look alike: what differs only in letters of another alphabet, width, style, accents, or in what cannot be
/// seen, reads as the same to people.
package enum Lookalike {
    /// As it reads: small Latin letters and digits.
    package static func skeleton(_ text: String) -> String {
        var read = ""
        for scalar in text.unicodeScalars.prefix(200) {
            guard let letter = letter(scalar) else { continue }
            // One, a small L and a bar read as an I.
            read.append("1l|!".contains(letter) ? "i" : letter)
        }
        return read
    }

    package static func areAlike(_ one: String, _ other: String) -> Bool { skeleton(one) == skeleton(other) }

    private static func letter(_ scalar: Unicode.Scalar) -> Character? {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A, 0x7C: return Character(scalar)
        case 0x41...0x5A: return Character(scalar.properties.lowercaseMapping)
        case ..<0x80: return nil
        default: break
        }
        if let known = others[scalar] { return known }
        // Other scripts of their own stay what they are, so that they are not all alike.
        return latin(scalar) ?? (scalar.properties.isAlphabetic ? Character(scalar) : nil)
    }

    /// `LATIN SMALL LETTER E WITH ACUTE`, `FULLWIDTH LATIN SMALL LETTER S`, `MATHEMATICAL BOLD SMALL T`: their names say
    /// which letter they are.
    private static func latin(_ scalar: Unicode.Scalar) -> Character? {
        guard let name = scalar.properties.name, name.contains("LATIN") || name.hasPrefix("MATHEMATICAL") else {
            return nil
        }
        let words = name.split(separator: " ")
        let end = words.firstIndex(of: "WITH") ?? words.endIndex
        guard let last = words[..<end].last else { return nil }
        if last == "DOTLESS" || words[..<end].contains("DOTLESS") { return "i" }
        return last.count == 1 ? Character(last.lowercased()) : nil
    }

    /// Letters of Cyrillic, Greek and Armenian that are drawn as Latin ones.
    private static let others: [Unicode.Scalar: Character] = [
        "а": "a", "А": "a", "В": "b", "с": "c", "С": "c", "ԁ": "d", "е": "e", "Е": "e", "є": "e", "һ": "h", "Н": "h",
        "і": "i", "І": "i", "ӏ": "i", "ј": "j", "к": "k", "К": "k", "М": "m", "п": "n", "о": "o", "О": "o", "р": "p",
        "Р": "p", "г": "r", "ѕ": "s", "Ѕ": "s", "т": "t", "Т": "t", "υ": "u", "ѵ": "v", "х": "x", "Х": "x", "у": "y",
        "α": "a", "ε": "e", "Ε": "e", "ι": "i", "Ι": "i", "κ": "k", "ν": "v", "ο": "o", "Ο": "o", "ρ": "p", "Ρ": "p",
        "τ": "t", "Τ": "t", "ѐ": "e", "ё": "e", "ї": "i", "օ": "o", "ѓ": "r", "ꓢ": "s", "ꓔ": "t", "ꓣ": "r", "ꓰ": "e",
        "ꓑ": "p", "ꓲ": "i", "ﬁ": "f", "℮": "e", "ℯ": "e", "ⅰ": "i", "Ⅰ": "i",
    ]
}
