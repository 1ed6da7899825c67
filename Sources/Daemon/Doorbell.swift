import Glibc
import Incidents

/// A lock and something to wait on, for the one thread that blocks by design. It waits by the clock that nobody sets, and
/// looks at the wall clock twice a second: an instant comes sooner when that clock is set forward or the machine slept,
/// and a clock that is set back must be seen before that instant. Waiting for nothing costs nothing.
final class Doorbell: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
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

    private static let glance = Duration.milliseconds(500)

    /// Waits for a ring, an instant, or the next look at the clock; the lock must be held.
    func wait(until instant: Instant?) {
        guard let instant else {
            pthread_cond_wait(condition, mutex)
            return
        }
        let now = WallClock.now()
        let moment = WallClock.monotonic(
            after: Sabotage.trustsClock ? instant - now : min(instant - now, Self.glance))
        var deadline = timespec(
            tv_sec: Int(moment.seconds), tv_nsec: Int(moment.milliseconds - moment.seconds * 1000) * 1_000_000)
        pthread_cond_timedwait(condition, mutex, &deadline)
    }
}
