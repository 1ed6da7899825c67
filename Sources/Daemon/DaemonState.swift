import Settings
import Synchronization
import WebServer

/// Whether the daemon does its work, and what hinders it.
final class DaemonState: Sendable {
    private struct State {
        var isReady = false
        var troubles: [String: String] = [:]
        var missing: [MissingSecret] = []
    }
    private let state = Mutex(State())

    var readiness: Readiness {
        let state = state.withLock { $0 }
        let troubles = state.troubles.sorted { $0.key < $1.key }.map(\.value)
        // Looked for again at each question: one that was put in place meanwhile is in use.
        return Readiness(ready: state.isReady, troubles: troubles + state.missing.compactMap(\.trouble))
    }
    func set(missing: [MissingSecret]) { state.withLock { $0.missing = missing } }
    func becomeReady() { state.withLock { $0.isReady = true } }
    func set(trouble: String?, of name: String) {
        state.withLock { $0.troubles[name] = trouble.map { "\(name): \($0)" } }
    }
    /// Several of one name are told apart. True where this is news.
    func set(trouble: String?, of name: String, about: String) -> Bool {
        state.withLock { state in
            let key = "\(name)/\(about)"
            let sentence = trouble.map { "\(name): \($0)" }
            guard state.troubles[key] != sentence else { return false }
            state.troubles[key] = sentence
            return true
        }
    }
    func forget(_ name: String) {
        state.withLock { state in
            state.troubles = state.troubles.filter { $0.key != name && !$0.key.hasPrefix("\(name)/") }
        }
    }
    /// Where that name's trouble lasts.
    func trouble(of name: String) -> String? { state.withLock { $0.troubles[name] } }
}
