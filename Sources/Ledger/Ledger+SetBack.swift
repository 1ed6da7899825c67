import Delivery
import Incidents
import Store
import Wording

/// A clock that was ahead and is right again. Whatever counts from an event that it dated ahead would wait until the
/// clock has come there: hours of silence, for what is declared meanwhile too.
///
/// Each group begins with the look, and the ledger's thread looks by itself while anything is pending.
extension Ledger {
    /// Less than this is no step, but two looks at one clock.
    private static let tolerance = Duration.seconds(1)

    /// The last time that it was worth a word.
    package var setBack: SetBack? { desk.small.setBack }

    /// The newest event is dated after now.
    package func isSetBack(at now: Instant) -> Bool {
        options.omits != .setback && desk.lastAt - now > Self.tolerance
    }

    /// Puts right what a clock that was set back has left, where there is anything.
    package func lookAtClock(at now: Instant) -> Output {
        var output = Output()
        do {
            try inGroup(at: now) {}
            output.messages = stagedMessages
        } catch { output.failure = "\(error)" }
        stagedMessages.removeAll(keepingCapacity: true)
        return output
    }

    func noteClock() throws {
        guard isSetBack(at: group.now) else { return }
        let fact = ClockSetBack(by: desk.lastAt - group.now, newest: desk.lastAt)
        for incident in desk.incidents.values.sorted(by: { $0.id < $1.id }) where incident.lastAt > group.now {
            try keep(.clockSetBack(fact), of: incident.id, by: nil, from: nil, at: group.now)
        }
        let event = try keep(.clockSetBack(fact), of: nil, by: nil, from: nil, at: group.now)
        try store.setBackOutbox(by: fact.by, at: group.now)
        stagedSetBack = fact.by
        guard let told = desk.small.setBack, told.at == group.now else { return }
        try tellOperators(wording.clockSetBack(told), key: "e\(event.seq)/clock")
    }

    /// One that was over while the clock was put right, and is wanted again.
    func noteClock(of incident: Incident) throws {
        let ahead = incident.lastAt - group.now
        guard options.omits != .setback, ahead > Self.tolerance else { return }
        let fact = ClockSetBack(by: ahead, newest: incident.lastAt)
        try keep(.clockSetBack(fact), of: incident.id, by: nil, from: nil, at: group.now)
    }

    /// After the commit: memory follows the store.
    func settleClock() {
        if let by = stagedSetBack { outbox.setBack(by: by, at: group.now) }
        stagedSetBack = nil
    }
}
