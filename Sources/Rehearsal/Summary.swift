import Incidents
import Settings
import Wording

/// What a rehearsal comes to: who was told when, and what would have reached nobody.
struct Summary {
    private let played: Played
    private let paint: Paint
    private let tellings: [Telling]
    private var policy: Policy { played.policy }

    init(_ played: Played, paint: Paint) {
        self.played = played
        self.paint = paint
        // What a drill would have told stands in its own room.
        let practised = Set(
            played.events.compactMap { event -> IncidentID? in
                if case .declared(let declared) = event.fact, declared.kind != .real { event.incident } else { nil }
            })
        tellings = Telling.all(in: played.events, executiveRooms: played.policy.executiveRooms)
            .filter { one in one.incident.map { !practised.contains($0) } ?? true }
    }

    var text: String {
        guard !tellings.isEmpty else {
            return "\n" + paint("Nobody was told anything.", .bold) + "\n"
        }
        var text = "\n" + paint("Who was told, and when", .bold) + "\n"
        for row in rows { text += row }
        text += first
        text += "\n" + paint("What would have reached nobody", .bold) + "\n"
        let lost = troubles
        text += lost.isEmpty ? "  nothing\n" : lost.map { "  " + paint($0, .red) + "\n" }.joined()
        return text
    }

    /// One line a person and reason; repeats are counted.
    private var rows: [String] {
        struct Key: Hashable {
            var why: Telling.Why
            var whom: Telling.Whom
            var ways: [String]
            var isPage: Bool
        }
        let grouped = Dictionary(grouping: tellings) {
            Key(why: $0.why, whom: $0.whom, ways: $0.ways, isPage: $0.isPage)
        }
        let ordered = grouped.values.sorted { left, right in
            (left[0].at, tellings.firstIndex(of: left[0]) ?? 0) < (right[0].at, tellings.firstIndex(of: right[0]) ?? 0)
        }
        return ordered.map { same in
            let one = same[0]
            let times =
                same.count == 1 ? "" : ", \(same.count) times until \(policy.zone.clock(same[same.count - 1].at))"
            let part = one.part.map { " (\($0))" } ?? ""
            let line =
                "  \(policy.zone.clock(one.at))  \(padded(offset(one.at - played.start), to: 12))"
                + "\(paint(name(one.whom), .bold))\(part): \(what(one))\(times)"
            return line + "\n"
        }
    }

    private func what(_ one: Telling) -> String {
        let ways = one.ways.map(played.configuration.spoken(pager:)).joined(separator: ", ")
        let by = ways.isEmpty ? (one.isByNoWay ? " by no way at all" : inRoom(one)) : " by \(ways)"
        let quiet = one.quietUntil.map { ", quiet hours until \(policy.zone.clock($0))" } ?? ""
        let later = one.laterWays.isEmpty ? "" : ", later by \(one.laterWays.joined(separator: ", "))"
        switch one.why {
        case .page: return "\(one.isPage ? "paged" : "told")\(by)\(later)\(quiet)"
        case .rule(let rule):
            return "\(rule.spoken)\(one.isPage && rule != .nextWay ? ", paged" : "")\(by)\(later)\(quiet)"
        }
    }

    private func inRoom(_ one: Telling) -> String {
        switch one.whom {
        case .person: ", by name in the incident's room"
        case .room, .place, .nobody: ""
        }
    }

    private func name(_ whom: Telling.Whom) -> String {
        switch whom {
        case .person(let person): policy.name(of: person)
        case .place(let place): place
        case .room: "the incident's room"
        case .nobody(let name): "nobody (\(name))"
        }
    }

    private var first: String {
        guard let page = tellings.first(where: { $0.isPage && !$0.ways.isEmpty }) else {
            return "\n  " + paint("No page ever left.", .red) + "\n"
        }
        func step(_ rule: Rule, _ name: String) -> String? {
            tellings.first { $0.why == .rule(rule) }.map { "\(name) \(offset($0.at - played.start))" }
        }
        let steps = [
            step(.noAcknowledgement, "not acknowledged"), step(.noCommander, "no commander"),
            step(.escalate, "escalation"), step(.noProgress, "no progress"), step(.tellVP, "VP"),
        ].compactMap { $0 }
        let ladder = steps.isEmpty ? "no step of the ladder was reached" : steps.joined(separator: ", ")
        return "\n  First page: \(offset(page.at - played.start)). Ladder: \(ladder).\n"
    }

    /// In words that say what to change; what happens again is counted.
    private var troubles: [String] {
        var found: [(first: Instant, what: String, count: Int)] = []
        func add(_ what: String, at: Instant) {
            if let index = found.firstIndex(where: { $0.what == what }) {
                found[index].count += 1
            } else {
                found.append((at, what, 1))
            }
        }
        for one in tellings {
            switch one.whom {
            case .nobody(let name):
                let cause = one.isPage ? "nobody is on call for \(name)" : "nobody is configured as \(name)"
                add("\(reason(one)): \(cause)", at: one.at)
            case .person(let person) where one.isByNoWay:
                let quiet = one.quietUntil == nil ? "no pager reaches them" : "in their quiet hours no way is left"
                let call = policy.phone(of: person).map { ", call \($0)" } ?? ", and no telephone number is configured"
                add("\(reason(one)): \(policy.name(of: person)): \(quiet)\(call)", at: one.at)
            case .person, .place, .room: break
            }
        }
        for event in played.events {
            switch event.fact {
            case .pageAnswered(let answer) where answer.outcome == .failed:
                let whom = answer.person.map(policy.name(of:)) ?? answer.way.address
                add("\(whom) by \(answer.way.pager): \(answer.detail ?? "failed")", at: event.at)
            case .undelivered(let letter):
                add("\(letter.what) for \(letter.destination): \(letter.why)", at: event.at)
            default: break
            }
        }
        var lines = found.map { first, what, count in
            let times = count == 1 ? "" : " (\(count) times)"
            return "\(policy.zone.clock(first))  \(padded(offset(first - played.start), to: 12))\(what)\(times)"
        }
        let elsewhere = policy.book.schedules.filter { policy.book.source(of: $0) != nil }
        if !elsewhere.isEmpty {
            lines.append(
                "kept elsewhere and not read here: \(elsewhere.joined(separator: ", ")). In a scenario: "
                    + "00:00 * roster SOURCE SCHEDULE PRIMARY BACKUP")
        }
        return lines
    }

    private func reason(_ one: Telling) -> String {
        switch one.why {
        case .page: one.isPage ? "page" : "telling"
        case .rule(let rule): rule.spoken
        }
    }

    private func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
