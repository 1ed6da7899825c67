import Incidents
import Settings
import Wording

/// A played scenario for people: minute by minute, who is told what, and at the end what it comes to.
package struct Story {
    private let played: Played
    private let paint: Paint
    private var zone: ZoneRules { played.policy.zone }

    package init(_ played: Played, paint: Paint) {
        self.played = played
        self.paint = paint
    }

    package var text: String {
        var text = ""
        var heading = ""
        for moment in played.moments where moment.step != nil || !shown(moment.lines).isEmpty {
            let next = self.heading(moment.at)
            if next != heading { text += "\n" + paint(next, .bold, .cyan) + "\n" }
            heading = next
            if let step = moment.step, let act = act(step) { text += "  " + act + "\n" }
            for line in shown(moment.lines) { text += line }
        }
        return String(text.drop { $0 == "\n" }) + Summary(played, paint: paint).text
    }

    /// `14:30 CET  +30 min`, with the date where the day is another than the first.
    private func heading(_ at: Instant) -> String {
        let isFirstDay = zone.civil(at).date == zone.civil(played.start).date
        let clock = isFirstDay ? zone.clock(at) : zone.dateAndClock(at)
        return "\(clock)  \(offset(at - played.start))"
    }

    private func act(_ step: Scenario.Step) -> String? {
        switch step.act {
        case .pass: nil
        case .says(let room, let person, let text):
            paint("› \(person) in \(room): \(text.split(separator: "\n").joined(separator: " / "))", .green)
        case .world(let words): paint("› \(words.joined(separator: " "))", .yellow)
        }
    }

    /// How a paging goes is left out: the pages themselves are shown.
    private func shown(_ lines: [SaidLine]) -> [String] {
        lines.filter { !$0.isProgress }.compactMap { line in
            if let rung = line.rung { return said(rung, line) }
            let rows = line.text.split(separator: "\n", omittingEmptySubsequences: false).map { called(String($0)) }
            let head = "  \(paint("[\(line.place)]", .dim)) \(line.isEdit ? "again: " : "")\(rows.first ?? "")\n"
            // A reminder that is said again says the same.
            return line.isEdit ? head : head + rows.dropFirst().map { "      \($0)\n" }.joined()
        }
    }

    /// What only ends a page at its service is of no interest here.
    private func said(_ rung: SaidLine.Rung, _ line: SaidLine) -> String? {
        guard let isNotice = rung.isNotice else { return nil }
        let whom = rung.person.map(played.policy.name(of:)) ?? rung.address
        let verb = isNotice ? "tells" : paint("PAGES", .red, .bold)
        return "  \(verb) \(paint(whom, .bold)) by \(played.configuration.spoken(pager: rung.pager))\n"
    }

    /// Whoever is called by name stands out.
    private func called(_ row: String) -> String {
        guard paint.isOn, row.contains("@") else { return row }
        return played.policy.people.values.map { "@\($0.name)" }.sorted { $0.count > $1.count }
            .reduce(row) { row, name in row.replacing(name, with: paint(name, .bold)) }
    }
}

/// `+30 min`, `+1 h 05 min`; `start` for the first moment.
func offset(_ duration: Duration) -> String {
    duration < .seconds(1) && duration > .seconds(-1) ? "start" : "\(duration < .zero ? "-" : "+")\(spoken(duration))"
}
