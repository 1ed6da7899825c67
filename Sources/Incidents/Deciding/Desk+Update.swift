extension Desk {
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
                fields.keep("next update: \(text)")
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
