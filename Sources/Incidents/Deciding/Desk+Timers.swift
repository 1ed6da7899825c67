extension Desk {
    /// So many may be pending for one incident, and so long may one run.
    package static let mostTimers = 50
    package static let longestTimer = Duration.hours(24)

    func setTimer(
        until end: Instant, _ text: String?, _ incident: Incident, _ request: Request, at now: Instant
    ) -> Decision {
        guard end - now <= Desk.longestTimer else { return .refused(.timerTooLong(Desk.longestTimer)) }
        guard incident.watch.timers.count < Desk.mostTimers else {
            return .refused(.tooManyTimers(incident.id, Desk.mostTimers))
        }
        let set = TimerSet(number: incident.watch.timerCount + 1, text: text, due: end)
        return Decision(incident.id, by: request.actor, [.timerSet(set)])
    }

    /// By its number, or by its text where that means one.
    func cancelTimer(_ said: String, _ incident: Incident, _ by: PersonID?) -> Decision {
        let wanted = Policy.normalise(said)
        let timers = incident.watch.timers
        let bare = wanted.drop { $0 == "#" }
        var found = timers.filter { String($0.number) == bare }
        if found.isEmpty { found = timers.filter { Policy.normalise($0.text ?? "") == wanted } }
        if found.isEmpty, !wanted.isEmpty {
            found = timers.filter { Policy.normalise($0.text ?? "").hasPrefix(wanted) }
        }
        guard let timer = found.first, found.count == 1 else {
            return .refused(.unknownTimer(said, pending: timers.map(\.number)))
        }
        return Decision(incident.id, by: by, [.timerCancelled(TimerCancelled(number: timer.number, text: timer.text))])
    }

    /// Counted from the end of the box, or from now where that is over.
    func extendTask(
        _ number: Int, by length: Duration, _ incident: Incident, _ by: PersonID?, at now: Instant
    ) -> Decision {
        guard let task = incident.tasks.first(where: { $0.number == number }) else {
            return .refused(.unknownTask(number, open: incident.openTasks.map(\.number)))
        }
        guard task.doneAt == nil else { return .refused(.taskIsDone(number)) }
        let due = max(task.due ?? now, now) + length
        return Decision(incident.id, by: by, [.taskExtended(TaskExtended(number: number, due: due, text: task.text))])
    }
}
