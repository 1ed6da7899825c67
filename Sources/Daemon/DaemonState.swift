import Synchronization
import WebServer

/// Whether the daemon does its work, and what hinders it.
final class DaemonState: Sendable {
    private struct State {
        var isReady = false
        var troubles: [String: String] = [:]
    }
    private let state = Mutex(State())

    var readiness: Readiness {
        state.withLock { state in
            Readiness(ready: state.isReady, troubles: state.troubles.sorted { $0.key < $1.key }.map(\.value))
        }
    }
    func becomeReady() { state.withLock { $0.isReady = true } }
    func set(trouble: String?, of name: String) {
        state.withLock { $0.troubles[name] = trouble.map { "\(name): \($0)" } }
    }
}
