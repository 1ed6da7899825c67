import Incidents
import Settings
import Wording

/// Who was told when in a recorded night, beside who would have been under another policy.
package struct ReplayReport {
    /// One reason and one person, then and now.
    struct Row {
        enum Verdict: Hashable {
            case same, new, gone
            case earlier(Duration)
            case later(Duration)
            case changed
        }
        var why: Telling.Why
        var whom: Telling.Whom
        var then: [Telling]
        var now: [Telling]

        var verdict: Verdict {
            guard let before = then.first else { return .new }
            guard let after = now.first else { return .gone }
            // Less is the machine's own slowness that night.
            if before.at - after.at > .seconds(5) { return .earlier(before.at - after.at) }
            if after.at - before.at > .seconds(5) { return .later(after.at - before.at) }
            return then.count == now.count && waysThen == waysNow ? .same : .changed
        }
        var waysThen: [String] { Array(Set(then.flatMap(\.ways))).sorted() }
        var waysNow: [String] { Array(Set(now.flatMap(\.ways))).sorted() }
        var firstAt: Instant {
            min(then.first?.at ?? .init(milliseconds: .max), now.first?.at ?? .init(milliseconds: .max))
        }
    }

    private let declared: Event
    private let configuration: Configuration
    private let name: String
    private let rows: [Row]
    private let unasked: [PersonID]
    private var policy: Policy { configuration.policy }

    /// `name` is the policy's file, for the heading.
    package init?(_ replay: Replay, under configuration: Configuration, called name: String) {
        let then = replay.then
        guard let declared = then.first else { return nil }
        self.declared = declared
        self.configuration = configuration
        self.name = name
        let now = replay.now(under: configuration.policy)
        let rooms = configuration.policy.executiveRooms
        rows = Self.rows(
            Telling.all(in: then, executiveRooms: rooms), Telling.all(in: now, executiveRooms: rooms))
        let asked = Set(
            now.flatMap { event -> [PersonID] in
                if case .paged(let paged) = event.fact, !paged.isNotice { paged.people.map(\.person) } else { [] }
            })
        let wereAsked = Set(
            then.flatMap { event -> [PersonID] in
                if case .paged(let paged) = event.fact, !paged.isNotice { paged.people.map(\.person) } else { [] }
            })
        unasked = Set(then.compactMap(\.by)).filter { wereAsked.contains($0) && !asked.contains($0) }.sorted()
    }

    private static func rows(_ then: [Telling], _ now: [Telling]) -> [Row] {
        struct Key: Hashable {
            var why: Telling.Why
            var whom: Telling.Whom
        }
        var found: [Key: Row] = [:]
        for one in then {
            let key = Key(why: one.why, whom: one.whom)
            found[key, default: Row(why: one.why, whom: one.whom, then: [], now: [])].then.append(one)
        }
        for one in now {
            let key = Key(why: one.why, whom: one.whom)
            found[key, default: Row(why: one.why, whom: one.whom, then: [], now: [])].now.append(one)
        }
        return found.values.sorted { ($0.firstAt, $0.sortName) < ($1.firstAt, $1.sortName) }
    }

    package func text(paint: Paint) -> String {
        guard case .declared(let incident) = declared.fact else { return "" }
        let zone = policy.zone
        var text =
            paint("INC-\(incident.number) “\(incident.title)”", .bold)
            + " (\(incident.severity.label), declared \(zone.dateAndClock(declared.at))) under \(name)\n"
            + "What people did is taken as it happened; what the clock did is worked out anew.\n\n"
        let cells = rows.map { row in
            [mark(row), what(row), time(row.then), time(row.now), verdict(row)]
        }
        let heads = ["", "What, and to whom", "As it was", "Under \(name)", "Difference"]
        let widths = heads.indices.map { index in ([heads] + cells).map { $0[index].count }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            var line = cells.enumerated().map { index, cell in
                cell + String(repeating: " ", count: widths[index] - cell.count)
            }.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
        text += paint(line(heads), .bold) + "\n"
        for (row, cells) in zip(rows, cells) { text += painted(line(cells), row, paint) + "\n" }
        text += "\n" + paint(total, .bold) + "\n"
        for person in unasked {
            text +=
                "\(policy.name(of: person)) answered that night, and would not have been paged here: "
                + "what they did may not have happened.\n"
        }
        return text
    }

    private func mark(_ row: Row) -> String {
        switch row.verdict {
        case .same: " "
        case .new: "+"
        case .gone: "-"
        case .earlier: "<"
        case .later: ">"
        case .changed: "~"
        }
    }

    private func painted(_ line: String, _ row: Row, _ paint: Paint) -> String {
        switch row.verdict {
        case .same: paint(line, .dim)
        case .new: paint(line, .green)
        case .gone: paint(line, .red)
        case .earlier, .later, .changed: paint(line, .yellow)
        }
    }

    private func what(_ row: Row) -> String {
        let whom =
            switch row.whom {
            case .person(let person): policy.name(of: person)
            case .place(let place): place
            case .room: "the room"
            case .nobody(let name): "nobody (\(name))"
            }
        switch row.why {
        case .page: return "paged: \(whom)"
        case .rule(let rule): return "\(rule.spoken): \(whom)"
        }
    }

    private func time(_ tellings: [Telling]) -> String {
        guard let first = tellings.first else { return "–" }
        let times = tellings.count > 1 ? ", \(tellings.count) times" : ""
        return "\(policy.zone.civil(first.at).clock) (\(offset(first.at - declared.at)))\(times)"
    }

    private func verdict(_ row: Row) -> String {
        let base: String
        switch row.verdict {
        case .same: return "the same"
        case .new: return "would have been told" + by(row.waysNow)
        case .gone: return "would not have happened"
        case .earlier(let by): base = "\(spoken(by)) earlier"
        case .later(let by): base = "\(spoken(by)) later"
        case .changed: base = ""
        }
        var parts = [base].filter { !$0.isEmpty }
        if row.then.count != row.now.count { parts.append("\(row.now.count) times instead of \(row.then.count)") }
        if row.waysThen != row.waysNow {
            let before = row.waysThen.isEmpty ? "in the room" : row.waysThen.joined(separator: ", ")
            parts.append(
                (row.waysNow.isEmpty ? "in the room" : row.waysNow.joined(separator: ", ")) + " instead of \(before)")
        }
        return parts.joined(separator: "; ")
    }

    private func by(_ ways: [String]) -> String { ways.isEmpty ? "" : " by \(ways.joined(separator: ", "))" }

    private var total: String {
        func count(_ wanted: (Row.Verdict) -> Bool) -> Int { rows.count { wanted($0.verdict) } }
        let parts = [
            (count { $0 == .new }, "new"), (count { $0 == .gone }, "would not have happened"),
            (count { if case .earlier = $0 { true } else { false } }, "earlier"),
            (count { if case .later = $0 { true } else { false } }, "later"),
            (count { $0 == .changed }, "otherwise different"), (count { $0 == .same }, "the same"),
        ]
        let said = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return said.isEmpty ? "Nobody was told anything, and nobody would have been." : said + "."
    }
}

extension ReplayReport.Row {
    /// So that two of one moment always stand in the same order.
    fileprivate var sortName: String { "\(why) \(whom)" }
}
