/// Habits that the bot points out kindly, each of which a team can turn off.
package struct AntiPatterns: Hashable, Sendable {
    /// Whoever commands does the technical work too.
    package var debuggingCommander = true
    /// The severity is discussed while the house burns.
    package var severityDebate = true
    package var twoOnOneTask = true

    /// So close together several words about the severity are a debate, and several findings are debugging.
    package static let window = Duration.minutes(10)
    /// How many of them.
    package static let count = 3
    /// A debate is not pointed out again sooner.
    package static let debateAgain = Duration.minutes(60)

    package init() {}
}
