extension Desk {
    /// An update that is read when its own time for the next is over sets no clock, and says what was typed.
    func stillDue(_ act: Act, saidAt said: Instant, readAt now: Instant) -> Act {
        guard case .update(var fields, let next?, let aside) = act, let text = aside.nextText,
            case .success(let end) = end(next, at: said), end < now
        else { return act }
        fields.keep("next update, which is over: \(text)")
        return .update(fields, next: nil, beside: aside)
    }

    func update(
        _ said: UpdateFields, next: SaidTime?, beside aside: UpdateAside, _ incident: Incident, _ by: PersonID?,
        at now: Instant
    ) -> Decision {
        var fields = said
        let before = incident.fields
        let after = said.over(before)
        // An unchanged update is a sign of life: it quiets the nudge, but it is not progress.
        let isProgress =
            after.status != before.status || after.theory != before.theory || after.lastAction != before.lastAction
        var due: Instant?
        if let next {
            switch end(next, at: now) {
            case .success(let end): due = end
            case .failure(let refused):
                // Said in a command of its own it would be refused; here the rest of the update is worth more.
                guard let text = aside.nextText else { return .refused(refused.refusal) }
                // With why it is not what the clock follows: the two times stand beside each other.
                let isOver = if case .timeIsOver = refused.refusal { true } else { false }
                fields.keep("next update, \(isOver ? "which is over" : "not read as a time"): \(text)")
            }
        }
        var more: [Fact] = []
        if let started = aside.started {
            if case .success(let start) = moment(started, .last, at: now), start <= now {
                // The same update, pasted every quarter of an hour, moves nothing.
                let isNew = incident.startedAt.map { abs((start - $0).milliseconds) >= 60_000 } ?? true
                if isNew { more.append(.startSet(StartSet(start))) }
            } else if let text = aside.startedText {
                fields.keep("started: \(text)")
            }
        }
        if let trigger = aside.trigger, trigger != incident.cause { more.append(.causeSet(Words(trigger))) }
        let updated = Updated(fields: fields, isProgress: isProgress, nextDue: due)
        return Decision(incident.id, by: by, [.updated(updated)] + more)
    }
}
