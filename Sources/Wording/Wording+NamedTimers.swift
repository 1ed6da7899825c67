import Incidents

/// `!timer`.
extension Wording {
    func timerSet(_ set: TimerSet, _ incident: Incident, now: Instant) -> Message.Line {
        let what: Message.Line = set.text.map { " “\($0)”" } ?? ""
        return
            "Timer \(set.number)" + what
            + ": I call you here at \(moment(set.due, now: now)), in \(ours: spoken(set.due - now))."
    }

    /// `timer “db team” of INC-1 (10 min) is over.`
    func timerLine(_ fired: Fired, _ incident: Incident) -> Message.Line {
        let detail = fired.detail
        let what: Message.Line = detail?.text.map { " “\($0)”" } ?? " \(detail?.number ?? 0)"
        let length: Message.Line = detail?.at.map { " (\(ours: spoken(fired.due - $0)))" } ?? ""
        return "the timer" + what + length + " of \(incident.id) is over."
    }

    func pendingTimers(_ incident: Incident, now: Instant) -> [Message.Line] {
        incident.watch.timers.sorted { ($0.due, $0.number) < ($1.due, $1.number) }.map { timer in
            let what: Message.Line = timer.text.map { " “\($0)”" } ?? ""
            let left = max(timer.due - now, .zero)
            return
                "Timer \(timer.number)" + what
                + " for \(name(timer.by)): \(moment(timer.due, now: now)), in \(ours: spoken(left))"
        }
    }

    func namedTimers(_ incident: Incident, now: Instant) -> Message {
        let rows = pendingTimers(incident, now: now)
        guard let first = incident.watch.timers.first, !rows.isEmpty else {
            return Message("\(incident.id) has no timer. To set one: \(command("timer 10m db team"))")
        }
        var message = Message("Timers of \(incident.id):")
        message.blocks.append(.list(rows))
        message.add(
            "To stop one: \(command("timer cancel \(first.number)")). What I watch myself: \(command("timers"))")
        return message
    }

    func timerPurpose(_ deadline: Deadline, _ incident: Incident) -> Message.Line {
        guard let timer = incident.watch.timers.first(where: { $0.seq == deadline.since }) else { return "a timer" }
        let what: Message.Line = timer.text.map { " “\($0)”" } ?? ""
        return "timer \(timer.number)" + what + ", for \(name(timer.by))"
    }

    func record(_ set: TimerSet) -> String {
        "timer \(set.number)\(set.text.map { " “\($0)”" } ?? ""), for \(policy.zone.clock(set.due))"
    }

    func unknownTimer(_ text: String, _ pending: [Int]) -> Message.Line {
        guard let first = pending.first else {
            return "There is no timer to stop. To set one: \(command("timer 10m db team"))."
        }
        return
            "“\(text)” names no timer, or several. Pending: \(ours: pending.map(String.init).joined(separator: ", ")). For example: \(command("timer cancel \(first)")); \(command("timer")) lists them."
    }
}
