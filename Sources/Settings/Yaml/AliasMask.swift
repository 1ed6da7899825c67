/// Keeps aliases (`*base`) from the parser, which would put the anchor's whole node in their place: 22 lines make four
/// million values so, and each look at one of them costs as much. Their star becomes a letter of the private use area, the
/// parser sees a word, and `NodeConversion` puts in the value that it has made already.
enum AliasMask {
    static let star: Unicode.Scalar = "\u{F8FF}"

    /// A star counts where a value may begin and a name follows; in text that holds the same it comes back unchanged.
    static func masked(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard line.contains("*") else { return line }
        var masked = line
        for index in line.indices where line[index] == "*" {
            let before: Unicode.Scalar = index > 0 ? line[index - 1] : " "
            guard " \t[{,".unicodeScalars.contains(before), index + 1 < line.count, isOfName(line[index + 1]) else {
                continue
            }
            masked[index] = star
        }
        return masked
    }

    /// The text as it was written.
    static func restored(_ text: String) -> String {
        guard text.unicodeScalars.contains(star) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == star ? "*" : $0 }))
    }

    /// The anchor that a plain scalar stands for, as the parser gave it: nil where it is text.
    static func name(of scalar: String) -> Substring? {
        guard scalar.unicodeScalars.first == star else { return nil }
        return Substring(scalar.unicodeScalars.dropFirst())
    }

    /// What libyaml takes for the name of an anchor.
    static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) || scalar == "-"
            || scalar == "_"
    }
}
