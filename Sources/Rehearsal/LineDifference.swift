/// What differs between what a file expects and what was said: unified, a few lines around each place.
package struct LineDifference: Sendable {
    private struct Row {
        enum Kind { case same, missing, new }
        var kind: Kind
        var text: Substring
        /// The line in the file, from 1; of a new one, the line before it.
        var line: Int
    }

    private let rows: [Row]
    private static let context = 3

    /// Nil where nothing differs; blank lines at the end are no difference.
    package init?(wanted: String, got: String) {
        func lines(_ text: String) -> [Substring] {
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
            return lines
        }
        let old = lines(wanted)
        let new = lines(got)
        guard old != new else { return nil }
        let changes = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var rows: [Row] = []
        var (one, two) = (0, 0)
        while one < old.count || two < new.count {
            if one < old.count, removed.contains(one) {
                rows.append(Row(kind: .missing, text: old[one], line: one + 1))
                one += 1
            } else if two < new.count, inserted.contains(two) {
                rows.append(Row(kind: .new, text: new[two], line: one))
                two += 1
            } else {
                rows.append(Row(kind: .same, text: old[one], line: one + 1))
                one += 1
                two += 1
            }
        }
        self.rows = rows
    }

    /// `- ` was expected and not said, `+ ` was said and not expected.
    package func text(file: String, paint: Paint) -> String {
        var text = paint("--- \(file): as it stands", .bold) + "\n" + paint("+++ as it was played", .bold) + "\n"
        for hunk in hunks {
            text += paint("@@ line \(rows[hunk.lowerBound].line)\(moment(before: hunk)) @@", .cyan) + "\n"
            for row in rows[hunk] {
                switch row.kind {
                case .same: text += " \(row.text)\n"
                case .missing: text += paint("-\(row.text)", .red) + "\n"
                case .new: text += paint("+\(row.text)", .green) + "\n"
                }
            }
        }
        return text
    }

    package var count: (missing: Int, new: Int) {
        (rows.count { $0.kind == .missing }, rows.count { $0.kind == .new })
    }

    private var hunks: [Range<Int>] {
        var found: [Range<Int>] = []
        for index in rows.indices where rows[index].kind != .same {
            let around = max(0, index - Self.context)..<min(rows.count, index + Self.context + 1)
            if let last = found.last, last.upperBound >= around.lowerBound {
                found[found.count - 1] = last.lowerBound..<around.upperBound
            } else {
                found.append(around)
            }
        }
        return found
    }

    /// The step that what differs follows from: the last line of a person at or above it.
    private func moment(before hunk: Range<Int>) -> String {
        let first = hunk.first { rows[$0].kind != .same } ?? hunk.lowerBound
        let step = rows[...first].last { row in
            row.kind != .new && row.text.first?.isNumber == true
        }
        return step.map { ", after \"\($0.text)\"" } ?? ""
    }
}
