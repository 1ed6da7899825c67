extension Incident {
    /// What the bot notes of each event as deputy, beside what the event changes.
    mutating func noteOnWatch(_ event: Event) {
        if let person = event.by, !event.fact.isFromOutside {
            watch.lastWord = Anchor(at: event.at, seq: event.seq)
            watch.meet(person, at: event.at)
        }
        for question in event.fact.answers { watch.answered[question.rawValue] = event.seq }
        if case .roleGiven(let given) = event.fact {
            if let person = given.person { watch.meet(person, at: event.at) }
            if given.role == .commander {
                watch.command = given.person.map { _ in Anchor(at: event.at, seq: event.seq) }
                watch.swoop = nil
            }
        }
        if case .taskAdded(let task) = event.fact, let owner = task.owner { watch.meet(owner, at: event.at) }
        if case .acknowledged(let acknowledged) = event.fact { watch.meet(acknowledged.person, at: event.at) }
        if case .decided(let words) = event.fact { watch.keep(DecisionTaken(text: words.text, at: event.at)) }
    }

    /// Timers and time-boxes end with their one call; they leave no mark to count from.
    mutating func endsByCalling(_ fired: Fired) -> Bool {
        if fired.rule == .timerOver {
            watch.timers.removeAll { $0.seq == fired.since }
            return true
        }
        if fired.rule == .taskDue {
            for index in tasks.indices where tasks[index].dueSince == fired.since { tasks[index].isCalledOut = true }
            return true
        }
        return false
    }

    mutating func apply(_ extended: TaskExtended, _ anchor: Anchor) {
        guard let index = tasks.firstIndex(where: { $0.number == extended.number }) else { return }
        tasks[index].due = extended.due
        tasks[index].dueSince = anchor.seq
        tasks[index].dueSetAt = anchor.at
        tasks[index].isCalledOut = nil
    }

    mutating func apply(_ present: Present, _ event: Event) {
        guard let person = event.by else { return }
        watch.rollCall?.note(person, present.role, at: event.at)
    }
}

extension Fact {
    /// It comes from no person, and changes nothing about an incident: the store does not even decode it for the fold.
    fileprivate var isFromOutside: Bool {
        if case .observed = self { return true }
        if case .stalking = self { return true }
        if case .undelivered = self { return true }
        if case .policyChanged = self { return true }
        return false
    }
}

extension Watch {
    mutating func meet(_ person: PersonID, at instant: Instant) {
        if !responders.contains(where: { $0.person == person }) {
            responders.append(Responder(person: person, since: instant))
        }
    }

    mutating func keep(_ decision: DecisionTaken) {
        decisions.append(decision)
        if decisions.count > 5 { decisions.removeFirst() }
    }

    mutating func add(_ set: TimerSet, _ event: Event) {
        timerCount = max(timerCount, set.number)
        timers.append(
            NamedTimer(
                number: set.number, text: set.text, setAt: event.at, due: set.due, by: event.by, place: event.from,
                seq: event.seq))
    }
}
