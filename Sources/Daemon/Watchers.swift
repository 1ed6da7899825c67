import Delivery
import Logging
import Synchronization

/// What asks services for news by itself: pagers that are not called, and schedules kept elsewhere. A new configuration
/// has new ones in the place of the old.
final class Watchers: Sendable {
    private let words: PagerWords
    private let ledger: LedgerThread
    private let logger: Logger
    private let tasks = Mutex<[Task<Void, Never>]>([])

    init(words: PagerWords, ledger: LedgerThread, logger: Logger) {
        self.words = words
        self.ledger = ledger
        self.logger = logger
    }

    /// - every: how long after one reading of a schedule the next one begins.
    func start(_ adapters: Adapters, readingEvery every: Duration) {
        let words = words
        let pagers = adapters.pagers.map { pager in Task { await pager.watch(into: words) } }
        let rosters = adapters.rosters.map { source in
            Task { [ledger, logger] in
                await RosterReader(source: source, every: every, ledger: ledger, logger: logger).run()
            }
        }
        replace(with: pagers + rosters)
    }

    func stop() { replace(with: []) }

    private func replace(with new: [Task<Void, Never>]) {
        let old = tasks.withLock { tasks in
            defer { tasks = new }
            return tasks
        }
        for task in old { task.cancel() }
    }
}
