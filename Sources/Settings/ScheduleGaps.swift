import Incidents
import Schedules

extension Configuration {
    /// How far ahead a gap is looked for: four weeks.
    package static let gapsAhead = Duration.days(28)

    /// When nobody will be on call as the primary of a schedule, as warnings at the schedule. A function of its own, for
    /// reading a configuration knows no clock; `check-config` does.
    package func scheduleGaps(after now: Instant) -> [Diagnostic] {
        schedules.sorted { $0.key < $1.key }.flatMap { name, schedule in
            let gaps = schedule.gaps(from: now, to: now + Configuration.gapsAhead)
            return gaps.isEmpty ? [] : [warning(name, schedule, gaps)]
        }
    }

    private func warning(_ name: String, _ schedule: Schedule, _ gaps: [Interval]) -> Diagnostic {
        let place = schedulePlaces[name]
        let first = gaps[0]
        let times = "\(schedule.zone.dateAndClock(first.from)) to \(schedule.zone.dateAndClock(first.to))"
        let others = gaps.count == 1 ? "" : " and \(gaps.count - 1) more \(gaps.count == 2 ? "time" : "times")"
        return Diagnostic(
            file: place?.file ?? "", line: place?.line ?? 0, column: place?.column ?? 0, severity: .warning,
            what: "schedules.\(name): nobody is on call from \(times)\(others) in the next 4 weeks",
            hint: "Add a layer that is active then, or a window to one that is there")
    }
}
