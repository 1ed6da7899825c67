import Delivery
import Foundation
import Incidents
import Ledger
import Logging
import Store
import Wording

/// The thread that the ledger lives on: fsync blocks here and nowhere else.
///
/// Whatever is waiting when it comes round is one group, at most 256 entries; there is no timer that gathers more.
/// It sleeps until an entry arrives or the next deadline or retry is due; while something is pending it looks at the
/// clock twice a second (`Doorbell`), and while nothing is it uses no CPU.
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
    /// What has to leave stays in the outbox from now on.
    private var sendsNothingMore = false
    private var errandsUnderWay = 0

    // Touched by the thread alone.
    private let ledger: Ledger
    private var failures = FailureMemory()
    private let courier: CourierBox
    private let hub: RoomHub
    private let counts: DaemonCounts
    private let state: DaemonState
    private let logger: Logger

    init(
        ledger: Ledger, courier: CourierBox, hub: RoomHub, counts: DaemonCounts, state: DaemonState, logger: Logger
    ) {
        self.ledger = ledger
        self.courier = courier
        self.hub = hub
        self.counts = counts
        self.state = state
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

    /// No errand leaves any more; comes back when those under way have, and what came of them is kept. The caller's
    /// cancellation ends the wait.
    func finishErrands() async {
        bell.withLock { sendsNothingMore = true }
        while bell.withLock({ errandsUnderWay > 0 }) {
            // Cancelled when the time is up.
            do { try await Task.sleep(for: .milliseconds(20)) } catch { return }
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
            lookAtClock()
            let now = WallClock.now()
            if fires { tick(at: now) }
            if !bell.withLock({ sendsNothingMore }) {
                for errand in ledger.startErrands(at: WallClock.now()) { start(errand) }
            }
            // Nothing is left of it where no safeguard is left out, and one that is does not report failures either.
            try? ledger.store.commitLate()
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
                // After the wait, not before it: where it cannot be put right the next try is half a second away.
                if firesDeadlines != firedBefore || ledger.isSetBack(at: WallClock.now()) { break }
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
        tell(output, "group not kept")
        // An errand that came back must not be forgotten: its lane would wait for ever.
        for (one, receipt) in zip(group, output.receipts) where one.entry.mustBeTakenAgain {
            if case .failed = receipt { takeAgainSoon(one.entry) }
        }
        shutRooms()
        let back = group.count { $0.entry.mustBeTakenAgain }
        if back > 0, output.failure == nil { bell.withLock { errandsUnderWay -= back } }
        for (one, receipt) in zip(group, output.receipts) { one.answer?.resume(returning: receipt) }
        hub.tell(output.messages)
    }

    private func lookAtClock() {
        let now = WallClock.now()
        if ledger.isSetBack(at: now) {
            let output = ledger.lookAtClock(at: now)
            tell(output, "clock not put right")
            hub.tell(output.messages)
        }
        guard let back = ledger.setBack, state.note(back, as: ledger.wording.clockTrouble(back)) else { return }
        logger.warning("the clock was set back", metadata: ["by": "\(back.by)", "at": "\(back.at.rfc3339)"])
    }

    /// Before anything else is shown live.
    private func shutRooms() {
        for (room, people) in ledger.takeShutRooms() { hub.shut(room, to: people) }
    }

    private func tick(at now: Instant) {
        guard let due = ledger.nextDue, due <= now else { return }
        let output = ledger.tick(at: now)
        counts.fired(late: now - due)
        tell(output, "deadlines not kept")
        shutRooms()
        hub.tell(output.messages)
    }

    fileprivate func announce(_ output: Ledger.Output) {
        tell(output, "policy change not kept")
        shutRooms()
        hub.tell(output.messages)
    }

    /// What fails again each second is one line an hour. Whether the disk takes what is written is for `/readyz` too.
    private func tell(_ output: Ledger.Output, _ what: Logger.Message) {
        let now = WallClock.now()
        if let failure = output.failure { state.note(refused: failure) }
        for why in [output.failure].compactMap({ $0 }) + output.givenUp where failures.isNew(why, at: now) {
            logger.error(what, metadata: ["why": "\(why)"])
        }
    }

    private func start(_ errand: ReadyErrand) {
        let courier = courier.current
        counts.sent()
        bell.withLock { errandsUnderWay += 1 }
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
        case .local, .heard, .polled, .openLocalRoom, .trouble, .notice, .reachable, .moved, .learned, .request,
            .pagerWord, .roster, .remember, .sessionSeen, .sessionEnded, .named:
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
