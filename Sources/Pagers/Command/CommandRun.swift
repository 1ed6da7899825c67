import Glibc
import Synchronization

/// One program from its start to its end, on a thread of its own: it waits without keeping one of Swift's pool.
final class CommandRun: Sendable {
    private let order: CommandOrder
    private let isCancelled = Mutex(false)
    private let continuation = Mutex<CheckedContinuation<CommandOutcome, Never>?>(nil)
    /// How often it is looked whether the program has ended, in milliseconds; its words are heard at once.
    private static let slice: Int32 = 20

    private init(_ order: CommandOrder) { self.order = order }

    /// The program has ended and left nothing behind when this returns. Cancelling the task kills it.
    static func outcome(of order: CommandOrder) async -> CommandOutcome {
        let run = CommandRun(order)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                run.continuation.withLock { $0 = continuation }
                if !run.startThread() { run.finish(CommandOutcome(ending: .notStarted(EAGAIN))) }
            }
        } onCancel: {
            run.isCancelled.withLock { $0 = true }
        }
    }

    private func finish(_ outcome: CommandOutcome) {
        let waiting = continuation.withLock { continuation in
            defer { continuation = nil }
            return continuation
        }
        waiting?.resume(returning: outcome)
    }

    private func startThread() -> Bool {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                let run = Unmanaged<CommandRun>.fromOpaque(context).takeRetainedValue()
                run.finish(run.work())
                return nil
            }, context.toOpaque())
        guard code == 0 else {
            context.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    private func work() -> CommandOutcome {
        Self.keepSignalsAway()
        guard var input = CommandPipe() else { return CommandOutcome(ending: .notStarted(errno)) }
        defer { input.closeBoth() }
        guard var output = CommandPipe() else { return CommandOutcome(ending: .notStarted(errno)) }
        defer { output.closeBoth() }
        guard var errors = CommandPipe() else { return CommandOutcome(ending: .notStarted(errno)) }
        defer { errors.closeBoth() }
        let pid: pid_t
        switch CommandSpawn.start(order, input: input.reading, output: output.writing, errors: errors.writing) {
        case .success(let started): pid = started
        case .failure(let trouble): return CommandOutcome(ending: .notStarted(trouble.code))
        }
        input.closeReading()
        output.closeWriting()
        errors.closeWriting()
        var talk = CommandTalk(order.input, to: &input, from: output.reading, errors: errors.reading)
        let ending = wait(for: pid, &talk, &input)
        talk.listen(for: 0, &input)
        return CommandOutcome(ending: ending, output: talk.output, errors: talk.errors)
    }

    /// A write to a program that has gone must not end us, and the process's other signals have a thread of their own.
    private static func keepSignalsAway() {
        var signals = sigset_t()
        sigfillset(&signals)
        for crash in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { sigdelset(&signals, crash) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private func wait(for pid: pid_t, _ talk: inout CommandTalk, _ input: inout CommandPipe) -> CommandOutcome.Ending {
        let clock = ContinuousClock()
        let end = clock.now + order.limit
        while true {
            talk.listen(for: Self.slice, &input)
            if let ending = Self.reap(pid, options: WNOHANG) { return ending }
            let isOver = clock.now >= end
            guard isOver || isCancelled.withLock({ $0 }) else { continue }
            // The whole group: what it started would go on ringing, or hold our pipes. It is not reaped yet, so the
            // number is still its own.
            kill(-pid, SIGKILL)
            _ = Self.reap(pid, options: 0)
            return isOver ? .outOfTime : .cancelled
        }
    }

    /// Nil while it runs.
    private static func reap(_ pid: pid_t, options: Int32) -> CommandOutcome.Ending? {
        var status: Int32 = 0
        var found = waitpid(pid, &status, options)
        while found < 0, errno == EINTR { found = waitpid(pid, &status, options) }
        guard found == pid else { return found == 0 ? nil : .exited(-1) }
        // What WIFEXITED, WEXITSTATUS and WTERMSIG are, which are macros.
        return status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .killedBySignal(status & 0x7F)
    }
}
