import CSpawn
import Glibc

/// A pipe to a child or from it. Both ends are closed by `exec`, so no other child keeps one; the child gets its end as
/// a copy under its own number.
struct CommandPipe {
    private(set) var reading: Int32 = -1
    private(set) var writing: Int32 = -1

    /// Nil with `errno` set where the process has no descriptors left.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { return nil }
        (reading, writing) = (ends[0], ends[1])
    }

    /// So that neither a full pipe nor an empty one stops us.
    static func letGo(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    mutating func closeReading() {
        if reading >= 0 { close(reading) }
        reading = -1
    }
    mutating func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }
    mutating func closeBoth() {
        closeReading()
        closeWriting()
    }
}
