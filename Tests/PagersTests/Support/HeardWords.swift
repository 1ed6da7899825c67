import Delivery
import Synchronization

/// An intake that keeps what it is given, or is full.
final class HeardWords: PagerIntake {
    struct Full: Error {}
    private let kept = Mutex<(words: [PagerWord], memory: [String: String], isFull: Bool)>(([], [:], false))

    var words: [PagerWord] { kept.withLock { $0.words } }
    var memory: [String: String] { kept.withLock { $0.memory } }
    func fill() { kept.withLock { $0.isFull = true } }

    func take(_ word: PagerWord) async throws {
        try kept.withLock { kept in
            if kept.isFull { throw Full() }
            if !kept.words.contains(where: { $0.pager == word.pager && $0.id == word.id }) { kept.words.append(word) }
        }
    }
    func counts(_ word: PagerWord) async -> Bool { !outsiders.withLock { $0.contains(word.dedupKey) } }
    /// Pages whose people may not answer them any more.
    private let outsiders = Mutex<Set<String>>([])
    func shutOut(_ page: String) { outsiders.withLock { _ = $0.insert(page) } }
    func remembered(_ key: String) async -> String? { memory[key] }
    func remember(_ key: String, _ value: String) async throws { kept.withLock { $0.memory[key] = value } }
}
