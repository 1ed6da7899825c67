import Glibc
import Incidents

/// The one place that asks what time it is.
package enum WallClock {
    package static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// What a clock that is never set will show after so long.
    static func monotonic(after duration: Duration) -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let shown = Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        return shown + max(.zero, duration)
    }
}
