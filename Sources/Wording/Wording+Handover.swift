import Incidents

/// What whoever takes over, or joins late, has to know.
extension Wording {
    /// Under the word that command went from one to another; nothing under anything else.
    func handedOver(_ event: Event, _ incident: Incident, now: Instant) -> [Message.Block] {
        guard case .roleGiven(let given) = event.fact, given.role == .commander, given.previous != nil,
            let person = given.person
        else { return [] }
        return handoverBrief(incident, for: person, now: now).blocks
    }

    /// The brief, the last decisions, and what the clock does next.
    func handoverBrief(_ incident: Incident, for person: PersonID, now: Instant) -> Message {
        var message = Message("\(strong: "Handover brief") for \(name(person)):")
        message.blocks += brief(incident, now: now).blocks
        let decisions = incident.watch.decisions.suffix(3)
        if !decisions.isEmpty {
            message.blocks.append(.list(decisions.map { "Decided \(moment($0.at, now: now)): \($0.text)" }))
        }
        let next = incident.deadlines(under: policy).first { $0.rule == .escalate || $0.rule == .tellVP }
        if let next {
            let whom =
                next.rule == .tellVP ? "the VP" : policy.rule(for: incident.severity)?.escalateToName ?? "the lead"
            message.add("Told next, at \(moment(next.due, now: now)): \(whom)")
        }
        message.add("What is to come: \(command("timers")). What was: \(command("timeline"))")
        return message
    }
}
