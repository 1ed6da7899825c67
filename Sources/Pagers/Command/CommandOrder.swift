/// A program to start once.
struct CommandOrder: Sendable {
    /// The program's path, and what it is called with. No shell looks at them.
    var words: [String]
    /// All that it has as its environment.
    var environment: [String: String]
    /// What it reads on standard input.
    var input: [UInt8]
    /// It and its process group are killed then.
    var limit: Duration

    /// Bytes of standard output that are kept: the first ones.
    static let outputKept = 64 * 1024
    /// Bytes of standard error that are kept: the last ones.
    static let errorsKept = 4096
}

/// How it ended.
struct CommandOutcome: Sendable, Equatable {
    enum Ending: Sendable, Equatable {
        case exited(Int32)
        case killedBySignal(Int32)
        /// It was still running at its limit.
        case outOfTime
        /// The caller gave up.
        case cancelled
        /// It could not be started: `errno`.
        case notStarted(Int32)
    }
    var ending: Ending
    var output: [UInt8] = []
    var errors: [UInt8] = []
}
