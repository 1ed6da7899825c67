/// What a commander is asked every quarter of an hour, in the order in which it is asked.
package enum Question: String, Hashable, Sendable, Codable, CaseIterable {
    case information, hypothesis, people, mitigation, impact
}

extension Fact {
    /// The questions that this answers.
    var answers: [Question] {
        if case .updated(let update) = self {
            let fields = update.fields
            return [
                .information, fields.theory.map { _ in .hypothesis }, fields.nextAction.map { _ in .mitigation },
                fields.impact.map { _ in .impact },
            ].compactMap { $0 }
        }
        if case .impactSet = self { return [.impact] }
        if case .causeSet = self { return [.hypothesis] }
        if case .decided = self { return [.mitigation] }
        if case .taskAdded = self { return [.mitigation] }
        // Those that a rule pages by itself say nothing of whether the commander has enough.
        if case .paged(let paged) = self, paged.rule == nil { return [.people] }
        if case .streamOpened = self { return [.people] }
        if case .roleGiven(let given) = self, given.person != nil, given.role != .commander { return [.people] }
        return []
    }
}

extension Incident {
    /// What nobody has answered since an event. A hypothesis that stands is an answer for as long as it stands.
    package func unanswered(since seq: Int) -> [Question] {
        let hasHypothesis = fields.theory != nil || cause != nil || phase == .identified
        return Question.allCases.filter { question in
            if question == .hypothesis, hasHypothesis { return false }
            return (watch.answered[question.rawValue] ?? 0) <= seq
        }
    }

    /// The command that the deputy's clock runs from: taken, or taken up again by a reopening.
    package var commandClock: Anchor? {
        guard commander != nil, let taken = watch.command else { return nil }
        return taken.at >= ladder.at ? taken : ladder
    }

    /// What is open in the round that ends now.
    package var openQuestions: [Question] {
        guard let clock = commandClock else { return [] }
        let last = mark(of: .questions, since: clock.seq)
        return unanswered(since: last?.lastSeq ?? last?.firstSeq ?? clock.seq)
    }
}
