import Incidents

extension Schedule {
    /// Everybody's shifts between two instants, cut off at both, in order; turns of one person that touch are one shift.
    package func shifts(from: Instant, to: Instant) -> [Shift] {
        Duty.allCases.flatMap { shifts($0, from: from, to: to) }.sorted(by: Shift.isBefore)
    }

    package func shifts(_ duty: Duty, from: Instant, to: Instant) -> [Shift] {
        var shifts: [Shift] = []
        for piece in pieces(duty, from: from, to: to) {
            for person in piece.people {
                // Only the last shift of each person can touch this piece.
                if let index = shifts.lastIndex(where: { $0.person == person }), shifts[index].to == piece.from {
                    shifts[index].to = piece.to
                } else {
                    shifts.append(
                        Shift(schedule: name, duty: duty, person: person, from: piece.from, to: piece.to))
                }
            }
        }
        return shifts.sorted(by: Shift.isBefore)
    }

    /// One person's shifts on every duty.
    package func shifts(of person: PersonID, from: Instant, to: Instant) -> [Shift] {
        shifts(from: from, to: to).filter { $0.person == person }
    }

    /// The shifts that touch the time between two instants, each from its true beginning to its true end: what a
    /// calendar shows, and what makes an event's UID stay the same next month. An end more than 800 days away is cut.
    package func wholeShifts(from: Instant, to: Instant) -> [Shift] {
        shifts(from: from, to: to).map { shift in
            var whole = shift
            if shift.from == from { whole.from = beginning(of: shift) }
            if shift.to == to { whole.to = ending(of: shift) }
            return whole
        }.sorted(by: Shift.isBefore)
    }

    /// Runs of time in which the same people have a duty, from the first instant to the last without a hole.
    func pieces(_ duty: Duty, from: Instant, to: Instant) -> [(from: Instant, to: Instant, people: [PersonID])] {
        guard from < to else { return [] }
        let trimmed = trimmed(from: from, to: to)
        let moments = [from] + trimmed.changes(duty, from: from, to: to)
        var pieces: [(from: Instant, to: Instant, people: [PersonID])] = []
        for (moment, next) in zip(moments, moments.dropFirst() + [to]) {
            let people = trimmed.people(duty, at: moment)
            if let last = pieces.indices.last, pieces[last].people == people {
                pieces[last].to = next
            } else {
                pieces.append((moment, next, people))
            }
        }
        return pieces
    }

    private func beginning(of shift: Shift) -> Instant {
        let earliest = earliest
        for days in [8, 64, 400] {
            let from = max(shift.from - .days(days), earliest)
            let before = shifts(shift.duty, from: from, to: shift.from).last { $0.person == shift.person }
            guard let before, before.to == shift.from else { return shift.from }
            if before.from > from || from == earliest { return before.from }
        }
        let before = shifts(shift.duty, from: earliest, to: shift.from).last { $0.person == shift.person }
        return before?.from ?? shift.from
    }

    private func ending(of shift: Shift) -> Instant {
        var end = shift.to
        for days in [8, 64, 800] {
            let to = shift.to + .days(days)
            let after = shifts(shift.duty, from: shift.to, to: to).first { $0.person == shift.person }
            guard let after, after.from == shift.to else { return shift.to }
            end = after.to
            if end < to { return end }
        }
        return end
    }

    /// Nobody is on call before this.
    private var earliest: Instant {
        let layers = layers.map { zone(of: $0).begins(wallSeconds: $0.origin) }
        return (layers + overrides.map(\.from)).min() ?? .distantPast
    }
}
