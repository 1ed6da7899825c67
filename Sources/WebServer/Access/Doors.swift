import Synchronization

/// Who comes in, as the configuration says now: a reload puts others in the place of these, for requests and for streams
/// that are open.
package final class Doors: Sendable {
    private struct State {
        var tokens: TokenTable
        var asksToSignIn: Bool
    }
    private let state: Mutex<State>

    init(tokens: TokenTable, asksToSignIn: Bool) {
        state = Mutex(State(tokens: tokens, asksToSignIn: asksToSignIn))
    }

    var tokens: TokenTable { state.withLock { $0.tokens } }
    /// Nobody comes in without a session or a token, on loopback either.
    var asksToSignIn: Bool { state.withLock { $0.asksToSignIn } }

    /// What is different now, a line for each token; no secret stands in it.
    func replace(tokens: TokenTable, asksToSignIn: Bool) -> [String] {
        state.withLock { state in
            let changes = state.tokens.changes(to: tokens)
            state = State(tokens: tokens, asksToSignIn: asksToSignIn)
            return changes
        }
    }
}
