import Delivery
import Incidents

extension Ledger {
    /// When something will happen by itself next: a deadline, or a retry.
    package var nextWake: Instant? {
        switch (dues.next, outbox.nextWake) {
        case (let due?, let retry?): min(due, retry)
        case (let due, nil): due
        case (nil, let retry): retry
        }
    }

    /// When the next deadline is due.
    package var nextDue: Instant? { dues.next }

    /// Errands that wait for their time, their room or their turn.
    package var waitingErrands: Int { outbox.count }

    /// Fires what is due, at most 256 incidents a group so that people's commands are not kept waiting.
    package func tick(at now: Instant) -> Output {
        var output = Output()
        let due = dues.popDue(at: now)
        for start in stride(from: 0, to: due.count, by: 256) {
            let some = due[start..<min(start + 256, due.count)]
            let done = grouped(some, at: now, into: &output) { id in
                touched.insert(id)
                try fireDue(id, afterReload: firstTickFollowsReload)
            }
            // Tried again in a second: nothing was fired.
            for (id, done) in zip(some, done) { if case .failure = done { dues.set(id, to: now + .seconds(1)) } }
        }
        firstTickFollowsReload = false
        return output
    }

    func fireDue(_ id: IncidentID, afterReload: Bool) throws {
        let decision = desk.decideDue(id, at: group.now, afterReload: afterReload)
        _ = try carryOut(decision, message: nil, at: group.now)
    }
}
