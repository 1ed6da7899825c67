extension String {
    /// Words of people and services, made harmless for any chat: they ping nobody, drive no terminal and turn no
    /// line around. What a person reads stays the same.
    ///
    /// A word joiner follows an `@` that begins a word, so `@everyone` is no longer what a chat looks for, while
    /// `ana@example.org` stays as it is. Control characters but newline and tab are dropped, and so are the marks
    /// that reorder text (they can make one line read as another).
    package var defanged: String {
        var harmless = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars where !scalar.isDangerous {
            harmless.append(scalar)
            if scalar == "@", previous.map(\.isInWord) != true { harmless.append("\u{2060}") }
            previous = scalar
        }
        return String(harmless)
    }

    /// Without what a terminal or a parser would obey; for text that must otherwise stay as typed.
    package var withoutControls: String {
        var kept = String.UnicodeScalarView()
        for scalar in unicodeScalars where !scalar.isDangerous { kept.append(scalar) }
        return String(kept)
    }
}

extension Unicode.Scalar {
    fileprivate var isInWord: Bool {
        properties.isAlphabetic || properties.numericType != nil || self == "_"
    }

    fileprivate var isDangerous: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0...0x1F, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
