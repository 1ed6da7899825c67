import Incidents

/// A schedule that is known by its shifts alone, with what people arranged here on top.
struct KeptSchedule {
    var name: String
    var turns: [DutyShift]
    var overrides: [Override]

    /// Nothing is known of the time after.
    var end: Instant { (turns.map(\.to) + overrides.map(\.to)).max() ?? .distantPast }

    func people(_ duty: Duty, at instant: Instant) -> [PersonID] {
        let planned = turns.filter { $0.duty == duty && $0.from <= instant && instant < $0.to }.map(\.person)
        return overrides.applied(to: planned.eachOnce, duty, at: instant)
    }

    func shifts(from: Instant, to: Instant) -> [DutyShift] {
        Duty.allCases.flatMap { shifts($0, from: from, to: to) }
            .sorted { ($0.from, $0.duty, $0.person) < ($1.from, $1.duty, $1.person) }
    }

    private func shifts(_ duty: Duty, from: Instant, to: Instant) -> [DutyShift] {
        guard from < to else { return [] }
        let moments = [from] + moments(after: from, before: to) + [to]
        var shifts: [DutyShift] = []
        for (moment, next) in zip(moments, moments.dropFirst()) {
            for person in people(duty, at: moment) {
                if let index = shifts.lastIndex(where: { $0.person == person }), shifts[index].to == moment {
                    shifts[index].to = next
                } else {
                    shifts.append(DutyShift(schedule: name, duty: duty, person: person, from: moment, to: next))
                }
            }
        }
        return shifts
    }

    func handOff(after instant: Instant) -> Instant? {
        moments(after: instant, before: nil).first { moment in
            Duty.allCases.contains { people($0, at: moment) != people($0, at: moment - .milliseconds(1)) }
        }
    }

    /// At which something may change.
    private func moments(after: Instant, before: Instant?) -> [Instant] {
        let all = turns.flatMap { [$0.from, $0.to] } + overrides.flatMap { [$0.from, $0.to] }
        return Set(all.filter { $0 > after && (before == nil || $0 < before ?? after) }).sorted()
    }
}
