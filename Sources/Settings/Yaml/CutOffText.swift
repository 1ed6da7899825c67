/// Text whose end YAML silently takes for a comment: `Share details in #general`.
///
/// A comment that somebody means has a space after its `#`; a room or a ticket has none. That is the whole rule, so it
/// is a warning and not an error.
struct CutOffText {
    /// The text as it was meant.
    let whole: String

    /// Nil when nothing is cut off from the plain scalar that begins at this place.
    init?(_ scalar: String, at place: Place, in lines: [[Unicode.Scalar]]) {
        var line = place.line - 1
        var column = place.column - 1
        // Folded over several lines it stands there with other white space, so only the letters are followed.
        for letter in scalar.unicodeScalars where !letter.properties.isWhitespace {
            while lines.indices.contains(line) {
                while column < lines[line].count, lines[line][column].properties.isWhitespace { column += 1 }
                if column < lines[line].count { break }
                line += 1
                column = 0
            }
            guard lines.indices.contains(line), lines[line][column] == letter else { return nil }
            column += 1
        }
        guard lines.indices.contains(line), column <= lines[line].count else { return nil }
        let rest = lines[line][column...]
        let comment = rest.drop { $0 == " " || $0 == "\t" }
        guard comment.count < rest.count, comment.first == "#", let next = comment.dropFirst().first else { return nil }
        guard !next.properties.isWhitespace, next != "#", next != "!" else { return nil }
        let tail = String(String.UnicodeScalarView(comment)).trimmed
        whole = scalar.isEmpty ? tail : scalar + " " + tail
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
