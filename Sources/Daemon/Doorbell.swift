import Glibc
import Incidents

/// A lock and something to wait on, for the one thread that blocks by design. A condition variable on the wall clock:
/// it wakes at an instant also after the machine slept or its clock was set, and costs nothing while it waits.
final class Doorbell: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        guard Sabotage.trustsClock else {
            pthread_cond_init(condition, nil)
            return
        }
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func withLock<Value>(_ body: () throws -> Value) rethrows -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body()
    }

    func ring() { pthread_cond_signal(condition) }

    /// Waits for a ring or an instant; the lock must be held.
    func wait(until instant: Instant?) {
        guard let instant else {
            pthread_cond_wait(condition, mutex)
            return
        }
        let moment = Sabotage.trustsClock ? WallClock.monotonic(at: instant) : instant
        var deadline = timespec(
            tv_sec: Int(moment.seconds), tv_nsec: Int(moment.milliseconds - moment.seconds * 1000) * 1_000_000)
        pthread_cond_timedwait(condition, mutex, &deadline)
    }
}
