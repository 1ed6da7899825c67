/// What follows on a page of a line that nobody acknowledges, step after step.
package struct Escalation: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        /// Since the step before, or the page itself; nil for as long as the severity waits for an answer.
        package var after: Duration?
        /// Whom it pages; nil for everyone on the list.
        package var targets: [Target]?
        /// As the configuration names them.
        package var name: String
        package init(after: Duration?, targets: [Target]?, name: String) {
            self.after = after
            self.targets = targets
            self.name = name
        }
    }

    /// All of them, rounds and the last one included.
    package var steps: [Step]
    package init(steps: [Step]) { self.steps = steps }
}

extension Policy {
    /// How long an answer is waited for before the next are called: what the configuration says, else a third of the
    /// time of response (P1 5, P2 10, P3 40 min). Nil waits for ever.
    package func answerTime(_ severity: Severity) -> Duration? {
        guard timers.noAcknowledgement == .zero else { return timers.noAcknowledgement }
        return rule(for: severity)?.responseTime.map { $0 / 3 }
    }
}
