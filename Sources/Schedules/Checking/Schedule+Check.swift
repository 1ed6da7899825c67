import Incidents

extension Schedule {
    /// Everything that is wrong with it, in the order of its parts; empty for a sound one. A hand-off in an hour that a
    /// day does not have is sound: it comes when the clock next shows a later time. Gaps are no problem but a finding of
    /// their own (`gaps`), as they may be meant.
    package var problems: [ScheduleProblem] {
        var found = Duty.allCases.flatMap { problems(of: $0) }
        for (index, layer) in reserve.enumerated() { found += layer.problems(nil, index) }
        found += takenNames
        for (index, holiday) in holidays.enumerated() {
            found += problems(of: holiday).map { ScheduleProblem(part: .holiday(index), trouble: $0) }
        }
        for (index, override) in overrides.enumerated() {
            if override.to <= override.from {
                found.append(ScheduleProblem(part: .override(index), trouble: .endBeforeStart))
            }
            if override.replaces == override.person {
                found.append(ScheduleProblem(part: .override(index), trouble: .replacesSelf(override.person)))
            }
        }
        return found
    }

    private func problems(of duty: Duty) -> [ScheduleProblem] {
        switch cover(duty) {
        case .nobody:
            return duty == .primary ? [ScheduleProblem(part: .cover(duty), trouble: .noLayers)] : []
        case .nextInRotation:
            guard duty != .primary else { return [ScheduleProblem(part: .cover(duty), trouble: .nextOfItself)] }
            let isFollowed = primary.layers.contains { $0.rotation != .together && Set($0.people).count > 1 }
            return isFollowed ? [] : [ScheduleProblem(part: .cover(duty), trouble: .nobodyFollows)]
        case .layers(let layers):
            guard !layers.isEmpty else { return [ScheduleProblem(part: .cover(duty), trouble: .noLayers)] }
            return layers.enumerated().flatMap { $0.element.problems(duty, $0.offset) }
        }
    }

    private var takenNames: [ScheduleProblem] {
        var seen: Set<String> = []
        var found: [ScheduleProblem] = []
        func look(_ layers: [Layer], _ duty: Duty?) {
            for (index, layer) in layers.enumerated() where !seen.insert(layer.name).inserted {
                found.append(ScheduleProblem(part: .layer(duty, index), trouble: .nameTaken(layer.name)))
            }
        }
        for duty in Duty.allCases { look(cover(duty).layers, duty) }
        look(reserve, nil)
        return found
    }

    private func problems(of holiday: Holiday) -> [ScheduleProblem.Trouble] {
        var found: [ScheduleProblem.Trouble] = []
        switch holiday.days {
        case .dates(let first, let last):
            if last < first { found.append(.endBeforeStart) }
        case .yearly(let month, let day):
            // A leap year has every day that any year has.
            if CivilDate(year: 2000, month: month, day: day) == nil { found.append(.noSuchDay(month: month, day: day)) }
        }
        if let name = holiday.layer, !layers.contains(where: { $0.name == name }) { found.append(.unknownLayer(name)) }
        if holiday.duties.isEmpty { found.append(.noDuties) }
        return found
    }
}

extension Layer {
    fileprivate func problems(_ duty: Duty?, _ index: Int) -> [ScheduleProblem] {
        var found: [ScheduleProblem.Trouble] = []
        if people.isEmpty { found.append(.noPeople) }
        if let count = rotation.count {
            if count <= 0 { found.append(.lengthNotPositive) }
            if count > 0, rotation.seconds == nil { found.append(.lengthTooLong) }
        }
        if weekday != nil, !rotation.isOfWeeks { found.append(.weekdayWithoutWeeks) }
        if let end, end <= start { found.append(.endBeforeStart) }
        var problems = found.map { ScheduleProblem(part: .layer(duty, index), trouble: $0) }
        for (late, window) in windows.enumerated() {
            guard let early = windows[..<late].first(where: { $0.overlaps(window) }) else { continue }
            problems.append(
                ScheduleProblem(
                    part: .window(duty, layer: index, late), trouble: .windowsOverlap(early, window)))
        }
        return problems
    }
}

extension Rotation {
    fileprivate var count: Int? {
        switch self {
        case .together: nil
        case .hours(let count), .days(let count), .weeks(let count): count
        }
    }

    fileprivate var isOfWeeks: Bool {
        if case .weeks = self { true } else { false }
    }
}
