import Glibc

/// Seconds that something took: of the clock, and of this process's CPU time, which other people's load disturbs less.
struct Stopwatch {
    var wall: Double
    var cpu: Double

    static func measure(_ body: () throws -> Void) rethrows -> Stopwatch {
        let before = (wall: read(CLOCK_MONOTONIC), cpu: read(CLOCK_PROCESS_CPUTIME_ID))
        try body()
        return Stopwatch(
            wall: read(CLOCK_MONOTONIC) - before.wall, cpu: read(CLOCK_PROCESS_CPUTIME_ID) - before.cpu)
    }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
