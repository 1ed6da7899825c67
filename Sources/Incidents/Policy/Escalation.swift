/// What follows on a page of a line that nobody acknowledges, step after step.
package struct Escalation: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        /// Since the step before, or the page itself.
        package var after: Duration
        /// Whom it pages; nil for everyone on the list.
        package var targets: [Target]?
        /// As the configuration names them.
        package var name: String
        package init(after: Duration, targets: [Target]?, name: String) {
            self.after = after
            self.targets = targets
            self.name = name
        }
    }

    /// All of them, rounds and the last one included.
    package var steps: [Step]
    package init(steps: [Step]) { self.steps = steps }
}
