import Delivery
import Synchronization

/// Keeps what pagers hand in; each id once, as the ledger does.
final class RecordingIntake: PagerIntake {
    struct Broken: Error {}
    private let kept = Mutex<(words: [PagerWord], notes: [String: String], isBroken: Bool)>(([], [:], false))

    var words: [PagerWord] { kept.withLock { $0.words } }
    func setBroken(_ isBroken: Bool) { kept.withLock { $0.isBroken = isBroken } }

    func take(_ word: PagerWord) async throws {
        try kept.withLock { state in
            if state.isBroken { throw Broken() }
            let isKnown = state.words.contains { $0.pager == word.pager && $0.id == word.id }
            if !isKnown { state.words.append(word) }
        }
    }
    func remembered(_ key: String) async -> String? { kept.withLock { $0.notes[key] } }
    func remember(_ key: String, _ value: String) async throws { kept.withLock { $0.notes[key] = value } }
}
