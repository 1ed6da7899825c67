import Incidents

extension Schedule {
    /// Every moment after `from` and before `to` at which the people of a duty may change, in order. Between two of
    /// them nothing changes, so no clock is stepped through: a year of a weekly rotation is some fifty moments.
    func changes(_ duty: Duty, from: Instant, to: Instant) -> [Instant] {
        guard from < to else { return [] }
        let duties = cover(duty) == .nextInRotation ? [duty, .primary] : [duty]
        var moments: Set<Instant> = []
        for layer in duties.flatMap({ cover($0).layers }) { moments.formUnion(changes(of: layer, from: from, to: to)) }
        for holiday in holidays where !holiday.duties.isDisjoint(with: duties) {
            moments.formUnion(changes(of: holiday, from: from, to: to))
        }
        for override in overrides where duties.contains(override.duty) {
            moments.formUnion([override.from, override.to])
        }
        return moments.filter { from < $0 && $0 < to }.sorted()
    }

    /// Each layer on its own wall.
    private func changes(of layer: Layer, from: Instant, to: Instant) -> [Instant] {
        let zone = zone(of: layer)
        return layer.changes(from: zone.begun(from), to: zone.begun(to)).map { zone.begins(wallSeconds: $0) }
    }

    private func changes(of holiday: Holiday, from: Instant, to: Instant) -> [Instant] {
        let runs = holiday.runs(
            from: CivilDate(secondsSince1970: zone.begun(from)) + -1,
            to: CivilDate(secondsSince1970: zone.begun(to)) + 1)
        let edges = runs.flatMap { [zone.begins($0.first), zone.begins($0.last + 1)] }
        guard !runs.isEmpty, let name = holiday.layer, let layer = layers.first(where: { $0.name == name }) else {
            return edges
        }
        return edges
            + runs.flatMap { changes(of: layer, from: zone.begins($0.first), to: zone.begins($0.last + 1)) }
    }

    /// What of this schedule matters between two instants: overrides of other years are not looked at again and again.
    func trimmed(from: Instant, to: Instant) -> Schedule {
        guard !overrides.isEmpty else { return self }
        var trimmed = self
        trimmed.overrides = overrides.filter { $0.from < to && from < $0.to }
        return trimmed
    }
}
