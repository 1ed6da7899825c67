import Incidents

/// A layer's state is a function of the wall alone: of the latest wall time that has begun (`ZoneRules.begun`).
/// That is what makes it exact on days on which clocks change, without a case for them.
extension Layer {
    /// Seconds on the wall at which the layer begins.
    var origin: Int64 { start.seconds + handOff.seconds }

    /// Seconds on the wall at which it is over.
    var over: Int64? { end.map { $0.seconds + handOff.seconds } }

    /// The hand-off from which the rhythm counts: the latest one that is not after the origin.
    private var anchor: Int64 {
        guard case .weeks = rotation, let weekday else { return origin }
        return origin - Int64((start.weekday.rawValue - weekday.rawValue).modulo(7)) * 86_400
    }

    /// Counted from 0; nil before the layer begins, after its end, outside its windows, and where there are no turns.
    func turn(at wall: Int64) -> Int? {
        guard isActive(at: wall), !people.isEmpty else { return nil }
        guard let period = rotation.seconds else { return rotation == .together ? 0 : nil }
        return Int((wall - anchor) / period)
    }

    /// Who holds it in a turn, each once.
    func people(turn: Int) -> [PersonID] {
        rotation == .together ? people.eachOnce : [people[turn.modulo(people.count)]]
    }

    /// Who comes after a turn, the nearest first, each once.
    func successors(of turn: Int) -> [PersonID] {
        guard rotation != .together else { return [] }
        return (1..<max(people.count, 1)).map { people[(turn + $0).modulo(people.count)] }.eachOnce
    }

    private func isActive(at wall: Int64) -> Bool {
        guard wall >= origin, over.map({ wall < $0 }) ?? true else { return false }
        guard !windows.isEmpty else { return true }
        // 1970-01-01 was a Thursday; windows count from Monday.
        let second = (wall + Layer.mondayShift).modulo(Layer.week)
        return windows.contains { (second - Int64($0.start) * 60).modulo(Layer.week) < Int64($0.length) * 60 }
    }

    /// The wall times in `first…last` at which the layer may change hands or begin or stop to be active.
    func changes(from first: Int64, to last: Int64) -> [Int64] {
        let low = max(first, origin)
        let high = min(last, over ?? last)
        guard low <= high else { return [] }
        var found = [origin, over ?? origin].filter { low <= $0 && $0 <= high }
        if let period = rotation.seconds {
            let behind = (low - anchor).modulo(period)
            found += stride(from: behind == 0 ? low : low - behind + period, through: high, by: Int(period))
        }
        for window in windows {
            for edge in [window.start, window.start + window.length] {
                let ahead = (Int64(edge) * 60 - Layer.mondayShift - low).modulo(Layer.week)
                found += stride(from: low + ahead, through: high, by: Int(Layer.week))
            }
        }
        return found
    }

    private static let week: Int64 = 604_800
    /// Seconds from Monday 00:00 to the beginning of 1970.
    private static let mondayShift: Int64 = 3 * 86_400
}
