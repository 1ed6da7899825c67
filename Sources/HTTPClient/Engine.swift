import CCurl
import Glibc

/// The way in to one curl thread, callable from anywhere.
///
/// The thread starts with the first order and sleeps in `curl_multi_poll` without a deadline while nothing runs.
final class Engine: Sendable {
    enum Command {
        case start(Job)
        case cancel(Ticket)
    }

    /// unstarted → running → stopping → stopped, or unstarted → stopped. Only `running` takes orders.
    private enum Phase {
        case unstarted
        case running(UnsafeMutableRawPointer)
        case stopping
        case stopped
    }

    private struct Desk {
        var phase = Phase.unstarted
        var commands: [Command] = []
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let desk = Guarded(Desk())
    private let userAgent: String

    init(userAgent: String) {
        self.userAgent = userAgent
    }

    /// Carries out one order; the caller's cancellation ends it.
    func run(_ order: Order) async -> Result<Answer, HTTPFailure> {
        let ticket = Ticket()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                submit(Job(order: order, ticket: ticket, continuation: continuation))
            }
        } onCancel: {
            ticket.cancel()
            post(.cancel(ticket))
        }
    }

    private func submit(_ job: Job) {
        let place = job.order.destination
        guard !job.ticket.isCancelled else {
            return job.fail(.cancelled, "the request to \(place) was cancelled before it was sent")
        }
        guard start() else {
            return job.fail(.other, "nothing was sent to \(place): no thread could be started for it")
        }
        guard post(.start(job)) else {
            return job.fail(.cancelled, "nothing was sent to \(place): the client has been shut down")
        }
    }

    /// Queues a command and wakes the thread, unless one already waits there: its wake-up serves both.
    @discardableResult
    private func post(_ command: Command) -> Bool {
        desk.withLock { desk in
            guard case .running(let multi) = desk.phase else { return false }
            desk.commands.append(command)
            if desk.commands.count == 1 { curl_multi_wakeup(multi) }
            return true
        }
    }

    /// Starts the thread if this is the first order. False when the system gives no thread.
    private func start() -> Bool {
        desk.withLock { desk in
            guard case .unstarted = desk.phase else { return true }
            guard let multi = Curl.makeMulti() else { return false }
            let loop = Loop(multi: multi, userAgent: userAgent, engine: self)
            guard loop.startThread() else {
                curl_multi_cleanup(multi)
                return false
            }
            desk.phase = .running(multi)
            return true
        }
    }

    /// For a transfer in a call of curl's that does not return to the loop.
    var isStopping: Bool {
        desk.withLock { desk in
            if case .running = desk.phase { false } else { true }
        }
    }

    /// Takes what is queued, or nil when the loop has to end.
    func take() -> [Command]? {
        desk.withLock { desk in
            guard case .running = desk.phase else { return nil }
            defer { desk.commands.removeAll() }
            return desk.commands
        }
    }

    /// Ends the thread and waits until it has let go of its connections.
    func stop() async {
        await withCheckedContinuation { stop($0) }
    }

    func stop(_ waiter: CheckedContinuation<Void, Never>?) {
        let isOver = desk.withLock { desk in
            switch desk.phase {
            case .unstarted, .stopped:
                desk.phase = .stopped
                return true
            case .running(let multi):
                desk.phase = .stopping
                curl_multi_wakeup(multi)
            case .stopping:
                break
            }
            if let waiter { desk.waiters.append(waiter) }
            return false
        }
        if isOver { waiter?.resume() }
    }

    /// Called by the loop when it has ended its transfers: what is still queued never began.
    func failQueued() {
        let commands = desk.withLock { desk in
            defer { desk.commands.removeAll() }
            return desk.commands
        }
        for case .start(let job) in commands {
            job.fail(.cancelled, "nothing was sent to \(job.order.destination): the client was shut down")
        }
    }

    /// Called by the loop as its last act.
    func ended() {
        let waiters = desk.withLock { desk in
            desk.phase = .stopped
            defer { desk.waiters.removeAll() }
            return desk.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
