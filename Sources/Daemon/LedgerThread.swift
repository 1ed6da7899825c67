import Delivery
import Foundation
import Incidents
import Ledger
import Logging
import Store

/// The thread that the ledger lives on: fsync blocks here and nowhere else.
///
/// Whatever is waiting when it comes round is one group, at most 256 entries; there is no timer that gathers more.
/// It sleeps until an entry arrives or the next deadline or retry is due, so a quiet daemon uses no CPU.
package final class LedgerThread: @unchecked Sendable {
    private struct Waiting {
        var entry: Entry
        var answer: CheckedContinuation<Receipt, Never>?
    }

    static let groupLimit = 256

    private let bell = Doorbell()
    // Guarded by the bell's lock.
    private var waiting: [Waiting] = []
    private var readers: [(Ledger) -> Void] = []
    private var firesDeadlines = false
    private var isStopping = false

    // Touched by the thread alone.
    private let ledger: Ledger
    private let courier: CourierBox
    private let hub: RoomHub
    private let counts: DaemonCounts
    private let logger: Logger
    private var retryAt: Instant?

    init(ledger: Ledger, courier: CourierBox, hub: RoomHub, counts: DaemonCounts, logger: Logger) {
        self.ledger = ledger
        self.courier = courier
        self.hub = hub
        self.counts = counts
        self.logger = logger
    }

    func start() {
        let thread = Thread { [self] in run() }
        thread.name = "ledger"
        thread.stackSize = 4 << 20
        thread.start()
    }

    /// Hands an entry in; comes back after its group was committed or refused.
    package func submit(_ entry: Entry) async -> Receipt {
        await withCheckedContinuation { continuation in
            let isClosed = bell.withLock {
                if isStopping { return true }
                waiting.append(Waiting(entry: entry, answer: continuation))
                bell.ring()
                return false
            }
            if isClosed { continuation.resume(returning: .failed("Sitrep is stopping")) }
        }
    }

    /// Hands an entry in without waiting for it.
    func post(_ entry: Entry) {
        bell.withLock {
            waiting.append(Waiting(entry: entry, answer: nil))
            bell.ring()
        }
    }

    /// Reads between two groups.
    package func read<Value: Sendable>(_ body: @escaping @Sendable (Ledger) -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            bell.withLock {
                readers.append { continuation.resume(returning: body($0)) }
                bell.ring()
            }
        }
    }

    /// From now on deadlines fire: the chats have caught up, or had their time.
    func beginFiring() {
        bell.withLock {
            firesDeadlines = true
            bell.ring()
        }
    }

    /// Lets the last group finish and writes what makes the next start quick.
    func stop() async {
        await read { [logger] ledger in
            do { try ledger.saveAll(at: WallClock.now()) } catch {
                logger.warning("snapshots not written; the next start replays more", metadata: ["why": "\(error)"])
            }
            ledger.store.close()
        }
        bell.withLock {
            isStopping = true
            bell.ring()
        }
    }

    private func run() {
        while true {
            let (group, asked, fires, stops) = next()
            if stops { return }
            if !group.isEmpty { take(group) }
            for read in asked { read(ledger) }
            let now = WallClock.now()
            if fires { tick(at: now) }
            for errand in ledger.startErrands(at: WallClock.now()) { start(errand) }
        }
    }

    private func next() -> (group: [Waiting], asked: [(Ledger) -> Void], fires: Bool, stops: Bool) {
        let wake = ledger.nextWake
        return bell.withLock {
            while waiting.isEmpty, readers.isEmpty, !isStopping {
                let due = firesDeadlines ? wake : nil
                if let due, due <= WallClock.now() { break }
                let firedBefore = firesDeadlines
                bell.wait(until: due)
                if firesDeadlines != firedBefore { break }
            }
            let group = Array(waiting.prefix(Self.groupLimit))
            waiting.removeFirst(group.count)
            let asked = readers
            readers.removeAll()
            return (group, asked, firesDeadlines, isStopping && group.isEmpty && asked.isEmpty)
        }
    }

    private func take(_ group: [Waiting]) {
        let output = ledger.take(group.map(\.entry), at: WallClock.now())
        counts.committed(entries: group.count, failed: output.failure != nil)
        if let failure = output.failure {
            logger.error("group not kept", metadata: ["why": "\(failure)", "entries": "\(group.count)"])
            // An errand that came back must not be forgotten: its lane would wait for ever.
            for one in group where one.entry.mustBeTakenAgain { takeAgainSoon(one.entry) }
        }
        // Before anything else is shown live.
        for (room, people) in ledger.takeShutRooms() { hub.shut(room, to: people) }
        for (one, receipt) in zip(group, output.receipts) { one.answer?.resume(returning: receipt) }
        hub.tell(output.messages)
    }

    private func tick(at now: Instant) {
        guard let due = ledger.nextDue, due <= now else { return }
        let output = ledger.tick(at: now)
        counts.fired(late: now - due)
        if let failure = output.failure { logger.error("deadlines not kept", metadata: ["why": "\(failure)"]) }
        hub.tell(output.messages)
    }

    fileprivate func announce(_ output: Ledger.Output) {
        if let failure = output.failure { logger.error("policy change not kept", metadata: ["why": "\(failure)"]) }
        hub.tell(output.messages)
    }

    private func start(_ errand: ReadyErrand) {
        let courier = courier.current
        counts.sent()
        Task {
            let outcome = await courier.carry(errand)
            if case .failed(let failure) = outcome {
                logger.warning(
                    "errand failed",
                    metadata: [
                        "lane": "\(errand.alias ?? errand.row.lane)",
                        "why": "\(errand.alias == nil ? failure.sentence : "said in its own room")",
                        "attempt": "\(errand.row.attempts + 1)",
                    ])
            }
            post(.finished(errand.row, outcome))
        }
    }

    private func takeAgainSoon(_ entry: Entry) {
        Task {
            // Cancelled only when the process ends; then the row is looked up at the next start.
            try? await Task.sleep(for: .seconds(1))
            post(entry)
        }
    }
}

extension Entry {
    fileprivate var mustBeTakenAgain: Bool {
        switch self {
        case .finished: true
        case .local, .heard, .polled, .openLocalRoom, .trouble, .notice, .reachable, .moved, .learned, .named, .request,
            .pagerWord, .roster, .remember:
            false
        }
    }
}

extension LedgerThread {
    /// A new policy, in force from the next group on.
    func adopt(_ policy: Policy) async {
        await read { [self] ledger in
            let output = ledger.adopt(policy, at: WallClock.now())
            announce(output)
        }
    }
}
