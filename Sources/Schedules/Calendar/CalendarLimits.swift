/// How much of a foreign calendar is read: it comes from the network, and may be anything.
package struct CalendarLimits: Hashable, Sendable {
    /// Octets of the whole file. Ten years of daily shifts are about 1 MB.
    package var octets = 8 << 20
    package var events = 20_000
    /// Days that the rules of all events are followed for one question, whether in its time or before it.
    package var steps = 1_000_000
    package var occurrences = 50_000
    /// After these one more says that there were others.
    package var problems = 100
    /// Of one event, in seconds: a hundred years, as somebody may be on call for ever.
    package var length: Int64 = 36_525 * 86_400

    package init() {}
}

/// One thing in a calendar that is not as RFC 5545 has it, or that this reader does not follow.
package struct CalendarProblem: Hashable, Sendable {
    /// Of the file, as an editor counts them: the first is 1, folded lines count; 0 for the file as a whole.
    package var line: Int
    package var what: String
    /// The value found, cut after 80 characters.
    package var got: String?

    init(line: Int, _ what: String, got: String? = nil) {
        self.line = line
        self.what = what
        self.got = got.map { $0.unicodeScalars.count > 80 ? String($0.unicodeScalars.prefix(80)) + "…" : $0 }
    }
}

extension CalendarProblem: CustomStringConvertible {
    /// `line 12: DTSTART is no time, got "tomorrow"`
    package var description: String {
        (line > 0 ? "line \(line): " : "") + what + (got.map { ", got \"\($0)\"" } ?? "")
    }
}

extension String {
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
