import Incidents

/// `!oncall`: at a moment, and through a time.
extension Wording {
    func onCall(_ lines: [String], at instant: Instant, until end: Instant?, now: Instant) -> Message {
        guard !lines.isEmpty else {
            return Message("No on-call lines are configured. Add on_call to the configuration.")
        }
        let isNow = instant == now
        var message = Message(isNow ? "On call now:" : "On call at \(moment(instant, now: now)):")
        if let end {
            let from: Message.Line = isNow ? "now" : "\(moment(instant, now: now))"
            message = Message("On call from " + from + " to \(moment(end, now: now)):")
        }
        message.blocks.append(.list(lines.map { onCallRow($0, from: instant, until: end, now: now) }))
        if let age = age(ofLines: lines, at: end ?? instant, now: now) { message.add(age) }
        message.add(
            "Your own shifts: \(command("oncall mine")). To page: \(command(lines.last.map { $0 == "ic" ? "ic page" : "ic page \($0)" } ?? "ic page"))"
        )
        return message
    }

    /// No more changes of one line are shown at once.
    private static let turns = 4

    /// Whoever is there first, and until the end whoever takes over: `Ana (primary), until 09:00; then Bob (primary)`.
    private func onCallRow(_ key: String, from instant: Instant, until end: Instant?, now: Instant) -> Message.Line {
        let title = key == "ic" ? "incident commander" : policy.teams[key]?.name ?? key
        var turns: [Turn] = []
        var at = instant
        // Hand-offs that change nobody are passed over; so many are more than anybody asks for.
        for _ in 0..<100 {
            let next = handOff(of: key, after: at)
            let turn = Turn(people: people(key, at: at), isUnknown: isUnknown(key, at: at), until: next)
            if let last = turns.last, last.isSame(as: turn) {
                turns[turns.count - 1].until = next
            } else {
                turns.append(turn)
            }
            guard let end, let next, next < end, turns.count <= Self.turns else { break }
            at = next
        }
        let isCut = turns.count > Self.turns
        let rows = turns.prefix(Self.turns).map { turn -> Message.Line in
            let until: Message.Line = turn.until.map { ", until \(moment($0, now: now))" } ?? ""
            guard !turn.people.isEmpty else {
                return turn.isUnknown ? "\(strong: "not known")" : "\(strong: "nobody")" + until
            }
            let perhaps: Message.Line = turn.isUnknown ? ", and perhaps others" : ""
            return joined(turn.people.map { "\(name($0.person)) (\(ours: $0.duty))" }) + perhaps + until
        }
        let more: Message.Line = isCut ? "; and others after that" : ""
        return "\(title): " + rows.dropFirst().reduce(rows.first ?? "") { $0 + "; then " + $1 } + more
    }

    /// Without a change.
    private struct Turn {
        var people: [(person: PersonID, duty: String)]
        var isUnknown: Bool
        var until: Instant?

        func isSame(as other: Turn) -> Bool {
            isUnknown == other.isUnknown && people.elementsEqual(other.people, by: ==)
        }
    }

    private func people(_ key: String, at instant: Instant) -> [(person: PersonID, duty: String)] {
        if policy.onCall[key] != nil { return policy.line(key, at: instant).everyone }
        var own = OnCallLine(line: key)
        for duty in Duty.allCases { own[duty] = policy.book.people(key, duty, at: instant) }
        return own.everyone
    }

    private func handOff(of key: String, after instant: Instant) -> Instant? {
        let schedule = policy.onCall[key]?.schedule ?? policy.book.schedules.first { $0 == key }
        let all = [schedule].compactMap { $0 } + (policy.onCall[key]?.places.values.sorted() ?? [])
        return all.compactMap { policy.book.nextHandOff($0, after: instant) }.min()
    }

    /// A team without somebody on call, or a name for people.
    func noLine(_ text: String, _ targets: [Target]) -> Message.Line {
        let teams = targets.compactMap { target -> Team? in
            if case .team(let key) = target { policy.teams[key] } else { nil }
        }
        let people = targets.compactMap { target -> PersonID? in
            if case .person(let person) = target { person } else { nil }
        }
        if let team = teams.first {
            let members = team.members.filter { $0 != team.lead }.map { name($0) }
            let lead: Message.Line = team.lead.map { " Its lead is \(name($0))" } ?? " It has no lead"
            let others: Message.Line =
                members.isEmpty ? "." : "; its members are " + joined(members.map { "\($0)" }) + "."
            return "Nobody is on call for \(team.name): it has no line in on_call." + lead + others
                + " To page it: \(command("ic page \(team.key)"))"
        }
        guard !people.isEmpty else {
            return "“\(text)” is no line that somebody is on call for. All of them: \(command("oncall"))"
        }
        return "“\(text)” is " + joined(people.map { "\(name($0))" })
            + ", and no line that somebody is on call for. All of them: \(command("oncall"))"
    }
}
