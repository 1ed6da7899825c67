import Delivery
import Synchronization

/// Keeps what pagers hand in: the same word once, and what is to be remembered. `isBroken` makes it keep nothing.
final class RecordingIntake: PagerIntake {
    struct Broken: Error {}
    private struct State {
        var words: [PagerWord] = []
        var memory: [String: String] = [:]
        var isBroken = false
    }
    private let state = Mutex(State())

    var words: [PagerWord] { state.withLock { $0.words } }
    var memory: [String: String] { state.withLock { $0.memory } }
    func setBroken(_ isBroken: Bool) { state.withLock { $0.isBroken = isBroken } }

    func take(_ word: PagerWord) async throws {
        try state.withLock { state in
            guard !state.isBroken else { throw Broken() }
            if !state.words.contains(where: { $0.pager == word.pager && $0.id == word.id }) { state.words.append(word) }
        }
    }
    func counts(_ word: PagerWord) async -> Bool { true }
    func remembered(_ key: String) async -> String? { state.withLock { $0.memory[key] } }
    func remember(_ key: String, _ value: String) async throws {
        try state.withLock { state in
            guard !state.isBroken else { throw Broken() }
            state.memory[key] = value
        }
    }
}
