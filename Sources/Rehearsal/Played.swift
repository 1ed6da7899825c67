import Incidents
import Settings

/// A scenario that was played: what was said at each moment, and what was kept.
package struct Played: Sendable {
    /// Something that somebody did, or a moment at which the bot spoke by itself.
    package struct Moment: Sendable {
        package var at: Instant
        /// Nil where the clock was the cause.
        package var step: Scenario.Step?
        package var lines: [SaidLine]
        init(at: Instant, step: Scenario.Step? = nil, lines: [SaidLine]) {
            self.at = at
            self.step = step
            self.lines = lines
        }
    }

    /// Title and settings of the file, as they stand.
    package var head: [String]
    package var start: Instant
    package var configuration: Configuration
    package var moments: [Moment] = []
    package var events: [Event] = []

    package var policy: Policy { configuration.policy }

    /// As scenario files are: `sitrep rehearse --expect` compares it word for word.
    package var transcript: String {
        var text = head.joined(separator: "\n") + "\n"
        for moment in moments {
            if let step = moment.step { text += "\n\(step.source)\n" }
            text += print(moment.lines, at: moment.step == nil ? policy.zone.civil(moment.at) : nil)
        }
        return text
    }

    /// `    14:30:00 [ops] text`, further lines under the first; without a time where a step caused it.
    private func print(_ lines: [SaidLine], at clock: CivilTime?) -> String {
        var text = ""
        for line in lines {
            let time = clock.map { "\($0.clockWithSeconds) " } ?? ""
            let rows = line.text.split(separator: "\n", omittingEmptySubsequences: false)
            text += "    \(time)[\(line.place)]\(line.isEdit ? " (edited)" : "") \(rows.first ?? "")\n"
            for row in rows.dropFirst() { text += "        \(row)\n" }
        }
        return text
    }
}
