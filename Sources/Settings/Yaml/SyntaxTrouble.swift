import Yams

/// What the parser stumbled over, in plain words. It never repeats the text: a secret may stand there.
struct SyntaxTrouble {
    var line: Int
    var column: Int
    var what: String
    var hint: String?

    init(_ error: YamlError, lines: [[Unicode.Scalar]]) {
        line = 1
        column = 1
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            (what, hint) = SyntaxTrouble.words(problem, at: mark, since: context?.mark, lines: lines)
            if let cause = SyntaxTrouble.cause(problem, at: mark, since: context?.mark, lines: lines) {
                (line, column) = (cause.line, cause.column)
                (what, hint) = (cause.what, cause.hint)
                return
            }
            line = min(mark.line, max(1, lines.count))
            column = mark.column
            what += " (column \(column))"
        case .reader(_, let offset, _, let yaml):
            what = "a control character stands here"
            hint = "Save the file as plain UTF-8 text"
            // Yams gives the offset in characters of the whole text.
            let before = yaml.prefix(offset ?? 0).unicodeScalars
            line = before.count { $0 == "\n" } + 1
        case .duplicatedKeysInMapping(let keys, let context):
            what = "a key stands twice"
            hint = "Keep one: \(Diagnostic.shown(AliasMask.restored(keys.joined(separator: ", "))))"
            line = context.mark.line
            column = context.mark.column
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            what = "this is not YAML"
        }
    }

    private struct Cause {
        var line: Int
        var column: Int
        var what: String
        var hint: String
    }

    /// What the parser only stumbles over later: a template that was not filled in, and a `#` that hides a bracket.
    private static func cause(
        _ problem: String, at mark: Mark, since start: Mark?, lines: [[Unicode.Scalar]]
    ) -> Cause? {
        func text(_ line: Int) -> String? {
            lines.indices.contains(line - 1) ? String(String.UnicodeScalarView(lines[line - 1])) : nil
        }
        for line in [mark.line, mark.line - 1] {
            guard let text = text(line), text.contains("{{") || text.contains("{%") || text.contains("<%") else {
                continue
            }
            return Cause(
                line: line, column: 1, what: "{{ … }} was to be filled in by a template, and was not",
                hint: "Write the value, or make this file from the template first")
        }
        guard problem.contains("',' or"), let start, let text = text(start.line),
            let comment = text.firstMatch(of: /[\s\[{,](#[^\s#\]},]+)/)
        else { return nil }
        let column = text.unicodeScalars.distance(
            from: text.startIndex, to: comment.1.startIndex.samePosition(in: text.unicodeScalars) ?? text.startIndex)
        return Cause(
            line: start.line, column: column + 1,
            what: "YAML takes what begins with # for a comment, and the bracket behind it too",
            hint: "Put it in quotes: \"\(comment.1)\"")
    }

    private static func words(
        _ problem: String, at mark: Mark, since start: Mark?, lines: [[Unicode.Scalar]]
    ) -> (String, String?) {
        let found = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1].dropFirst(mark.column - 1).first : nil
        let opened = start.map { " that begins on line \($0.line), column \($0.column)" } ?? ""
        return words(problem, found: found, opened: opened)
    }

    private static func words(_ problem: String, found: Unicode.Scalar?, opened: String) -> (String, String?) {
        switch problem {
        case let text where text.contains("cannot start any token"):
            if found == "\t" { return ("a tab stands where spaces must", "Indent with spaces") }
            return ("a value cannot begin with \(found.map { "\"\($0)\"" } ?? "this")", "Put the value in quotes")
        case let text where text.contains("mapping values are not allowed"):
            return (
                "a colon stands where no key can be", "Put text that holds \": \" in quotes, or check the indentation"
            )
        case let text where text.contains("',' or '}'"):
            return ("a comma or a closing brace is missing in the map\(opened)", "Close it with }")
        case let text where text.contains("',' or ']'"):
            return ("a comma or a closing bracket is missing in the list\(opened)", "Close it with ]")
        case let text where text.contains("could not find expected ':'"):
            return ("a key\(opened) has no colon after it", "Write \"key: value\"")
        case let text where text.contains("end of stream"):
            return ("a quote\(opened) is never closed", "Close it with the same quote")
        case let text where text.contains("expected key"), let text where text.contains("'-' indicator"):
            return ("this line does not fit the ones above it", "Check the indentation, and quotes that are not closed")
        case let text where text.contains("alphabetic or numeric"):
            return ("a value cannot begin with \"*\" or \"&\"", "Put the value in quotes")
        case let text where text.contains("undefined alias"):
            return ("a value that begins with * refers to an anchor that does not exist", "Put it in quotes")
        case let text where text.contains("another document"):
            return ("a second document begins here", "Keep one document in a file; take the --- away")
        case let text where text.contains("tab character"), let text where text.contains("violates indentation"):
            return ("a tab stands where spaces must", "Indent with spaces")
        case let text where text.contains("nesting level"):
            return ("too many brackets stand inside each other", "Close them")
        default:
            return ("this is not YAML: \(problem)", nil)
        }
    }
}
