/// Lines of which YAML makes something that nobody meant, so that it would complain of another line, or of nothing.
enum SpoiltLines {
    /// Reports them; true where the rest cannot be judged for them.
    static func report(_ lines: [[Unicode.Scalar]], in file: String, to problems: Problems) -> Bool {
        var isSpoilt = false
        for (index, line) in lines.enumerated() {
            func place(_ column: Int) -> Place { Place(file: file, line: index + 1, column: column + 1) }
            if isConflict(line) {
                problems.error(
                    place(0), "two versions of this file were merged, and which one holds was not decided",
                    got: "<<<<<<<",
                    hint: "Keep one of the two, and take the lines with <<<<<<<, ======= and >>>>>>> away")
                isSpoilt = true
            } else if let column = oddSpace(line) {
                problems.error(
                    place(column), "\(name(line[column])) stands where a plain space must",
                    hint: "Put a plain space there; it was likely copied from a page or a document")
                isSpoilt = true
            }
        }
        return isSpoilt
    }

    private static func isConflict(_ line: [Unicode.Scalar]) -> Bool {
        line.count >= 7 && line.prefix(7).allSatisfy { $0 == "<" } && (line.count == 7 || line[7] == " ")
    }

    /// A space that is none to YAML, where one means something: in the indentation, behind the dash of a list, behind the
    /// colon of a key. Inside a text it is a letter like others.
    private static func oddSpace(_ line: [Unicode.Scalar]) -> Int? {
        guard line.contains(where: isOdd) else { return nil }
        var index = 0
        while index < line.count, line[index] == " " || line[index] == "-" { index += 1 }
        if index < line.count, isOdd(line[index]) { return index }
        guard let colon = line.firstIndex(of: ":"), colon + 1 < line.count, isOdd(line[colon + 1]) else { return nil }
        let key = line[..<colon]
        guard !key.contains("#"), !key.contains("\""), !key.contains("'") else { return nil }
        return colon + 1
    }

    private static func isOdd(_ scalar: Unicode.Scalar) -> Bool {
        scalar != " " && scalar != "\t" && scalar != "\r"
            && (scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}" || scalar == "\u{2060}")
    }

    private static func name(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0xA0, 0x202F: "a no-break space"
        case 0x200B, 0xFEFF, 0x2060: "a space of no width"
        case 0x3000: "a full-width space"
        default: "a space that is none to YAML (U+\(String(scalar.value, radix: 16, uppercase: true)))"
        }
    }
}
