import Incidents

/// What is said beside a change of phase: what the monitors see, and what becomes of what is open.
extension Wording {
    private static let mostNamed = 3
    private static let longestDetail = 30

    /// Bounded: with the sentence and the hint it is ten short lines.
    func beside(_ event: Event, _ incident: Incident, _ desk: Desk, now: Instant) -> [Message.Line] {
        guard case .phaseMoved(let move) = event.fact else { return [] }
        return doubts(move, incident, desk) + calledOff(event, incident, now: now)
            + (leftOpen(move, incident, now: now).map { [$0] } ?? [])
    }

    /// A meeting that does not take place; in each room of the incident.
    func calledOff(_ event: Event, _ incident: Incident, now: Instant) -> [Message.Line] {
        guard case .phaseMoved(let move) = event.fact, let at = move.sync else { return [] }
        return ["The sync at \(moment(at, now: now)) is called off."]
    }

    /// What the bot sees itself and people may have missed. It changes nothing of what they did.
    private func doubts(_ move: PhaseMoved, _ incident: Incident, _ desk: Desk) -> [Message.Line] {
        guard move.to.isSaidToBeBetter, incident.kind == .real, !policy.monitors.isEmpty else { return [] }
        let readings = policy.monitors.map { name in
            desk.small.readings[name] ?? Reading(monitor: name, state: .unknown, detail: "not read yet")
        }
        let failing = readings.filter { $0.state == .failing }
        let unknown = readings.filter { $0.state == .unknown }
        var lines: [Message.Line] = []
        if let first = failing.first { lines.append("\(strong: "FAILING"): " + named(failing, why: first.detail)) }
        if let first = unknown.first {
            // One reason is enough to look.
            lines.append("\(strong: "I cannot tell") for " + named(unknown, why: failing.isEmpty ? first.detail : nil))
        }
        return failing.isEmpty ? lines : lines + ["Still hurts? \(command("reopen"))"]
    }

    /// `shop (answered 503), search and 2 more`
    private func named(_ readings: [Reading], why: String?) -> Message.Line {
        var names = readings.prefix(2).map { reading -> Message.Line in "\(reading.monitor)" }
        if let why, why.count <= Self.longestDetail {
            names[0] = names[0] + " (\(why))"
        } else if let why {
            names[0] = names[0] + " (\(String(why.prefix(Self.longestDetail)))…)"
        }
        return joined(readings.count > 2 ? names + ["\(readings.count - 2) more"] : names)
    }

    /// A monitor says otherwise; one that cannot be read says nothing.
    func isDoubted(_ event: Event, _ incident: Incident, _ desk: Desk) -> Bool {
        guard case .phaseMoved(let move) = event.fact, move.to.isSaidToBeBetter, incident.kind == .real else {
            return false
        }
        return policy.monitors.contains { desk.small.readings[$0]?.state == .failing }
    }

    private func leftOpen(_ move: PhaseMoved, _ incident: Incident, now: Instant) -> Message.Line? {
        let tasks = incident.openTasks
        var open: [Message.Line] = []
        if let line = numbered("task", tasks.map(\.number)) { open.append(line) }
        if let line = numbered("TODO", incident.todos.map(\.number)) { open.append(line) }
        if let line = streamNames(incident.openStreams) { open.append(line) }
        if let line = numbered("timer", incident.watch.timers.map(\.number)) { open.append(line) }
        if move.to == .monitoring, let sync = incident.syncAhead {
            open.append("the sync at \(moment(sync, now: now))")
        }
        guard !open.isEmpty else { return nil }
        let list = joined(open)
        let hasList = !tasks.isEmpty || !incident.todos.isEmpty
        let shown = command(hasList ? "tasks" : incident.openStreams.isEmpty ? "timer" : "stream")
        let isTimed = tasks.contains { $0.due != nil && $0.isCalledOut != true } || !incident.watch.timers.isEmpty
        switch move.to {
        case .investigating, .identified: return nil
        case .monitoring: return "Still open: " + list + ". All of it goes on."
        case .resolved:
            return "Still open (\(shown)): " + list + "."
                + (isTimed ? " What has a time is called out." : "")
        case .closed, .cancelled, .merged:
            return "Left open (\(shown)): " + list
                + (isTimed ? ". No time is called out any more." : ". Nobody is reminded.")
        }
    }

    /// `tasks 1 and 2`, `7 tasks`
    private func numbered(_ what: String, _ numbers: [Int]) -> Message.Line? {
        switch numbers.count {
        case 0: nil
        case 1: "\(ours: what) \(numbers[0])"
        case ...Self.mostNamed: "\(ours: what)s " + joined(numbers.map { "\($0)" })
        default: "\(numbers.count) \(ours: what)s"
        }
    }

    private func streamNames(_ streams: [Workstream]) -> Message.Line? {
        switch streams.count {
        case 0: nil
        case 1: "stream \(streams[0].name)"
        case ...Self.mostNamed: "streams " + joined(streams.map { "\($0.name)" })
        default: "\(streams.count) streams"
        }
    }
}
