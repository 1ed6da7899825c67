import Incidents
import Settings
import Synchronization
import WebServer

/// Whether the daemon does its work, and what hinders it.
final class DaemonState: Sendable {
    private struct State {
        var isReady = false
        var troubles: [String: String] = [:]
        var missing: [MissingSecret] = []
        var setBack: (at: Instant, sentence: String)?
        /// Why the last group was not kept; nil while everything is.
        var refused: String?
    }
    private let state = Mutex(State())
    /// People hear of a clock that was set back for so long.
    private static let memory = Duration.days(1)

    var readiness: Readiness {
        let state = state.withLock { $0 }
        var troubles = state.troubles.sorted { $0.key < $1.key }.map(\.value)
        if let back = state.setBack, WallClock.now() - back.at < Self.memory { troubles.append(back.sentence) }
        if let refused = state.refused { troubles.insert(refused, at: 0) }
        // Looked for again at each question: one that was put in place meanwhile is in use.
        return Readiness(
            ready: state.isReady && state.refused == nil,
            troubles: troubles + state.missing.compactMap(\.trouble))
    }
    func set(missing: [MissingSecret]) { state.withLock { $0.missing = missing } }
    func becomeReady() { state.withLock { $0.isReady = true } }
    func set(trouble: String?, of name: String) {
        state.withLock { $0.troubles[name] = trouble.map { "\(name): \($0)" } }
    }

    /// Whoever is told that it is ready must be able to write.
    func note(refused: String?) { state.withLock { $0.refused = refused } }
    var isRefused: Bool { state.withLock { $0.refused != nil } }

    /// False where that was known.
    func note(_ back: SetBack, as sentence: @autoclosure () -> String) -> Bool {
        state.withLock { state in
            guard state.setBack?.at != back.at else { return false }
            state.setBack = (back.at, sentence())
            return true
        }
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
