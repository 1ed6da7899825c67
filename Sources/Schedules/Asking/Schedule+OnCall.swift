import Incidents

/// The people of each duty at one moment, in the order of their layer.
package struct OnCall: Hashable, Sendable {
    package var primary: [PersonID]
    package var backup: [PersonID]
    package var trainees: [PersonID]

    package subscript(duty: Duty) -> [PersonID] {
        switch duty {
        case .primary: primary
        case .backup: backup
        case .trainees: trainees
        }
    }

    /// Everybody, the primary first, each once.
    package var everybody: [PersonID] { (primary + backup + trainees).eachOnce }
}

extension [PersonID] {
    /// In the order in which they come first.
    var eachOnce: [PersonID] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

extension Schedule {
    /// Who is on call: 1. the holiday that covers the day, else the last layer that is active; 2. the overrides that
    /// cover the moment, in the order in which they were made.
    package func onCall(at instant: Instant) -> OnCall {
        OnCall(
            primary: people(.primary, at: instant), backup: people(.backup, at: instant),
            trainees: people(.trainees, at: instant))
    }

    package func people(_ duty: Duty, at instant: Instant) -> [PersonID] {
        let rota = rota(duty, at: instant)
        return overrides.applied(to: rota.map { planned($0, at: instant) } ?? [], duty, at: instant)
    }

    private func planned(_ rota: Rota, at instant: Instant) -> [PersonID] {
        guard rota.isFollowed else { return rota.layer.people(turn: rota.turn) }
        let busy = people(.primary, at: instant)
        return rota.layer.successors(of: rota.turn).first { !busy.contains($0) }.map { [$0] } ?? []
    }

    private func rota(_ duty: Duty, at instant: Instant) -> Rota? {
        let isNext = cover(duty) == .nextInRotation
        let wall = zone.begun(instant)
        func turn(of layer: Layer) -> Int? { layer.turn(at: layer.zone?.begun(instant) ?? wall) }
        let today = CivilDate(secondsSince1970: wall)
        if let holiday = holidays.last(where: { $0.duties.contains(duty) && $0.covers(today) }) {
            guard let name = holiday.layer, let layer = layers.first(where: { $0.name == name }) else { return nil }
            // One layer for both: its next person backs up the one who holds.
            let isFollowed = isNext && holiday.duties.contains(.primary)
            return turn(of: layer).map { Rota(layer: layer, turn: $0, isFollowed: isFollowed) }
        }
        if isNext {
            guard duty != .primary, var rota = rota(.primary, at: instant) else { return nil }
            rota.isFollowed = true
            return rota
        }
        for layer in cover(duty).layers.reversed() {
            if let turn = turn(of: layer) { return Rota(layer: layer, turn: turn, isFollowed: false) }
        }
        return nil
    }
}

/// A layer that holds a duty, and its turn.
private struct Rota {
    var layer: Layer
    var turn: Int
    /// Not those of the turn have the duty, but whoever comes after them.
    var isFollowed: Bool
}

extension [Override] {
    /// Who has a duty after all, where these would have it by plan.
    func applied(to planned: [PersonID], _ duty: Duty, at instant: Instant) -> [PersonID] {
        let standIns = filter { $0.duty == duty && $0.covers(instant) }
        guard !standIns.isEmpty else { return planned }
        // Whose place it is by plan, and who has it: a later stand-in for Ana also finds the place that she gave away.
        var places = planned.map { (owners: [$0], person: $0) }
        for standIn in standIns.inOrder {
            guard let replaced = standIn.replaces else {
                places = [(places.flatMap(\.owners) + [standIn.person], standIn.person)]
                continue
            }
            for index in places.indices where places[index].owners.contains(replaced) {
                places[index].owners.append(standIn.person)
                places[index].person = standIn.person
            }
        }
        return places.map(\.person).eachOnce
    }

    /// As they were made; two of one moment stay as they are listed.
    fileprivate var inOrder: [Override] {
        count < 2
            ? self
            : enumerated().sorted { ($0.element.made, $0.offset) < ($1.element.made, $1.offset) }
                .map(\.element)
    }
}
