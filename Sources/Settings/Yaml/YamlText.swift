import Yams

/// Composes YAML text into a `Value`; what cannot be parsed is reported in plain words.
struct YamlText {
    let file: String
    /// Lines as the parser counts them, in scalars, as it counts columns.
    let lines: [[Unicode.Scalar]]
    let problems: Problems

    init(file: String, text: String, problems: Problems) {
        self.file = file
        // By scalars: to Swift "\r\n" is one character, and not equal to a line feed.
        lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        self.problems = problems
    }

    /// Nil when the text cannot be parsed; `.nothing` for an empty one.
    func value() -> Value? {
        guard !SpoiltLines.report(lines, in: file, to: problems) else { return nil }
        guard let (parser, node, renamed) = compose() else { return nil }
        // A node knows its anchor for as long as the parser lives.
        return withExtendedLifetime(parser) {
            guard let node else { return Value(place: Place(file: file, line: 1, column: 1), content: .nothing) }
            var conversion = NodeConversion(file: file, lines: lines, renamed: renamed, problems: problems)
            return conversion.root(node)
        }
    }

    /// Yams stops at a key that stands twice and does not say where the second one is. So the first of the two gets
    /// another first letter, from the private use area, and the text is composed again; the conversion gives the
    /// letter back and reports the pair together with everything else. The star of an alias is masked in the same way.
    private func compose() -> (Parser, Node?, renamed: [Unicode.Scalar: Unicode.Scalar])? {
        var lines = lines.map(AliasMask.masked)
        var renamed: [Unicode.Scalar: Unicode.Scalar] = [:]
        while true {
            var text = String.UnicodeScalarView()
            for line in lines.joined(separator: ["\n"]) { text.append(line) }
            do {
                // The basic resolver has no patterns: nothing here asks what type YAML sees in a scalar.
                let parser = try Parser(yaml: String(text), resolver: .basic)
                return (parser, try parser.singleRoot(), renamed)
            } catch let error as YamlError {
                if case .duplicatedKeysInMapping(_, let context) = error, renamed.count < 100,
                    let mask = Unicode.Scalar(UInt32(0xE000 + renamed.count)),
                    let original = YamlText.rename(&lines, at: context.mark, to: mask)
                {
                    renamed[mask] = original
                    continue
                }
                let trouble = SyntaxTrouble(error, lines: self.lines)
                problems.error(
                    Place(file: file, line: trouble.line, column: trouble.column), trouble.what, hint: trouble.hint)
                return nil
            } catch {
                problems.error(Place(file: file, line: 1, column: 1), "this is not YAML")
                return nil
            }
        }
    }

    /// Puts the mask in the place of the key's first letter and returns that letter.
    private static func rename(
        _ lines: inout [[Unicode.Scalar]], at mark: Mark, to mask: Unicode.Scalar
    ) -> Unicode.Scalar? {
        guard lines.indices.contains(mark.line - 1) else { return nil }
        var column = mark.column - 1
        guard lines[mark.line - 1].indices.contains(column) else { return nil }
        let first = lines[mark.line - 1][column]
        if first == "\"" || first == "'" { column += 1 }
        guard lines[mark.line - 1].indices.contains(column) else { return nil }
        let letter = lines[mark.line - 1][column]
        // An anchor, a tag or a bracket before the key is not its first letter.
        guard Character(letter).isLetter || Character(letter).isNumber || "#+-_/".contains(Character(letter)) else {
            return nil
        }
        lines[mark.line - 1][column] = mask
        return letter
    }
}
