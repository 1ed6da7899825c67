import Incidents

extension Schedule {
    /// Every moment after `from` and before `to` at which the people of a duty may change, in order. Between two of
    /// them nothing changes, so no clock is stepped through: a year of a weekly rotation is some fifty moments.
    func changes(_ duty: Duty, from: Instant, to: Instant) -> [Instant] {
        guard from < to else { return [] }
        let first = zone.begun(from)
        let last = zone.begun(to)
        var walls: [Int64] = []
        let duties = cover(duty) == .nextInRotation ? [duty, .primary] : [duty]
        for layer in duties.flatMap({ cover($0).layers }) { walls += layer.changes(from: first, to: last) }
        for holiday in holidays where !holiday.duties.isDisjoint(with: duties) {
            walls += changes(of: holiday, from: first, to: last)
        }
        var moments = Set(walls).map { zone.begins(wallSeconds: $0) }
        for override in overrides where duties.contains(override.duty) { moments += [override.from, override.to] }
        return Set(moments).filter { from < $0 && $0 < to }.sorted()
    }

    private func changes(of holiday: Holiday, from first: Int64, to last: Int64) -> [Int64] {
        let runs = holiday.runs(
            from: CivilDate(secondsSince1970: first) + -1, to: CivilDate(secondsSince1970: last) + 1)
        let edges = runs.flatMap { [$0.first.seconds, ($0.last + 1).seconds] }
        guard !runs.isEmpty, let name = holiday.layer, let layer = layers.first(where: { $0.name == name }) else {
            return edges
        }
        return edges + runs.flatMap { layer.changes(from: $0.first.seconds, to: ($0.last + 1).seconds) }
    }

    /// What of this schedule matters between two instants: overrides of other years are not looked at again and again.
    func trimmed(from: Instant, to: Instant) -> Schedule {
        guard !overrides.isEmpty else { return self }
        var trimmed = self
        trimmed.overrides = overrides.filter { $0.from < to && from < $0.to }
        return trimmed
    }
}
