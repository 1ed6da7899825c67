import Incidents

/// Sync meetings: announced, reminded of, and closed with what everybody goes away with.
extension Wording {
    /// `!sync`
    func sync(_ incident: Incident, now: Instant) -> Message {
        var message = Message()
        if incident.isInSync {
            message.add("The sync of \(incident.id) is on. At its end: \(command("sync done next 15:30"))")
        }
        if let plan = incident.scribe.sync, plan.since != incident.scribe.syncOn {
            message.add(
                "Next sync of \(incident.id): \(moment(plan.at, now: now)), \(ours: inWords(plan.at, now))"
                    + repeats(plan.every) + goal(plan.goal) + ". To call it off: \(command("sync cancel"))")
        }
        if message.blocks.isEmpty {
            message.add("No sync of \(incident.id) is planned: \(command("sync 15:00 goal what to agree on"))")
        }
        return message
    }

    func syncPlanned(_ planned: SyncPlanned, _ incident: Incident, now: Instant) -> Message.Line {
        let when: Message.Line = "\(strong: policy.zone.clock(planned.at))" + day(planned.at, now)
        return "Sync of \(incident.id) at " + when + "\(ours: pass(planned.at))"
            + ", \(ours: inWords(planned.at, now))" + repeats(planned.every) + goal(planned.goal) + "."
    }

    func syncHeld(_ held: SyncHeld, _ incident: Incident, now: Instant) -> Message.Line {
        guard let next = held.next else { return "The sync of \(incident.id) is over. No next one is planned." }
        return "The sync of \(incident.id) is over. The next one is at \(moment(next.at, now: now))"
            + repeats(next.every) + goal(next.goal) + "."
    }

    func syncCancelled(_ cancelled: SyncCancelled, _ incident: Incident, now: Instant) -> Message.Line {
        "The sync of \(incident.id) at \(moment(cancelled.at, now: now)) is called off."
    }

    /// What everybody goes away with: behind the answer to `!sync done`.
    func syncLines(after event: Event, _ incident: Incident, now: Instant) -> [Message.Block] {
        guard case .syncHeld(let held) = event.fact else { return [] }
        var blocks: [Message.Block] = []
        if incident.openTasks.isEmpty {
            blocks.append(.line("No task is open. To give one: \(command("task check the database @name in 20m"))"))
        } else {
            blocks += listed(incident.openTasks, more: "\(command("tasks"))") { task($0, now: now) }
        }
        if held.next == nil { blocks.append(.line("To plan one: \(command("sync in 30m"))")) }
        return blocks
    }

    /// The reminder before a meeting.
    func syncSoon(_ fired: Fired, _ incident: Incident, now: Instant) -> Message.Line {
        let plan = incident.scribe.sync
        let at = plan?.at ?? fired.due + policy.timers.syncWarning
        return "Sync of \(headline(incident)) at \(moment(at, now: now)), \(ours: inWords(at, now))" + goal(plan?.goal)
            + "." + bridgeLine
    }

    func syncNow(_ fired: Fired, _ incident: Incident) -> Message.Line {
        "\(Message.Piece.everyoneHere) The \(strong: "sync") of \(headline(incident)) is \(strong: "now")"
            + goal(incident.scribe.sync?.goal) + "." + bridgeLine
    }

    /// One that comes again stands at its next time by now.
    func syncEnd(_ incident: Incident) -> Message.Line {
        guard let plan = incident.scribe.sync, plan.every != nil else {
            return "At its end: \(command("sync done next 15:30"))"
        }
        return "At its end: \(command("sync done")). The next one is at \(clock(plan.at))."
    }

    /// Who has what, so that nobody has to ask it in the meeting: before it in one line, in it as a list.
    func syncTasks(_ rule: Rule, _ incident: Incident, now: Instant) -> [Message.Block] {
        let open = incident.openTasks
        guard !open.isEmpty, rule == .syncSoon || rule == .syncNow else { return [] }
        if rule == .syncNow { return listed(open, more: "\(command("tasks"))") { task($0, now: now) } }
        let most = 3
        var owners = open.prefix(most).map { item -> Message.Line in
            "\(item.number) \(item.text.unended.shortened(to: 80)) (" + (item.owner.map { "\(name($0))" } ?? "nobody")
                + ")"
        }
        if open.count > most { owners.append("\(open.count - most) more") }
        return [.line("Open tasks: " + joined(owners) + ". \(command("tasks"))")]
    }

    private var bridgeLine: Message.Line { bridgeText.map { " Bridge: \($0)" } ?? "" }

    private func goal(_ text: String?) -> Message.Line { text.map { ". Goal: \($0)" } ?? "" }

    private func repeats(_ every: Duration?) -> Message.Line {
        every.map { $0 == .days(1) ? ", then daily" : ", then each \(ours: spoken($0))" } ?? ""
    }

    private func day(_ instant: Instant, _ now: Instant) -> Message.Line {
        let date = policy.zone.civil(instant).date
        return date == policy.zone.civil(now).date ? "" : " on \(ours: date)"
    }

    /// `in 20 min`, rounded up to the minute; `now`.
    private func inWords(_ instant: Instant, _ now: Instant) -> String {
        let left = instant - now
        guard left > .zero else { return "now" }
        let minutes = (left.milliseconds + 59_999) / 60_000
        return "in \(spoken(.minutes(Int(minutes))))"
    }
}
