extension Unicode.Scalar {
    /// Any white space, line breaks too.
    var isSpace: Bool {
        value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }

    /// Takes no room on the screen: zero-width characters, soft hyphens, marks and overrides of direction, fillers.
    /// Chats insert them around mentions; a hostile title hides behind them.
    var isInvisible: Bool {
        switch value {
        case ..<0xAD: false
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x3164, 0xFEFF, 0xFFA0: true
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFFF9...0xFFFB: true
        default: false
        }
    }

    /// Bold, italic, code and struck-through, in every chat's way.
    var isMark: Bool { self == "*" || self == "_" || self == "~" || self == "`" }

    /// What may stand around a word without belonging to it.
    var isPunctuation: Bool {
        switch self {
        case ".", ",", ";", ":", "!", "?", "…", "\"", "'", "“", "”", "„", "‘", "’", "«", "»": true
        case "(", ")", "[", "]", "{", "}", "<", ">": true
        default: isMark
        }
    }

    var isWordPart: Bool {
        value < 0x80
            ? (0x61...0x7A).contains(value) || (0x41...0x5A).contains(value) || isDigit || self == "-" || self == "_"
            : properties.isAlphabetic || isDigit || folded == "-"
    }

    var isLetter: Bool { isWordPart && !isDigit && folded != "-" && folded != "_" }
    var isDigit: Bool { (0x30...0x39).contains(folded.value) }

    /// One scalar for those that people take for the same: full-width forms, the kinds of hyphen, upper case (of ASCII).
    var folded: Unicode.Scalar {
        switch value {
        case 0x41...0x5A: Unicode.Scalar(value + 0x20) ?? self
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0)?.folded ?? self
        case 0x2010, 0x2011, 0x2212: "-"
        default: self
        }
    }
}

extension String {
    /// One space for every kind of space, line feeds for every kind of break, and nothing invisible.
    /// In one pass; ASCII, the usual case, is returned as it stands.
    var cleaned: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A }) { return self }
        var kept = UnicodeScalarView()
        var last: Unicode.Scalar = "\n"
        var followsReturn = false
        for scalar in unicodeScalars {
            defer { followsReturn = scalar == "\r" }
            if scalar == "\n", followsReturn { continue }
            if let next = scalar.cleaned(after: last) {
                kept.append(next)
                last = next
            }
        }
        return String(kept)
    }
}

extension Unicode.Scalar {
    fileprivate func cleaned(after last: Unicode.Scalar) -> Unicode.Scalar? {
        switch value {
        case 0x0A, 0x0D, 0x2028, 0x2029: "\n"
        // Joiners build emoji and the words of some scripts; elsewhere they are noise.
        case 0x200C, 0x200D: last.value > 0x7F ? self : nil
        case ..<0x20, 0x7F...0x9F: " "
        default: isInvisible ? nil : isSpace ? " " : self
        }
    }
}
